#pragma once

#include <string>
#include <utility>

#include "intimetry/report/report.hpp"

namespace intimetry::test {

inline Mark mark(double value, double low, double high) {
  Mark made;
  made.value = value;
  made.interval = Interval(low, high);
  return made;
}

inline Cell words(std::string text) {
  Cell cell;
  cell.text = std::move(text);
  return cell;
}

inline Cell number(double value, Verdict verdict = Verdict::none) {
  Cell cell;
  cell.number = value;
  cell.verdict = verdict;
  return cell;
}

/// Two partners on one scale; Ann's wish as well.
inline ProfileFigure sample_profile() {
  ProfileFigure figure;
  figure.title = "Scores";
  figure.alt = "Ann 40, Bo 75, Ann's wish 90";
  figure.series = {{"Ann", 0, false}, {"Bo", 1, false}, {"Ann's wish", 0, true}};
  figure.rows.push_back({"closeness", {mark(40, 30, 50), mark(75, 65, 85), {}}});
  figure.rows.back().marks[2].value = 90;
  return figure;
}

/// One difference beyond error, one within it, one of unknown error.
inline ForestFigure sample_forest() {
  ForestFigure figure;
  figure.title = "Differences";
  figure.alt = "closeness 35, trust 5, humour -10";
  figure.below_zero = "Bo has more";
  figure.above_zero = "Ann has more";
  figure.rows.resize(3);
  figure.rows[0] = {"closeness", mark(35, 20, 50), 15, Verdict::beyond_error};
  figure.rows[1] = {"trust", mark(5, -10, 20), 15, Verdict::within_error};
  figure.rows[2].label = "humour";
  figure.rows[2].mark.value = -10;
  figure.rows[2].verdict = Verdict::unknown;
  return figure;
}

/// Two times of one partner, with days.
inline CourseFigure sample_course() {
  CourseFigure figure;
  figure.title = "Closeness";
  figure.alt = "40, then 60";
  CourseFigure::Line& line = figure.lines.emplace_back();
  line.series = {"Ann", 0, false};
  line.dates = {Date(2026, 3, 1), Date(2026, 6, 1)};
  line.marks = {mark(40, 30, 50), mark(60, 50, 70)};
  line.no_reliable_change = Interval(25, 55);
  return figure;
}

/// A report that has a block of each kind, and a text that would be markup.
inline Report sample_report() {
  Report report;
  report.couple = "simulated";
  report.title = "A <report>";
  report.audience = "joint";
  report.for_whom = "for both";
  report.partners = {"Ann", "Bo"};
  report.preface = {{"Read \"this\" & that.", Tone::caution}};
  ReportTable table;
  table.title = "Numbers";
  table.columns = {"scale", "difference"};
  table.rows = {{words("closeness"), number(35, Verdict::beyond_error)}, {words("trust"), {}}};
  report.sections.push_back({"closeness",
                             "How close you are",
                             {Paragraph{"A paragraph.", Tone::plain}, BulletList{{"first", "second"}}, table,
                              sample_profile(), sample_forest(), sample_course()}});
  return report;
}

}  // namespace intimetry::test
