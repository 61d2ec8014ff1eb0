#include "intimetry/core/buffer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

namespace intimetry::buffer_test {
namespace {

TEST(Buffer, KeepsItsMemoryWhenThereIsEnough) {
  Buffer<int> buffer(100);
  const int* const memory = buffer.data();
  buffer.resize(10);
  EXPECT_EQ(buffer.data(), memory);
  EXPECT_EQ(buffer.size(), 10U);
  buffer.resize(100);
  EXPECT_EQ(buffer.data(), memory);
  EXPECT_EQ(buffer.view().size(), 100U);
}

TEST(Buffer, OneThatWasMovedFromIsEmptyAndCanBeUsedAgain) {
  Buffer<double> from(4);
  std::fill(from.data(), from.data() + 4, 2.5);
  const Buffer<double> to = std::move(from);
  EXPECT_EQ(to[3], 2.5);
  EXPECT_EQ(from.size(), 0U);  // NOLINT: what is left behind is what is tested
  from.resize(3);
  ASSERT_NE(from.data(), nullptr);
  from[2] = 1;
  EXPECT_EQ(from.view().back(), 1);
}

}  // namespace
}  // namespace intimetry::buffer_test
