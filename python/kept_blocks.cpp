#include "kept_blocks.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace intimetry::python {

namespace {

constexpr std::size_t large_page = std::size_t{2} << 20U;

std::size_t whole_pages(std::size_t bytes) {
  if (bytes > std::numeric_limits<std::size_t>::max() - large_page) throw std::bad_alloc();
  return (bytes + large_page - 1) / large_page * large_page;
}

#if defined(_WIN32)  // has no std::aligned_alloc
void* allocate_fresh(std::size_t bytes) { return std::malloc(bytes); }
#else
void* allocate_fresh(std::size_t bytes) {
  void* const block = std::aligned_alloc(large_page, bytes);
#if defined(MADV_HUGEPAGE)
  // As NumPy asks for its own arrays; where the system does not take the advice, nothing else changes.
  if (block != nullptr) static_cast<void>(madvise(block, bytes, MADV_HUGEPAGE));
#endif
  return block;
}
#endif

/// Lets the system take the memory until it is written again.
void offer([[maybe_unused]] void* block, [[maybe_unused]] std::size_t bytes) noexcept {
#if defined(MADV_FREE)
  static_cast<void>(madvise(block, bytes, MADV_FREE));
#endif
}

}  // namespace

KeptBlocks::KeptBlocks(std::size_t most_bytes) : most_bytes_(most_bytes) {
  kept_.reserve(most_bytes / large_page);  // giving back must not fail
}

KeptBlocks::~KeptBlocks() {
  while (!kept_.empty()) free_oldest();
}

std::size_t KeptBlocks::kept_bytes() const {
  const std::lock_guard guard(lock_);
  return kept_bytes_;
}

void KeptBlocks::free_oldest() noexcept {
  std::free(kept_.front().begin);
  kept_bytes_ -= kept_.front().bytes;
  kept_.erase(kept_.begin());
}

void* KeptBlocks::do_allocate(std::size_t bytes, std::size_t /*alignment*/) {
  const std::size_t whole = whole_pages(bytes);
  if (const std::unique_lock guard(lock_, std::try_to_lock); guard.owns_lock()) {
    // The newest of them is the most likely to be still in place.
    const auto found =
        std::find_if(kept_.rbegin(), kept_.rend(), [&](const Block& block) { return block.bytes == whole; });
    if (found != kept_.rend()) {
      void* const block = found->begin;
      kept_bytes_ -= whole;
      kept_.erase(std::next(found).base());
      return block;
    }
  }
  void* const block = allocate_fresh(whole);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void KeptBlocks::do_deallocate(void* block, std::size_t bytes, std::size_t /*alignment*/) {
  const std::size_t whole = whole_pages(bytes);
  const std::unique_lock guard(lock_, std::try_to_lock);
  if (!guard.owns_lock() || whole > most_bytes_) {
    std::free(block);
    return;
  }
  while (kept_bytes_ + whole > most_bytes_) free_oldest();
  offer(block, whole);
  kept_.push_back({block, whole});
  kept_bytes_ += whole;
}

}  // namespace intimetry::python
