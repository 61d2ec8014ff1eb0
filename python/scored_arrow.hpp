#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "arrow_export.hpp"
#include "intimetry/core/buffer.hpp"
#include "scored_frame.hpp"

namespace intimetry::python {

/// Sets a bit for each number, and clears it for NaN and after the last number in a byte.
/// @shape (rows + 7) / 8 bytes
void mark_numbers(const double* values, std::size_t rows, std::uint8_t* bits);

/// Makes an Arrow table of scores without copying the numbers, with bitmaps for missing scores.
class ScoredArrow {
 public:
  /// @param owner keeps the columns' memory, and `flag_texts`
  /// @param views texts as string views (Arrow's "vu"), which share one copy of each text; otherwise strings
  ///   ("u")
  /// @param text_room largest size in bytes of the text in a batch of strings, or in a buffer of views
  ScoredArrow(std::shared_ptr<const void> owner, const std::vector<std::string>& flag_texts, bool views,
              std::size_t text_room);

  /// Adds a chunk: as one batch, or several if its texts exceed the limit of an Arrow string column.
  void add(std::span<const ScoredColumn> columns, std::size_t rows);

  [[nodiscard]] std::shared_ptr<const ExportedTable> take();

 private:
  /// An Arrow string view: the length, then the text itself if it has at most 12 bytes; otherwise its first
  /// four bytes, a buffer index and an offset.
  struct View {
    std::int32_t size;
    char bytes[12];
  };
  struct Memory {
    std::shared_ptr<const void> owner;
    std::deque<Buffer<std::uint8_t>> bits;
    std::deque<Buffer<std::int32_t>> offsets;
    std::deque<Buffer<View>> views;
    std::deque<Buffer<char>> texts;
    std::deque<std::string> view_texts;
    std::vector<std::int64_t> view_sizes;
  };

  ExportedColumn numbers(const double* values, const std::uint8_t* is_there, std::size_t rows);
  ExportedColumn strings(const std::int32_t* places, std::size_t rows);
  ExportedColumn views_of(const std::int32_t* places, std::size_t rows);
  void make_views(std::size_t text_room);

  const std::vector<std::string>& flag_texts_;
  bool views_;
  std::size_t most_rows_;  // number of rows whose texts always fit in a column
  std::vector<View> view_of_;
  std::vector<const void*> view_texts_;
  std::shared_ptr<Memory> memory_ = std::make_shared<Memory>();
  std::shared_ptr<ExportedTable> table_ = std::make_shared<ExportedTable>();
};

}  // namespace intimetry::python
