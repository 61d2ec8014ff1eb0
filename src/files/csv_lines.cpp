#include "files/csv_lines.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "files/csv_chunk.hpp"

namespace intimetry::files {

LineScan scan_lines(std::string_view text, bool whole) noexcept {
  LineScan scan;
  std::uint64_t starts_line = 1;
  std::array<char, chunk_size> padded{};
  for (std::size_t at = 0; at < text.size(); at += chunk_size) {
    const std::size_t left = text.size() - at;
    const char* bytes = text.data() + at;
    std::uint64_t used = ~std::uint64_t{0};
    if (left < chunk_size) {
      std::memcpy(padded.data(), bytes, left);
      bytes = padded.data();
      used = (std::uint64_t{1} << left) - 1;
    }
    if ((any_mask(bytes, '"') & used) != 0) scan.quote = true;
    if (((high_mask(bytes) | any_mask(bytes, '\0')) & used) != 0) scan.plain_ascii = false;
    const std::uint64_t feeds = any_mask(bytes, '\n') & used;
    std::uint64_t returns = any_mask(bytes, '\r') & used;
    if (left <= chunk_size && !whole) returns &= ~(std::uint64_t{1} << (left - 1));
    const std::uint64_t next_is_feed = left > chunk_size && text[at + chunk_size] == '\n' ? 1 : 0;
    const std::uint64_t feed_follows = (feeds >> 1U) | (next_is_feed << (chunk_size - 1));
    const std::uint64_t ends = feeds | (returns & ~feed_follows);
    const std::uint64_t starts = (ends << 1U) | starts_line;
    // A line is blank if its first byte is already a line end.
    scan.blank += static_cast<std::uint64_t>(std::popcount(starts & (feeds | returns)));
    scan.lines += static_cast<std::uint64_t>(std::popcount(ends));
    starts_line = ends >> (chunk_size - 1);
    if (ends != 0) scan.end = at + chunk_size - static_cast<std::size_t>(std::countl_zero(ends));
  }
  return scan;
}

}  // namespace intimetry::files
