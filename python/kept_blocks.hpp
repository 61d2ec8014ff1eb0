#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "intimetry/core/buffer.hpp"

namespace intimetry::python {

/// Memory in whole large pages, which keeps some of what was freed for the next block that is as large:
/// scoring one frame after the other, the system need not clear the same memory again and again. What is kept
/// is the system's to take back whenever it runs short; where that cannot be, nothing is kept.
class KeptBlocks final : public LargeBlocks {
 public:
  /// @param most_bytes that are kept
  explicit KeptBlocks(std::size_t most_bytes);
  ~KeptBlocks();
  KeptBlocks(const KeptBlocks&) = delete;
  KeptBlocks& operator=(const KeptBlocks&) = delete;

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

  // Scoring only tries it: in a process forked while another thread held it, nobody gives it back.
  mutable std::mutex lock_;  // of what is kept
  std::size_t most_bytes_;
  std::size_t kept_bytes_ = 0;
  std::vector<Block> kept_;  // the oldest first
};

}  // namespace intimetry::python
