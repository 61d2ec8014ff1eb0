#include "render/report_html.hpp"

#include <utility>

#include "render/chart.hpp"
#include "render/report_cells.hpp"
#include "render/templates.hpp"

namespace intimetry::render {

namespace {

Values html_series(const Series& series) {
  Values values;
  values.set("mark", legend_mark(series));
  values.set("label", plain(series.label));
  return values;
}

/// Lays one block after the other into values that the template knows.
class BlockValues {
 public:
  explicit BlockValues(std::string section) : section_(std::move(section)) {}

  Values operator()(const Paragraph& paragraph) const {
    Values text;
    text.set("tone", std::string(word(paragraph.tone)));
    text.set("text", plain(paragraph.text));
    return one("paragraph", std::move(text));
  }

  Values operator()(const BulletList& list) const {
    Values items(Values::type::list);
    for (const std::string& item : list.items) items.push_back(Values(plain(item)));
    Values values;
    values.set("items", items);
    return one("bullets", std::move(values));
  }

  Values operator()(const ReportTable& table) const {
    Values columns(Values::type::list);
    for (const std::string& column : table.columns) columns.push_back(Values(plain(column)));
    Values rows(Values::type::list);
    for (const auto& row : table.rows) {
      Values cells(Values::type::list);
      for (std::size_t i = 1; i < row.size(); ++i) cells.push_back(cell(row[i], table.columns[i]));
      Values values;
      values.set("head", plain(cell_words(row.front())));
      values.set("cells", cells);
      rows.push_back(values);
    }
    Values values;
    values.set("title", plain(table.title));
    values.set("has_title", !table.title.empty());
    values.set("columns", columns);
    values.set("rows", rows);
    return one("table", std::move(values));
  }

  Values operator()(const ProfileFigure& figure) {
    Values legend(Values::type::list);
    for (const Series& series : figure.series) legend.push_back(html_series(series));
    return drawn(figure.title, chart(figure, next_id()), legend);
  }

  Values operator()(const ForestFigure& figure) {
    return drawn(figure.title, chart(figure, next_id()), Values(Values::type::list));
  }

  Values operator()(const CourseFigure& figure) {
    Values legend(Values::type::list);
    for (const CourseFigure::Line& line : figure.lines) legend.push_back(html_series(line.series));
    return drawn(figure.title, chart(figure, next_id()), legend);
  }

 private:
  static Values one(const char* kind, Values inside) {
    Values block;
    block.set(kind, inside);
    return block;
  }

  static Values cell(const Cell& of, const std::string& column) {
    Values values;
    values.set("text", plain(cell_words(of)));
    values.set("column", plain(column));
    std::string kind = is_number_cell(of) ? "number" : "words";
    if (of.verdict != Verdict::none) kind += " " + std::string(word(of.verdict));
    values.set("kind", kind);
    return values;
  }

  static Values drawn(const std::string& title, std::string svg, const Values& legend) {
    Values values;
    values.set("title", plain(title));
    values.set("svg", svg);
    values.set("legend", legend);
    values.set("has_legend", legend.is_non_empty_list());
    return one("figure", std::move(values));
  }

  std::string next_id() { return section_ + "-" + std::to_string(++figures_); }

  std::string section_;
  int figures_ = 0;
};

Values section_values(const ReportSection& section) {
  Values blocks(Values::type::list);
  BlockValues lay(section.id);
  // Figures that follow each other stand side by side where there is room.
  for (std::size_t i = 0; i < section.blocks.size(); ++i) {
    const auto is_figure = [&](std::size_t place) {
      return place < section.blocks.size() && section.blocks[place].index() >= 3;
    };
    Values block = std::visit(lay, section.blocks[i]);
    block.set("opens_figures", is_figure(i) && (i == 0 || !is_figure(i - 1)));
    block.set("closes_figures", is_figure(i) && !is_figure(i + 1));
    blocks.push_back(block);
  }
  Values values;
  values.set("id", section.id);
  values.set("title", section.title);
  values.set("blocks", blocks);
  return values;
}

}  // namespace

std::string report_html(const Report& report) {
  Values values;
  values.set("title", plain(report.title));
  values.set("for_whom", plain(report.for_whom));
  values.set("couple", plain(report.couple));
  values.set("style_source", policy_source("style.css") + " " + policy_source("report-style.css"));
  Values preface(Values::type::list);
  for (const Paragraph& paragraph : report.preface) preface.push_back(BlockValues("preface")(paragraph));
  values.set("preface", preface);
  Values sections(Values::type::list);
  for (const ReportSection& section : report.sections) sections.push_back(section_values(section));
  values.set("sections", sections);
  values.set("has_sections", !report.sections.empty());
  return filled("report.html", values);
}

}  // namespace intimetry::render
