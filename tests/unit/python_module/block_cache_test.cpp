#include "block_cache.hpp"

#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <thread>
#include <vector>

namespace intimetry::python::block_cache_test {
namespace {

constexpr std::size_t mebi = std::size_t{1} << 20U;

TEST(BlockCache, WhatWasFreedIsHandedOutAgainForAsManyPages) {
  BlockCache blocks(16 * mebi);
  void* const first = blocks.allocate(3 * mebi);
  void* const second = blocks.allocate(3 * mebi);
  EXPECT_NE(first, second);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(first) % (2 * mebi), 0U);
  blocks.deallocate(first, 3 * mebi);
  EXPECT_EQ(blocks.kept_bytes(), 4 * mebi);

  void* const other = blocks.allocate(5 * mebi);
  EXPECT_NE(other, first);
  void* const again = blocks.allocate(4 * mebi);
  EXPECT_EQ(again, first);
  EXPECT_EQ(blocks.kept_bytes(), 0U);
  std::fill_n(static_cast<char*>(again), 4 * mebi, 'x');
  EXPECT_EQ(static_cast<char*>(again)[4 * mebi - 1], 'x');

  blocks.deallocate(other, 5 * mebi);
  blocks.deallocate(second, 3 * mebi);
  blocks.deallocate(again, 4 * mebi);
  EXPECT_EQ(blocks.kept_bytes(), 14 * mebi);
}

TEST(BlockCache, TheOldestGivesWayWhereMoreWouldBeKeptThanMay) {
  BlockCache blocks(8 * mebi);
  void* const first = blocks.allocate(4 * mebi);
  void* const second = blocks.allocate(4 * mebi);
  void* const third = blocks.allocate(2 * mebi);
  void* const huge = blocks.allocate(9 * mebi);
  for (void* const block : {first, second}) blocks.deallocate(block, 4 * mebi);
  EXPECT_EQ(blocks.kept_bytes(), 8 * mebi);
  blocks.deallocate(third, 2 * mebi);
  EXPECT_EQ(blocks.kept_bytes(), 6 * mebi);
  blocks.deallocate(huge, 9 * mebi);
  EXPECT_EQ(blocks.kept_bytes(), 6 * mebi);
  EXPECT_EQ(blocks.allocate(4 * mebi), second);
  EXPECT_EQ(blocks.allocate(2 * mebi), third);
  blocks.deallocate(second, 4 * mebi);
  blocks.deallocate(third, 2 * mebi);
}

TEST(BlockCache, WhatCannotBeOfferedToTheSystemIsNotKept) {
  BlockCache blocks(8 * mebi);
  void* const block = blocks.allocate(2 * mebi);
  // By number: the function of this name does nothing under AddressSanitizer.
  if (syscall(SYS_mlock, block, std::size_t{4096}) != 0) GTEST_SKIP() << "this system locks no memory";
  blocks.deallocate(block, 2 * mebi);
  EXPECT_EQ(blocks.kept_bytes(), 0U);
}

TEST(BlockCache, MoreThanThereIsIsAnErrorAndWhatIsKeptGoesFirst) {
  BlockCache blocks(8 * mebi);
  blocks.deallocate(blocks.allocate(4 * mebi), 4 * mebi);
  EXPECT_THROW(static_cast<void>(blocks.allocate(std::numeric_limits<std::size_t>::max())), std::bad_alloc);
  EXPECT_EQ(blocks.kept_bytes(), 4 * mebi);
  EXPECT_THROW(static_cast<void>(blocks.allocate(std::numeric_limits<std::size_t>::max() / 4)),
               std::bad_alloc);
  EXPECT_EQ(blocks.kept_bytes(), 0U);
}

TEST(BlockCache, AForkedProcessDoesNotWaitForAThreadThatItDoesNotHave) {
  BlockCache blocks(64 * mebi);
  std::atomic<bool> stop = false;
  std::thread other([&] {
    while (!stop) blocks.deallocate(blocks.allocate(64 * mebi), 64 * mebi);
  });
  int stuck = 0;
  for (int turn = 0; turn < 40; ++turn) {
    const pid_t child = fork();
    if (child == 0) {
      alarm(10);
      for (int i = 0; i < 5; ++i) blocks.deallocate(blocks.allocate(64 * mebi), 64 * mebi);
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    stuck += status != 0 ? 1 : 0;
  }
  stop = true;
  other.join();
  EXPECT_EQ(stuck, 0);
}

TEST(BlockCache, NoBlockIsHandedToTwoThreads) {
  BlockCache blocks(6 * mebi);
  std::vector<std::size_t> spoilt(3);
  std::vector<std::thread> threads;
  for (std::size_t id = 0; id < spoilt.size(); ++id) {
    threads.emplace_back([&blocks, &wrong = spoilt[id], id] {
      for (std::size_t turn = 0; turn < 100; ++turn) {
        const std::size_t bytes = (1 + (turn + id) % 3) * 2 * mebi;
        auto* const block = static_cast<std::size_t*>(blocks.allocate(bytes));
        for (std::size_t i = 0; i < bytes / sizeof *block; i += 512) block[i] = id;
        for (std::size_t i = 0; i < bytes / sizeof *block; i += 512) wrong += block[i] != id ? 1 : 0;
        blocks.deallocate(block, bytes);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(spoilt, std::vector<std::size_t>(3));
  EXPECT_LE(blocks.kept_bytes(), 6 * mebi);
}

}  // namespace
}  // namespace intimetry::python::block_cache_test
