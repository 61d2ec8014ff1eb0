#include "text/text_table.hpp"

#include <algorithm>

#include "intimetry/core/visible.hpp"
#include "text/terminal.hpp"

namespace intimetry::text {

namespace {

std::string padded(const std::string& text, std::size_t width, TextTable::Align align) {
  const std::size_t columns = display_width(text);
  const std::string spaces(columns < width ? width - columns : 0, ' ');
  return align == TextTable::Align::right ? spaces + text : text + spaces;
}

}  // namespace

TextTable::TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {
  for (Column& column : columns_) column.title = visible(column.title);
}

void TextTable::row(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  for (std::string& cell : cells) {
    if (!is_plain_line(cell)) cell = visible(cell);
  }
  lines_.push_back({std::move(cells), {}});
}

void TextTable::note(std::string_view words) { lines_.push_back({{}, std::string(words)}); }

void TextTable::gap() { lines_.emplace_back(); }

std::string TextTable::text() const {
  std::vector<std::size_t> widths;
  for (const Column& column : columns_) widths.push_back(display_width(column.title));
  for (const Line& line : lines_) {
    for (std::size_t i = 0; i < line.cells.size(); ++i)
      widths[i] = std::max(widths[i], display_width(line.cells[i]));
  }
  std::string text;
  const auto add = [&](const auto& cell_of) {
    std::string line = "  ";
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i != 0) line += "  ";
      line += padded(cell_of(i), widths[i], columns_[i].align);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  };
  add([&](std::size_t i) { return columns_[i].title; });
  for (const Line& line : lines_) {
    if (!line.note.empty()) {
      text += "    " + wrapped(line.note, output_width(), 4) + "\n";
    } else if (line.cells.empty()) {
      text += "\n";
    } else {
      add([&](std::size_t i) { return line.cells[i]; });
    }
  }
  return text;
}

}  // namespace intimetry::text
