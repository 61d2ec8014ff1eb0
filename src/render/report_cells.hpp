#pragma once

#include <string>

#include "intimetry/report/report.hpp"
#include "text/numbers.hpp"

namespace intimetry::render {

/// Returns a cell's number and interval; "-" where both are missing.
inline std::string number_words(const Cell& cell) {
  if (cell.probability) return text::p_value(cell.number.value);
  const std::string number = cell.number.exists() ? text::fixed(cell.number.value, cell.decimals) : "";
  if (!cell.interval.exists()) return number.empty() ? "-" : number;
  return number + (number.empty() ? "" : " ") +
         text::interval(cell.interval.low, cell.interval.high, cell.decimals);
}

/// Returns what a cell says: its words, or its number and interval; then the number of its error's source.
inline std::string cell_words(const Cell& cell) {
  const std::string words = cell.text.empty() ? number_words(cell) : cell.text;
  return cell.error_source == 0 ? words : words + " [" + std::to_string(cell.error_source) + "]";
}

/// Whether the cell holds a number, or would.
inline bool is_number_cell(const Cell& cell) { return cell.text.empty() && cell.number.exists(); }

}  // namespace intimetry::render
