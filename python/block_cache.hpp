#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "intimetry/core/buffer.hpp"

namespace intimetry::python {

/// Allocates memory in whole large pages and keeps freed blocks for reuse, so that scoring several frames
/// does not need newly cleared memory each time. The system may reclaim kept memory at any time; if that is
/// not possible, nothing is kept.
class BlockCache final : public LargeBlocks {
 public:
  /// @param most_bytes the limit for kept memory
  explicit BlockCache(std::size_t most_bytes);
  ~BlockCache();
  BlockCache(const BlockCache&) = delete;
  BlockCache& operator=(const BlockCache&) = delete;

  void* allocate(std::size_t bytes) override;
  void deallocate(void* block, std::size_t bytes) noexcept override;
  [[nodiscard]] std::size_t kept_bytes() const;

 private:
  struct Block {
    void* begin;
    std::size_t bytes;
  };

  void* take_kept(std::size_t bytes) noexcept;
  void free_all() noexcept;
  void free_oldest() noexcept;

  // Only try_lock is used: in a process forked while another thread held the lock, it is never released.
  mutable std::mutex lock_;  // of what is kept
  std::size_t most_bytes_;
  std::size_t kept_bytes_ = 0;
  std::vector<Block> kept_;  // the oldest first
};

}  // namespace intimetry::python
