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

/// Blocks of this size and more are large: what the system takes to hand them out is worth saving.
inline constexpr std::size_t large_block = std::size_t{1} << 20U;

/// Hands out large blocks. Threads call it side by side.
class LargeBlocks {
 public:
  /// Returns memory for any scalar, not cleared.
  /// @throws std::bad_alloc
  virtual void* allocate(std::size_t bytes) = 0;
  /// @param bytes what allocate() was asked for
  virtual void deallocate(void* block, std::size_t bytes) noexcept = 0;

 protected:
  ~LargeBlocks() = default;
};

/// Where the large blocks of tables come from: the C library, unless the program sets it, before it makes the
/// first table, to something that outlives every table. Memory fresh from the system can take as long to hand
/// out as scoring what is then written there: a program that makes one large table after the other may keep
/// what was freed, or ask for large pages.
inline LargeBlocks* large_blocks = nullptr;

namespace detail {

/// Gives a block back to where it came from.
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

}  // namespace detail

/// A block of numbers that is not cleared when it is made: what is about to be written whole is not written
/// twice.
template <class T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
  static_assert(alignof(T) <= alignof(std::max_align_t));

 public:
  Buffer() = default;
  explicit Buffer(std::size_t size) { resize(size); }
  // What was moved from must say that it holds nothing: a table whose column was taken is used again.
  Buffer(Buffer&& other) noexcept { *this = std::move(other); }
  Buffer& operator=(Buffer&& other) noexcept {
    data_ = std::move(other.data_);
    size_ = std::exchange(other.size_, 0);
    return *this;
  }

  /// Makes room for `size` elements, keeping the memory if there is enough; the contents are then undefined.
  /// @throws std::bad_alloc, and leaves the buffer as it was
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
  using Block = std::unique_ptr<T[], detail::FreeBlock>;

  [[nodiscard]] std::size_t capacity() const noexcept {
    return data_ ? data_.get_deleter().bytes / sizeof(T) : 0;
  }
  static Block allocate(std::size_t bytes) {
    LargeBlocks* const source = bytes >= large_block ? large_blocks : nullptr;
    void* block = source != nullptr ? source->allocate(bytes) : from_c_library(bytes);
    if (block == nullptr) throw std::bad_alloc();
    return Block(static_cast<T*>(block), {source, bytes});
  }

  /// Large blocks begin where a cache line does, so that whole lines can be written past the cache.
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
