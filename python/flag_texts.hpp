#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "intimetry/core/buffer.hpp"
#include "intimetry/scoring/score_table.hpp"

namespace intimetry::python {

/// Adds a scale's flags to a text such as "scale:flag;scale:flag".
void append_flags(std::string& text, std::string_view id, Flags flags);

/// The texts of the flags of many rows: few differ, and each is made only once.
class FlagTexts {
 public:
  /// Returns for each row the place of its text, the same for rows whose flags are the same in every column.
  Buffer<std::int32_t> number(const ScoreTable& table);

  /// Returns the texts; the first is empty.
  [[nodiscard]] std::vector<std::string> take() { return std::move(texts_); }

 private:
  std::int32_t place_of(std::string text);

  std::vector<std::string> texts_{""};
  std::unordered_map<std::string, std::int32_t> places_{{"", 0}};
};

}  // namespace intimetry::python
