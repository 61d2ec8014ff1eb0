#include "intimetry/core/buffer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
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

class Counting final : public LargeBlocks {
 public:
  std::size_t held = 0;
  std::size_t asked = 0;

  void* allocate(std::size_t bytes) override {
    held += bytes;
    asked = bytes;
    return ::operator new(bytes);
  }
  void deallocate(void* block, std::size_t bytes) noexcept override {
    held -= bytes;
    ::operator delete(block);
  }
};

#if !defined(_WIN32)
TEST(Buffer, LargeBlocksBeginWithALineOfTheCache) {
  for (const std::size_t size : {large_block, large_block + 1, 3 * large_block + 1000}) {
    const Buffer<char> buffer(size);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(buffer.data()) % 64, 0U);
  }
}
#endif

TEST(Buffer, LargeBlocksComeFromWhereTheProgramSays) {
  Counting memory;
  {
    Buffer<double> before(large_block / sizeof(double));
    large_blocks = &memory;
    Buffer<double> buffer;
    for (const std::size_t size : {1000U, 131071U}) {
      buffer.resize(size);
      EXPECT_EQ(memory.asked, 0U);
    }
    for (const std::size_t size : {131072U, 262145U, 1000000U}) {
      buffer.resize(size);
      for (std::size_t i = 0; i < size; ++i) buffer[i] = static_cast<double>(i);
      EXPECT_EQ(buffer.view().back(), static_cast<double>(size - 1));
      EXPECT_EQ(memory.held, size * sizeof(double));
    }
    buffer.resize(1000);  // keeps what it has
    EXPECT_EQ(memory.held, 8000000U);
    const Buffer<double> other = std::move(buffer);
    // What was made where blocks came from another place goes back there.
    before.resize(large_block);
    EXPECT_EQ(memory.held, 8000000U + sizeof(double) * large_block);
    large_blocks = nullptr;
  }
  EXPECT_EQ(memory.held, 0U);
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
