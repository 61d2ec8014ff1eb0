#include "intimetry/core/buffer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <new>
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

std::size_t advised_bytes = 0;

TEST(Buffer, OfLargeBlocksTheProgramMayAdviseItsSystem) {
  for (const bool advises : {false, true}) {
    advised_bytes = 0;
    if (advises) {
      large_block_advice = [](void* block, std::size_t bytes) noexcept {
        advised_bytes = reinterpret_cast<std::uintptr_t>(block) % large_page == 0 ? bytes : 0;
      };
    }
    Buffer<double> buffer;
    for (const std::size_t size : {1000U, 131071U, 131072U, 262144U, 262145U, 1000000U}) {  // up to 8 MB
      buffer.resize(size);
      for (std::size_t i = 0; i < size; ++i) buffer[i] = static_cast<double>(i);
      EXPECT_EQ(buffer.view().back(), static_cast<double>(size - 1));
    }
    EXPECT_EQ(advised_bytes, advises ? 4 * large_page : 0U);
  }
  large_block_advice = nullptr;
}

TEST(Buffer, MoreThanThereIsIsAnErrorAndChangesNothing) {
  Buffer<double> buffer(2);
  buffer[1] = 7;
  EXPECT_THROW(buffer.resize(std::numeric_limits<std::size_t>::max() / 4), std::bad_alloc);
  EXPECT_THROW(buffer.resize(std::numeric_limits<std::size_t>::max() / sizeof(double)), std::bad_alloc);
  EXPECT_EQ(buffer.size(), 2U);
  EXPECT_EQ(buffer[1], 7);
}

}  // namespace
}  // namespace intimetry::buffer_test
