#include "render/report_json.hpp"

#include "text/json_values.hpp"

namespace intimetry::render {

namespace {

using text::Json;

void put_mark(Json& json, const Mark& mark) {
  text::add_statistic(json, "value", mark.value);
  text::add_interval(json, "interval", mark.interval);
}

Json series_json(const Series& series) {
  return {{"label", series.label}, {"partner", series.partner}, {"wish", series.hollow}};
}

Json cell_json(const Cell& cell) {
  Json json = Json::object();
  if (!cell.text.empty()) json["text"] = cell.text;
  if (cell.text.empty() || cell.number.exists()) {
    text::add_statistic(json, "value", cell.number);
    if (cell.interval.exists()) text::add_interval(json, "interval", cell.interval);
  }
  if (cell.verdict != Verdict::none) json["verdict"] = word(cell.verdict);
  if (cell.error_source != 0) json["error_source"] = cell.error_source;
  return json;
}

struct BlockJson {
  Json operator()(const Paragraph& paragraph) const {
    return {{"kind", "paragraph"}, {"tone", word(paragraph.tone)}, {"text", paragraph.text}};
  }

  Json operator()(const BulletList& list) const { return {{"kind", "list"}, {"items", list.items}}; }

  Json operator()(const ReportTable& table) const {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
      Json cells = Json::array();
      for (const Cell& cell : row) cells.push_back(cell_json(cell));
      rows.push_back(std::move(cells));
    }
    return {{"kind", "table"}, {"title", table.title}, {"columns", table.columns}, {"rows", std::move(rows)}};
  }

  Json operator()(const ProfileFigure& figure) const {
    Json json{{"kind", "profile"}, {"title", figure.title}, {"alt", figure.alt}};
    json["series"] = Json::array();
    for (const Series& series : figure.series) json["series"].push_back(series_json(series));
    json["rows"] = Json::array();
    for (const ProfileFigure::Row& row : figure.rows) {
      Json marks = Json::array();
      for (const Mark& mark : row.marks) put_mark(marks.emplace_back(Json::object()), mark);
      json["rows"].push_back({{"label", row.label}, {"marks", std::move(marks)}});
    }
    return json;
  }

  Json operator()(const ForestFigure& figure) const {
    Json json{{"kind", "forest"},
              {"title", figure.title},
              {"alt", figure.alt},
              {"below_zero", figure.below_zero},
              {"above_zero", figure.above_zero}};
    json["rows"] = Json::array();
    for (const ForestFigure::Row& row : figure.rows) {
      Json shown{{"label", row.label}, {"verdict", word(row.verdict)}};
      put_mark(shown, row.mark);
      text::add_statistic(shown, "smallest_detectable", row.smallest_detectable);
      json["rows"].push_back(std::move(shown));
    }
    return json;
  }

  Json operator()(const CourseFigure& figure) const {
    Json json{{"kind", "course"}, {"title", figure.title}, {"alt", figure.alt}};
    json["lines"] = Json::array();
    for (const CourseFigure::Line& line : figure.lines) {
      Json shown{{"series", series_json(line.series)}};
      text::add_interval(shown, "no_reliable_change", line.no_reliable_change);
      shown["points"] = Json::array();
      for (std::size_t i = 0; i < line.marks.size(); ++i) {
        Json point{{"date", line.dates.empty() ? Json(nullptr) : Json(line.dates[i].text())},
                   {"number", i + 1}};
        put_mark(point, line.marks[i]);
        shown["points"].push_back(std::move(point));
      }
      json["lines"].push_back(std::move(shown));
    }
    return json;
  }
};

Json blocks_json(const std::vector<Block>& blocks) {
  Json json = Json::array();
  for (const Block& block : blocks) json.push_back(std::visit(BlockJson{}, block));
  return json;
}

}  // namespace

std::string report_json(const Report& report) {
  Json json{{"format", "intimetry.report/1"},
            {"couple", report.couple},
            {"title", report.title},
            {"for", report.audience}};
  json["partners"] = report.partners;
  json["preface"] = blocks_json({report.preface.begin(), report.preface.end()});
  json["sections"] = Json::array();
  for (const ReportSection& section : report.sections) {
    json["sections"].push_back(
        {{"id", section.id}, {"title", section.title}, {"blocks", blocks_json(section.blocks)}});
  }
  return json.dump(2) + "\n";
}

}  // namespace intimetry::render
