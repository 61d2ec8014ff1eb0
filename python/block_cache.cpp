#include "block_cache.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace intimetry::python {

namespace {

constexpr std::size_t large_page = std::size_t{2} << 20U;

std::size_t whole_pages(std::size_t bytes) {
  if (bytes > std::size_t{PTRDIFF_MAX} - 2 * large_page) throw std::bad_alloc();
  return (bytes + large_page - 1) / large_page * large_page;
}

#if defined(__linux__)

/// Allocates separate pages: on the C library's heap, a kept block would prevent freeing the memory below it.
void* allocate_pages(std::size_t bytes) {
  constexpr int kind = MAP_PRIVATE | MAP_ANONYMOUS;
  void* const all = mmap(nullptr, bytes + large_page, PROT_READ | PROT_WRITE, kind, -1, 0);
  if (all == MAP_FAILED) return nullptr;
  const std::size_t before = (large_page - reinterpret_cast<std::uintptr_t>(all) % large_page) % large_page;
  char* const block = static_cast<char*>(all) + before;
  if (before != 0) munmap(all, before);
  if (before != large_page) munmap(block + bytes, large_page - before);
  // As NumPy does for its arrays; if the system ignores the advice, only speed changes.
  static_cast<void>(madvise(block, bytes, MADV_HUGEPAGE));
  return block;
}

void free_pages(void* block, std::size_t bytes) noexcept { munmap(block, bytes); }

/// Lets the system reclaim the memory until it is written again; returns whether that is possible.
bool offer(void* block, std::size_t bytes) noexcept { return madvise(block, bytes, MADV_FREE) == 0; }

#else

void* allocate_pages(std::size_t bytes) { return std::malloc(bytes); }
void free_pages(void* block, std::size_t) noexcept { std::free(block); }
bool offer(void*, std::size_t) noexcept { return false; }

#endif

}  // namespace

BlockCache::BlockCache(std::size_t most_bytes) : most_bytes_(most_bytes) {
  kept_.reserve(most_bytes / large_page);  // so that deallocate cannot fail
}

BlockCache::~BlockCache() { free_all(); }

std::size_t BlockCache::kept_bytes() const {
  const std::lock_guard guard(lock_);
  return kept_bytes_;
}

void BlockCache::free_oldest() noexcept {
  free_pages(kept_.front().begin, kept_.front().bytes);
  kept_bytes_ -= kept_.front().bytes;
  kept_.erase(kept_.begin());
}

void BlockCache::free_all() noexcept {
  while (!kept_.empty()) free_oldest();
}

void* BlockCache::take_kept(std::size_t bytes) noexcept {
  const std::unique_lock guard(lock_, std::try_to_lock);
  if (!guard.owns_lock()) return nullptr;
  // The newest is the most likely to be still in memory.
  const auto found =
      std::find_if(kept_.rbegin(), kept_.rend(), [&](const Block& block) { return block.bytes == bytes; });
  if (found == kept_.rend()) return nullptr;
  void* const block = found->begin;
  kept_bytes_ -= bytes;
  kept_.erase(std::next(found).base());
  return block;
}

void* BlockCache::allocate(std::size_t bytes) {
  const std::size_t whole = whole_pages(bytes);
  void* block = take_kept(whole);
  if (block == nullptr) block = allocate_pages(whole);
  if (block == nullptr) {
    if (const std::unique_lock guard(lock_, std::try_to_lock); guard.owns_lock()) free_all();
    block = allocate_pages(whole);
  }
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void BlockCache::deallocate(void* block, std::size_t bytes) noexcept {
  const std::size_t whole = whole_pages(bytes);
  if (whole <= most_bytes_ && offer(block, whole)) {
    const std::unique_lock guard(lock_, std::try_to_lock);
    if (guard.owns_lock()) {
      while (kept_bytes_ + whole > most_bytes_) free_oldest();
      kept_.push_back({block, whole});
      kept_bytes_ += whole;
      return;
    }
  }
  free_pages(block, whole);
}

}  // namespace intimetry::python
