#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intimetry::text {

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
