#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "intimetry/core/config.hpp"

#if defined(__EMSCRIPTEN__) && !defined(__EMSCRIPTEN_PTHREADS__)
#define INTIMETRY_NO_THREADS 1
#endif

namespace intimetry::INTIMETRY_MODE {

/// Returns the number of threads to use: `asked`, or for 0 the number of processors, at least one.
unsigned resolve_threads(unsigned asked) noexcept;

/// Calls `body(block)` for each block 0 .. blocks-1 on several threads (0: as many as there are processors).
/// The order and the thread of a block are not fixed, so a body may write only what belongs to its block.
/// @throws the first exception that a body threw, after all threads have ended
template <class Body>
void parallel_for(std::size_t blocks, unsigned threads, const Body& body) {
  const std::size_t wanted = std::min<std::size_t>(resolve_threads(threads), blocks);
#ifdef INTIMETRY_NO_THREADS
  const bool in_place = true;
#else
  const bool in_place = wanted <= 1;
#endif
  if (in_place) {
    for (std::size_t block = 0; block < blocks; ++block) body(block);
    return;
  }
#ifndef INTIMETRY_NO_THREADS
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_lock;
  const auto work = [&] {
    try {
      for (std::size_t block = next++; block < blocks; block = next++) body(block);
    } catch (...) {
      next = blocks;
      const std::lock_guard guard(failure_lock);
      if (!failure) failure = std::current_exception();
    }
  };
  std::vector<std::thread> helpers;
  helpers.reserve(wanted - 1);
  try {
    for (std::size_t i = 1; i < wanted; ++i) helpers.emplace_back(work);
  } catch (...) {
    // The system refuses more threads: the threads started so far, and this one, do the work.
  }
  work();
  for (std::thread& helper : helpers) helper.join();
  if (failure) std::rethrow_exception(failure);
#endif
}

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/core/impl/parallel.ipp"
#endif
