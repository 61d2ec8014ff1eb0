#include "intimetry/core/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

namespace intimetry::parallel_test {
namespace {

TEST(ParallelFor, DoesEachBlockOnce) {
  for (const unsigned threads : {0U, 1U, 2U, 3U, 8U, 64U}) {
    for (const std::size_t blocks :
         {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{1000}}) {
      std::vector<int> done(blocks, 0);
      parallel_for(blocks, threads, [&](std::size_t block) { ++done[block]; });
      EXPECT_EQ(done, std::vector<int>(blocks, 1)) << threads << " threads";
    }
  }
}

TEST(ParallelFor, OneThreadIsTheCallersAndKeepsTheOrder) {
  const auto caller = std::this_thread::get_id();
  std::vector<std::size_t> order;
  parallel_for(5, 1, [&](std::size_t block) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    order.push_back(block);
  });
  EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
}

TEST(ParallelFor, MoreThreadsThanBlocksAreNotMade) {
  std::mutex lock;
  std::set<std::thread::id> ids;
  parallel_for(2, 16, [&](std::size_t) {
    const std::lock_guard guard(lock);
    ids.insert(std::this_thread::get_id());
  });
  EXPECT_LE(ids.size(), 2U);
}

TEST(ParallelFor, ThrowsWhatABodyThrewAfterAllHaveEnded) {
  for (const unsigned threads : {1U, 2U, 8U}) {
    std::atomic<int> inside{0};
    struct Visit {
      std::atomic<int>& count;
      explicit Visit(std::atomic<int>& inside_now) : count(inside_now) { ++count; }
      ~Visit() { --count; }
    };
    const auto body = [&](std::size_t block) {
      const Visit visit(inside);
      if (block == 3) throw std::runtime_error("block 3");
    };
    try {
      parallel_for(100, threads, body);
      FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "block 3");
    }
    EXPECT_EQ(inside, 0);
  }
}

TEST(ParallelFor, BeginsNoFurtherBlockAfterAnException) {
  std::atomic<std::size_t> begun{0};
  EXPECT_THROW(parallel_for(1'000'000, 4,
                            [&](std::size_t) {
                              ++begun;
                              throw std::logic_error("at once");
                            }),
               std::logic_error);
  EXPECT_LE(begun, 4U);
}

TEST(ResolveThreads, AtLeastOne) {
  EXPECT_GE(resolve_threads(0), 1U);
  EXPECT_EQ(resolve_threads(3), 3U);
}

}  // namespace
}  // namespace intimetry::parallel_test
