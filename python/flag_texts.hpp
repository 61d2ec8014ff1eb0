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

/// The texts of the flags of many rows. Few texts differ, and each is created once.
class FlagTexts {
 public:
  /// @param columns the number of columns of all tables
  /// @param is_plain whether there are only flags that scoring sets
  FlagTexts(std::size_t columns, bool is_plain);
  ~FlagTexts();

  /// Writes the index of each row's text, which is the same for rows with equal flags in every column.
  /// Thread-safe.
  /// @shape rows begin .. begin + count of the table; `places` is the output for the first of them
  void number(const ScoreTable& table, std::size_t begin, std::size_t count, std::int32_t* places);

  /// Returns all flags of all rows.
  [[nodiscard]] Flags seen() const noexcept { return Flags(seen_); }

  /// Returns the texts; the first is empty.
  [[nodiscard]] std::vector<std::string> take() { return std::move(texts_); }

 private:
  std::int32_t place_of(const ScoreTable& table, std::size_t row);

  std::size_t columns_;
  bool is_plain_;
  std::mutex lock_;  // for all members below
  unsigned seen_ = 0;
  std::vector<std::string> texts_{""};
  std::unordered_map<std::string, std::int32_t> places_{{"", 0}};
  std::vector<std::unique_ptr<FlagCombinations>> idle_;  // results of threads, one for each
};

}  // namespace intimetry::python
