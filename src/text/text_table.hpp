#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/statistic.hpp"

namespace intimetry::text {

/// Returns a number with this many decimals; "-" for NaN. A number that rounds to zero has no sign.
std::string fixed(double value, int decimals);

/// Returns a coefficient as in publications, ".86" or "-.12"; "-" for NaN.
std::string coefficient(double value, int decimals = 2);

/// Returns a probability as in publications: "< .001", ".034"; "-" for NaN.
std::string p_value(double p);

/// Returns "[1.20, 3.40]"; "-" without an interval.
std::string interval(double low, double high, int decimals = 2);
std::string coefficient_interval(const Interval& interval, int decimals = 2);

/// A table for a terminal: columns as wide as their content, separated by two spaces.
///
///   TextTable table({{"scale"}, {"alpha", Align::right}});
///   table.row({"emotional", ".86"});
///   text += table.text();
class TextTable {
 public:
  enum class Align : unsigned char { left, right };
  struct Column {
    std::string title;
    Align align = Align::left;
  };

  explicit TextTable(std::vector<Column> columns);

  /// Adds a row; fewer cells than columns leave the last ones empty.
  void row(std::vector<std::string> cells);
  /// Adds a line of text across the table, wrapped and indented.
  void note(std::string_view words);
  /// Adds an empty line.
  void gap();

  [[nodiscard]] bool empty() const noexcept { return lines_.empty(); }
  /// Returns the table, each line indented by two spaces, without spaces at line ends.
  [[nodiscard]] std::string text() const;

 private:
  struct Line {
    std::vector<std::string> cells;
    std::string note;
  };
  std::vector<Column> columns_;
  std::vector<Line> lines_;
};

inline constexpr TextTable::Align right_aligned = TextTable::Align::right;

}  // namespace intimetry::text
