#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <new>

#include "intimetry/core/buffer.hpp"

namespace bench {

/// Memory fresh from the system for every block, in large pages.
class LargePages final : public intimetry::LargeBlocks {
 public:
  void* allocate(std::size_t bytes) override {
    constexpr std::size_t page = std::size_t{2} << 20U;
    const std::size_t whole = (bytes + page - 1) / page * page;
    void* block = std::aligned_alloc(page, whole);
    if (block == nullptr) throw std::bad_alloc();
    madvise(block, whole, MADV_HUGEPAGE);
    return block;
  }
  void deallocate(void* block, std::size_t) noexcept override { std::free(block); }
};

}  // namespace bench
