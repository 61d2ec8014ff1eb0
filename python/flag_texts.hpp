#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "intimetry/scoring/score_table.hpp"

namespace intimetry::python {

/// Adds a scale's flags to a text such as "scale:flag;scale:flag".
void append_flags(std::string& text, std::string_view id, Flags flags);

class FlagCombinations;

/// The texts of the flags of many rows: few differ, and each is made only once.
class FlagTexts {
 public:
  /// @param columns of the tables that will come
  /// @param is_plain no flags but those that scoring sets
  FlagTexts(std::size_t columns, bool is_plain);
  ~FlagTexts();

  /// Writes the place of each row's text, the same for rows whose flags are the same in every column. Threads
  /// may call it side by side.
  /// @shape rows begin .. begin + count of the table; `places` is that of the first of them
  void number(const ScoreTable& table, std::size_t begin, std::size_t count, std::int32_t* places);

  /// Returns every flag that any row has.
  [[nodiscard]] Flags seen() const noexcept { return Flags(seen_); }

  /// Returns the texts; the first is empty.
  [[nodiscard]] std::vector<std::string> take() { return std::move(texts_); }

 private:
  std::int32_t place_of(const ScoreTable& table, std::size_t row);

  std::size_t columns_;
  bool is_plain_;
  std::mutex lock_;  // of all below
  unsigned seen_ = 0;
  std::vector<std::string> texts_{""};
  std::unordered_map<std::string, std::int32_t> places_{{"", 0}};
  std::vector<std::unique_ptr<FlagCombinations>> idle_;  // what threads have seen, one for each
};

}  // namespace intimetry::python
