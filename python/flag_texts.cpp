#include "flag_texts.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace intimetry::python {

/// A map from keys to values.
class KnownKeys {
 public:
  /// Returns the value of a key; `make()` computes it for a new key.
  template <class Make>
  std::int32_t number(std::uint64_t key, const Make& make) {
    Slot& slot = slots_[key * multiplier >> (64 - slot_bits)];
    if (slot.key != key || !slot.is_used) {
      auto found = numbers_.find(key);
      if (found == numbers_.end()) found = numbers_.emplace(key, make()).first;
      slot = {key, found->second, true};
    }
    return slot.number;
  }
  [[nodiscard]] std::size_t size() const noexcept { return numbers_.size(); }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::int32_t number = 0;
    bool is_used = false;
  };
  // A few keys are frequent: a lookup in one of these slots nearly always finds them.
  static constexpr unsigned slot_bits = 10;
  static constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << slot_bits);
  std::unordered_map<std::uint64_t, std::int32_t> numbers_;
};

/// The combinations of flags that one thread has seen. A key contains the flags of several columns. If there
/// are more columns, the number of the first key's combination is a column of the second key, and so on.
class FlagCombinations {
 public:
  FlagCombinations(std::size_t columns, bool is_plain)
      : width_(is_plain ? static_cast<unsigned>(std::bit_width(last_of_scoring)) : 16) {
    const std::size_t first = 64 / width_;
    const std::size_t further = (64 - prefix_bits) / width_;
    keys_.resize(columns <= first ? 1 : 1 + (columns - first + further - 1) / further);
  }

  template <class PlaceOf>
  void number(const ScoreTable& table, std::size_t begin, std::size_t count, std::int32_t* places,
              const PlaceOf& place_of) {
    const auto& columns = table.columns();
    std::size_t from = 0;
    for (std::size_t k = 0; k < keys_.size(); ++k) {
      std::array<std::uint64_t, block> packed{};
      if (k > 0) {
        for (std::size_t i = 0; i < count; ++i) packed[i] = static_cast<std::uint32_t>(places[i]);
      }
      unsigned shift = k > 0 ? prefix_bits : 0;
      for (; from < columns.size() && shift + width_ <= 64; ++from, shift += width_) {
        const std::uint16_t* flags = columns[from].flag_bits.data() + begin;
        for (std::size_t i = 0; i < count; ++i) packed[i] |= std::uint64_t{flags[i]} << shift;
      }
      KnownKeys& known = keys_[k];
      const bool is_last = k + 1 == keys_.size();
      for (std::size_t i = 0; i < count; ++i) {
        places[i] = known.number(packed[i], [&] {
          return is_last ? place_of(begin + i) : static_cast<std::int32_t>(known.size());
        });
      }
    }
  }

  static constexpr std::size_t block = 1024;  // rows whose keys stay in the L1 cache

 private:
  static constexpr unsigned prefix_bits = 32;
  // Scoring only sets flags up to this one; errors and norms add others.
  static constexpr auto last_of_scoring = static_cast<unsigned>(Flag::gate_closed);
  unsigned width_;  // bits of a column's flags
  std::vector<KnownKeys> keys_;
};

void append_flags(std::string& text, std::string_view id, Flags flags) {
  for_each_flag(flags, [&](std::string_view name) {
    if (!text.empty()) text += ';';
    text.append(id).append(":").append(name);
  });
}

FlagTexts::FlagTexts(std::size_t columns, bool is_plain) : columns_(columns), is_plain_(is_plain) {}

FlagTexts::~FlagTexts() = default;

void FlagTexts::number(const ScoreTable& table, std::size_t begin, std::size_t count, std::int32_t* places) {
  std::unique_ptr<FlagCombinations> seen;
  {
    const std::lock_guard guard(lock_);
    if (!idle_.empty()) {
      seen = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!seen) seen = std::make_unique<FlagCombinations>(columns_, is_plain_);
  for (std::size_t done = 0; done < count; done += FlagCombinations::block) {
    const std::size_t length = std::min(FlagCombinations::block, count - done);
    seen->number(table, begin + done, length, places + done,
                 [&](std::size_t row) { return place_of(table, row); });
  }
  const std::lock_guard guard(lock_);
  idle_.push_back(std::move(seen));
}

std::int32_t FlagTexts::place_of(const ScoreTable& table, std::size_t row) {
  std::string text;
  unsigned flags = 0;
  for (const ScoreColumn& column : table.columns()) {
    append_flags(text, column.id, column.flags(row));
    flags |= column.flag_bits[row];
  }
  const std::lock_guard guard(lock_);
  seen_ |= flags;
  const auto [place, is_new] = places_.try_emplace(text, static_cast<std::int32_t>(texts_.size()));
  if (is_new) texts_.push_back(std::move(text));
  return place->second;
}

}  // namespace intimetry::python
