#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Blocks of at least this size are large: for them a cache of freed memory saves time.
inline constexpr std::size_t large_block = std::size_t{1} << 20U;

/// Allocates large blocks. Several threads may call it at once.
class LargeBlocks {
 public:
  /// Returns memory for any scalar, not cleared.
  /// @throws std::bad_alloc
  virtual void* allocate(std::size_t bytes) = 0;
  /// @param bytes the size that was passed to allocate()
  virtual void deallocate(void* block, std::size_t bytes) noexcept = 0;

 protected:
  ~LargeBlocks() = default;
};

/// The allocator of the large blocks of tables; nullptr: the C library. A program may set it before it makes
/// the first table, and the allocator must outlive every table. Getting fresh memory from the system can take
/// as long as scoring: a program that makes many large tables may keep freed blocks, or use huge pages.
inline LargeBlocks* large_blocks = nullptr;

namespace core::detail {

/// Returns a block to its allocator.
struct FreeBlock {
  LargeBlocks* source = nullptr;  // nullptr: the C library
  std::size_t bytes = 0;

  void operator()(void* block) const noexcept {
    if (source == nullptr)
      std::free(block);
    else
      source->deallocate(block, bytes);
  }
};

}  // namespace core::detail

/// A block of numbers that is not initialised, because every element is written before it is read.
template <class T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
  static_assert(alignof(T) <= alignof(std::max_align_t));

 public:
  Buffer() = default;
  explicit Buffer(std::size_t size) { resize(size); }
  // A moved-from buffer must be empty: a table whose column was moved out is used again.
  Buffer(Buffer&& other) noexcept { *this = std::move(other); }
  Buffer& operator=(Buffer&& other) noexcept {
    data_ = std::move(other.data_);
    size_ = std::exchange(other.size_, 0);
    return *this;
  }

  /// Makes room for `size` elements; memory that is large enough is kept. The contents are then undefined.
  /// @throws std::bad_alloc, and leaves the buffer unchanged
  void resize(std::size_t size) {
    if (size > capacity()) {
      if (size > std::size_t{PTRDIFF_MAX} / sizeof(T)) throw std::bad_alloc();
      data_ = allocate(size * sizeof(T));
    }
    size_ = size;
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] T* data() noexcept { return data_.get(); }
  [[nodiscard]] const T* data() const noexcept { return data_.get(); }
  [[nodiscard]] std::span<const T> view() const noexcept { return {data_.get(), size_}; }
  T& operator[](std::size_t i) noexcept { return data_[i]; }
  const T& operator[](std::size_t i) const noexcept { return data_[i]; }

 private:
  using Block = std::unique_ptr<T[], core::detail::FreeBlock>;

  [[nodiscard]] std::size_t capacity() const noexcept {
    return data_ ? data_.get_deleter().bytes / sizeof(T) : 0;
  }
  static Block allocate(std::size_t bytes) {
    LargeBlocks* const source = bytes >= large_block ? large_blocks : nullptr;
    void* block = source != nullptr ? source->allocate(bytes) : from_c_library(bytes);
    if (block == nullptr) throw std::bad_alloc();
    return Block(static_cast<T*>(block), {source, bytes});
  }

  /// Large blocks are aligned to cache lines, so that whole lines can be written without the cache.
  static void* from_c_library(std::size_t bytes) noexcept {
#if !defined(_WIN32)
    constexpr std::size_t line = 64;
    if (bytes >= large_block) return std::aligned_alloc(line, (bytes + line - 1) / line * line);
#endif
    return std::malloc(bytes);
  }

  Block data_;
  std::size_t size_ = 0;
};

}  // namespace intimetry::INTIMETRY_MODE
