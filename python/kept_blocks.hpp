#pragma once

#include <cstddef>
#include <memory_resource>
#include <mutex>
#include <vector>

namespace intimetry::python {

/// Memory for large blocks, in whole large pages, which keeps some of what was freed for the next that are as
/// large: scoring one frame after the other, the system need not clear the same memory again and again. What
/// is kept is the system's to take back whenever it runs short.
class KeptBlocks final : public std::pmr::memory_resource {
 public:
  /// @param most_bytes that are kept
  explicit KeptBlocks(std::size_t most_bytes);
  ~KeptBlocks() override;
  KeptBlocks(const KeptBlocks&) = delete;
  KeptBlocks& operator=(const KeptBlocks&) = delete;

  [[nodiscard]] std::size_t kept_bytes() const;

 private:
  struct Block {
    void* begin;
    std::size_t bytes;
  };

  void* do_allocate(std::size_t bytes, std::size_t alignment) override;
  void do_deallocate(void* block, std::size_t bytes, std::size_t alignment) override;
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }
  void free_oldest() noexcept;

  // Scoring only tries it: in a process forked while another thread held it, nobody gives it back.
  mutable std::mutex lock_;  // of what is kept
  std::size_t most_bytes_;
  std::size_t kept_bytes_ = 0;
  std::vector<Block> kept_;  // the oldest first
};

}  // namespace intimetry::python
