#pragma once

#include <string>

#include "intimetry/report/report.hpp"
#include "text/text_table.hpp"

namespace intimetry::render {

/// Returns what a cell says: its words, or its number and interval; "-" for a number that is missing.
inline std::string cell_words(const Cell& cell) {
  if (!cell.text.empty()) return cell.text;
  if (!cell.number.exists()) return "-";
  std::string words = text::fixed(cell.number.value, cell.decimals);
  if (cell.interval.exists())
    words += " " + text::interval(cell.interval.low, cell.interval.high, cell.decimals);
  return words;
}

/// Whether the cell holds a number, or would.
inline bool is_number_cell(const Cell& cell) { return cell.text.empty() && cell.number.exists(); }

}  // namespace intimetry::render
