#include "flag_combinations.hpp"

#include <bit>
#include <span>
#include <unordered_map>

namespace intimetry::python {
namespace {

constexpr unsigned key_bits = 64;
constexpr unsigned table_bits = 20;  // a table of these is small enough to be made for every piece of a frame

/// Numbers keys in the order in which they come, and leaves each one's number in its place; returns how many.
std::uint32_t renumber(std::vector<std::uint64_t>& keys, unsigned used) {
  std::uint32_t seen = 0;
  if (used <= table_bits) {
    std::vector<std::uint32_t> number_of(std::size_t{1} << used);  // 0: not seen; else the number and 1
    for (std::uint64_t& key : keys) {
      std::uint32_t& number = number_of[key];
      if (number == 0) number = ++seen;
      key = number - 1;
    }
    return seen;
  }
  std::unordered_map<std::uint64_t, std::uint32_t> number_of;
  for (std::uint64_t& key : keys) {
    const auto [place, is_new] = number_of.try_emplace(key, seen);
    if (is_new) ++seen;
    key = place->second;
  }
  return seen;
}

}  // namespace

std::vector<std::uint32_t> number_flag_combinations(const std::vector<ScoreColumn>& columns,
                                                    std::size_t rows) {
  std::vector<std::uint64_t> keys(rows);
  unsigned used = 0;
  for (const ScoreColumn& column : columns) {
    const std::span<const std::uint16_t> flags(column.flag_bits.data(), rows);
    unsigned any = 0;
    for (const std::uint16_t bits : flags) any |= bits;
    if (any == 0) continue;
    // Side by side in one number, each column in as few bits as hold what it has.
    const auto lowest = static_cast<unsigned>(std::countr_zero(any));
    const auto width = static_cast<unsigned>(std::bit_width(any)) - lowest;
    if (used + width > key_bits) used = static_cast<unsigned>(std::bit_width(renumber(keys, used)));
    for (std::size_t row = 0; row < rows; ++row) keys[row] |= std::uint64_t{flags[row]} >> lowest << used;
    used += width;
  }
  if (used > 0) renumber(keys, used);
  return {keys.begin(), keys.end()};
}

}  // namespace intimetry::python
