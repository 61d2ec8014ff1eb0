#include "render/report_text.hpp"

#include <algorithm>
#include <cmath>

#include "render/report_cells.hpp"
#include "render/templates.hpp"

namespace intimetry::render {

namespace {

constexpr std::size_t strip_width = 31;

std::string mark_cell(const Mark& mark) {
  Cell cell;
  cell.number = mark.value;
  cell.interval = mark.interval;
  return cell_words(cell);
}

/// A line of characters with an interval and its value, from `low` to `high`.
std::string strip(const Mark& mark, double low, double high, char sign) {
  std::string line(strip_width, ' ');
  const auto place = [&](double value) {
    const double share = (std::clamp(value, low, high) - low) / (high - low);
    return static_cast<std::size_t>(std::lround(share * static_cast<double>(strip_width - 1)));
  };
  if (low < 0) line[place(0)] = '|';
  if (mark.interval.exists()) {
    for (std::size_t i = place(mark.interval.low); i <= place(mark.interval.high); ++i) line[i] = '-';
  }
  if (mark.value.exists()) line[place(mark.value.value)] = sign;
  return line;
}

class ReportText {
 public:
  explicit ReportText(const text::Style& style) : style_(style) {}

  void heading(const std::string& words) { text_ += "\n" + style_.bold(plain(words)) + "\n"; }

  void operator()(const Paragraph& paragraph) {
    const std::string words = plain(paragraph.text);
    const std::string shown = text::wrapped(words, text::output_width(), 2);
    text_ += "\n  " + (paragraph.tone == Tone::caution ? style_.warning(shown) : shown) + "\n";
  }

  void operator()(const BulletList& list) {
    for (const std::string& item : list.items)
      text_ += "  - " + text::wrapped(plain(item), text::output_width(), 4) + "\n";
  }

  void operator()(const ReportTable& table) {
    subtitle(table.title);
    std::vector<text::TextTable::Column> columns;
    for (const std::string& column : table.columns) columns.push_back({plain(column)});
    text::TextTable shown(columns);
    for (const auto& row : table.rows) {
      std::vector<std::string> cells;
      for (std::size_t i = 0; i < row.size(); ++i) {
        std::string words = plain(cell_words(row[i]));
        if (text::display_width(words) > longest_cell) {
          // What is too long for a column stands below its row.
          notes_.push_back((i == 0 ? std::string() : plain(table.columns[i]) + ": ") + words);
          words = i == 0 ? "(below)" : "*";
        }
        if (row[i].verdict == Verdict::beyond_error) words = style_.bold(words);
        cells.push_back(std::move(words));
      }
      shown.row(std::move(cells));
      for (const std::string& note : notes_) shown.note(note);
      notes_.clear();
    }
    text_ += shown.text();
  }

  void operator()(const ProfileFigure& figure) {
    subtitle(figure.title);
    text::TextTable table(
        {{""}, {""}, {"0" + std::string(strip_width - 4, ' ') + "100"}, {"", text::right_aligned}});
    for (const ProfileFigure::Row& row : figure.rows) {
      for (std::size_t i = 0; i < row.marks.size(); ++i) {
        const Series& series = figure.series[i];
        const char sign = series.hollow ? 'o' : (series.partner == 0 ? '*' : '#');
        table.row({i == 0 ? plain(row.label) : "", plain(series.label), strip(row.marks[i], 0, 100, sign),
                   mark_cell(row.marks[i])});
      }
    }
    text_ += table.text();
  }

  void operator()(const ForestFigure& figure) {
    subtitle(figure.title);
    text::TextTable table(
        {{""}, {"-100" + std::string(strip_width - 8, ' ') + "+100"}, {"", text::right_aligned}});
    for (const ForestFigure::Row& row : figure.rows) {
      const char sign = row.verdict == Verdict::beyond_error   ? '#'
                        : row.verdict == Verdict::within_error ? 'o'
                                                               : 'x';
      table.row({plain(row.label), strip(row.mark, -100, 100, sign), mark_cell(row.mark)});
    }
    text_ += table.text();
  }

  void operator()(const CourseFigure& figure) {
    subtitle(figure.title + ", 0 to 100");
    text::TextTable table({{""}, {"time"}, {"score"}});
    for (const CourseFigure::Line& line : figure.lines) {
      for (std::size_t i = 0; i < line.marks.size(); ++i)
        table.row(
            {i == 0 ? plain(line.series.label) : "", line.name_of_occasion(i), mark_cell(line.marks[i])});
    }
    text_ += table.text();
  }

  std::string take() { return std::move(text_); }

 private:
  static constexpr std::size_t longest_cell = 44;

  void subtitle(const std::string& words) {
    text_ += "\n";
    if (!words.empty()) text_ += "  " + style_.bold(plain(words)) + "\n";
  }

  const text::Style& style_;
  std::vector<std::string> notes_;
  std::string text_;
};

}  // namespace

std::string section_text(const ReportSection& section, const text::Style& style) {
  ReportText text(style);
  for (const Block& block : section.blocks) std::visit(text, block);
  return text.take();
}

std::string report_text(const Report& report, const text::Style& style) {
  ReportText text(style);
  std::string head = style.bold(plain(report.title) + ", " + plain(report.for_whom)) + "\n";
  for (const Paragraph& paragraph : report.preface) text(paragraph);
  for (const ReportSection& section : report.sections) {
    text.heading(section.title);
    for (const Block& block : section.blocks) std::visit(text, block);
  }
  return head + text.take();
}

}  // namespace intimetry::render
