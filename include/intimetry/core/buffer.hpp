#pragma once

#include <cstddef>
#include <cstdlib>
#include <limits>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace intimetry {

inline constexpr std::size_t large_page = std::size_t{2} << 20U;

/// What a program says to its system of a large block, which begins and ends with such a page; nothing unless
/// the program sets it, before it makes the first table. Handing out memory in small pages can take as long
/// as scoring what is then written there; on Linux, madvise(block, bytes, MADV_HUGEPAGE) asks for large ones.
inline void (*large_block_advice)(void* block, std::size_t bytes) noexcept = nullptr;

namespace detail {

/// Returns memory that std::free takes back.
/// @throws std::bad_alloc
inline void* allocate_block(std::size_t bytes) {
  if (bytes > std::numeric_limits<std::size_t>::max() - large_page) throw std::bad_alloc();
#if !defined(_WIN32)  // has no std::aligned_alloc
  if (large_block_advice != nullptr && bytes >= large_page / 2) {
    const std::size_t whole = (bytes + large_page - 1) / large_page * large_page;
    void* block = std::aligned_alloc(large_page, whole);
    if (block == nullptr) throw std::bad_alloc();
    large_block_advice(block, whole);
    return block;
  }
#endif
  void* block = std::malloc(bytes);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

struct FreeBlock {
  void operator()(void* block) const noexcept { std::free(block); }
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
    capacity_ = std::exchange(other.capacity_, 0);
    return *this;
  }

  /// Makes room for `size` elements, keeping the memory if there is enough; the contents are then undefined.
  /// @throws std::bad_alloc, and leaves the buffer as it was
  void resize(std::size_t size) {
    if (size > capacity_) {
      if (size > std::numeric_limits<std::size_t>::max() / sizeof(T)) throw std::bad_alloc();
      data_.reset(static_cast<T*>(detail::allocate_block(size * sizeof(T))));
      capacity_ = size;
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
  std::unique_ptr<T[], detail::FreeBlock> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace intimetry
