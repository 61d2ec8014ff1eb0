#include "flag_texts.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <utility>

namespace intimetry::python {

namespace {

constexpr std::size_t block_rows = 1024;  // whose keys and numbers stay in the nearest cache
constexpr unsigned key_bits = 64;

/// The flags of one column within a key.
struct KeyPart {
  const std::uint16_t* flags;
  unsigned lowest;  // bit that any row has
  unsigned shift;
};
using KeyParts = std::vector<KeyPart>;

/// Lays flags side by side in keys, each column in as few bits as hold what it has; columns without are left
/// out.
std::vector<KeyParts> lay_out_keys(const ScoreTable& table) {
  std::vector<KeyParts> keys;
  unsigned used = key_bits;
  for (const ScoreColumn& column : table.columns()) {
    unsigned any = 0;
    for (const std::uint16_t bits : std::span(column.flag_bits.data(), table.respondents())) any |= bits;
    if (any == 0) continue;
    const auto lowest = static_cast<unsigned>(std::countr_zero(any));
    const auto width = static_cast<unsigned>(std::bit_width(any)) - lowest;
    if (used + width > key_bits) {
      keys.emplace_back();
      used = 0;
    }
    keys.back().push_back({column.flag_bits.data(), lowest, used});
    used += width;
  }
  return keys;
}

/// Numbers keys in the order in which they are first seen: 0, 1, 2 ...
class KeyNumbers {
 public:
  std::uint32_t number(std::uint64_t key) {
    Slot& slot = slots_[key * multiplier >> (key_bits - slot_bits)];
    if (slot.key != key || !slot.is_used) {
      const auto place = numbers_.try_emplace(key, static_cast<std::uint32_t>(numbers_.size())).first;
      slot = {key, place->second, true};
    }
    return slot.number;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
    bool is_used = false;
  };
  // Few keys are seen often: a look into one of these slots nearly always finds them.
  static constexpr unsigned slot_bits = 10;
  static constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << slot_bits);
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

/// Numbers the combinations of flags of rows, block by block. What does not fit into one key goes into
/// several, whose numbers are then numbered in pairs.
class Combinations {
 public:
  explicit Combinations(const ScoreTable& table)
      : keys_(lay_out_keys(table)), numbers_(keys_.size()), pairs_(keys_.size()) {}

  /// Numbers `numbers.size()` rows from `begin` on, at most a block.
  void number(std::size_t begin, std::span<std::uint32_t> numbers) {
    std::fill(numbers.begin(), numbers.end(), 0U);
    for (std::size_t k = 0; k < keys_.size(); ++k) {
      std::array<std::uint64_t, block_rows> packed{};
      for (const KeyPart& part : keys_[k]) {
        const std::uint16_t* flags = part.flags + begin;
        for (std::size_t i = 0; i < numbers.size(); ++i)
          packed[i] |= std::uint64_t{flags[i]} >> part.lowest << part.shift;
      }
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::uint32_t number = numbers_[k].number(packed[i]);
        numbers[i] = k == 0 ? number : pairs_[k].number(std::uint64_t{numbers[i]} << 32U | number);
      }
    }
  }

 private:
  std::vector<KeyParts> keys_;
  std::vector<KeyNumbers> numbers_;  // by key
  std::vector<KeyNumbers> pairs_;    // of the keys before with this one
};

}  // namespace

void append_flags(std::string& text, std::string_view id, Flags flags) {
  for_each_flag(flags, [&](std::string_view name) {
    if (!text.empty()) text += ';';
    text.append(id).append(":").append(name);
  });
}

Buffer<std::int32_t> FlagTexts::number(const ScoreTable& table) {
  const std::size_t rows = table.respondents();
  Buffer<std::int32_t> places(rows);
  Combinations combinations(table);
  std::array<std::uint32_t, block_rows> numbers;
  std::vector<std::int32_t> place_of_number;
  for (std::size_t begin = 0; begin < rows; begin += block_rows) {
    const std::size_t length = std::min(block_rows, rows - begin);
    combinations.number(begin, std::span(numbers).first(length));
    for (std::size_t i = 0; i < length; ++i) {
      if (numbers[i] == place_of_number.size()) {
        std::string text;
        for (const ScoreColumn& column : table.columns())
          append_flags(text, column.id, column.flags(begin + i));
        place_of_number.push_back(place_of(std::move(text)));
      }
      places[begin + i] = place_of_number[numbers[i]];
    }
  }
  return places;
}

std::int32_t FlagTexts::place_of(std::string text) {
  const auto [place, is_new] = places_.try_emplace(text, static_cast<std::int32_t>(texts_.size()));
  if (is_new) texts_.push_back(std::move(text));
  return place->second;
}

}  // namespace intimetry::python
