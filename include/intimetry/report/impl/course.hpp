#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/change/change_criterion.hpp"
#include "intimetry/change/change_series.hpp"
#include "intimetry/change/score_change.hpp"
#include "intimetry/change/trend.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/couple/couple_changes.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/report/impl/closeness.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

inline std::string_view change_words(ChangeVerdict verdict) {
  switch (verdict) {
    case ChangeVerdict::recovered:
      return "improved, and past the published cutoff";
    case ChangeVerdict::improved:
      return "improved beyond error";
    case ChangeVerdict::unchanged:
      return "no change beyond error";
    case ChangeVerdict::deteriorated:
      return "harder than before, beyond error";
    case ChangeVerdict::increased:
      return "more than before, beyond error";
    case ChangeVerdict::decreased:
      return "less than before, beyond error";
    case ChangeVerdict::smaller_difference:
      return "smaller difference than before, beyond error";
    case ChangeVerdict::larger_difference:
      return "larger difference than before, beyond error";
    case ChangeVerdict::other_way_round:
      return "now the other way round, changed beyond error";
    case ChangeVerdict::none:
      break;
  }
  return "error unknown";
}

inline Verdict verdict_of(const ScoreChange& change) {
  if (!change.change.exists()) return Verdict::none;
  if (change.verdict == ChangeVerdict::none) return Verdict::unknown;
  return change.reliable ? Verdict::beyond_error : Verdict::within_error;
}

/// Returns the latest change since an earlier score; null if there is none.
inline const ChangeSince* latest_change(const PartnerCourse& course) {
  for (std::size_t i = course.series.steps.size(); i > 0; --i) {
    if (course.series.steps[i - 1].first.occasion) return &course.series.steps[i - 1].first;
  }
  return nullptr;
}

inline CourseFigure::Line course_line(const ReportMatter& matter, const PartnerCourse& course) {
  CourseFigure::Line line;
  const bool second = course.partner == matter.profile().second.id;
  line.series = {name_of(matter.profile(), course.partner), second ? 1 : 0,
                 course.perspective == Perspective::ideal};
  const double factor = pomp_factor(course.range);
  const ChangeSince* latest = latest_change(course);
  const auto pomp = [&](double raw) { return (raw - course.range.low) * factor; };
  bool first = true;
  for (std::size_t i = 0; i < course.occasions.size(); ++i) {
    const double raw = course.occasions[i].score;
    Mark mark;
    if (!std::isnan(raw)) {
      mark.value = pomp(raw);
      mark.interval = pomp_interval(course.intervals[i], raw, mark.value.value, factor);
    }
    if (course.dated) line.dates.push_back(course.occasions[i].date);
    line.marks.push_back(mark);
    if (first && mark.value.exists() && latest != nullptr && !std::isnan(latest->change.criterion.limit)) {
      const double limit = latest->change.criterion.limit;
      line.no_reliable_change = {pomp(raw - limit), pomp(raw + limit)};
    }
    first = first && !mark.value.exists();
  }
  return line;
}

/// Adds all partners' courses on one scale of one instrument and perspective: a figure, and one row per
/// partner.
inline void add_course(ReportSection& section, ReportTable& table, const ReportMatter& matter,
                       const std::vector<const PartnerCourse*>& courses) {
  const PartnerCourse& one = *courses.front();
  const Instrument& instrument = *matter.instrument(one.instrument, one.version);
  CourseFigure figure;
  figure.title = scale_title(instrument, one.scale);
  if (one.perspective != Perspective::now)
    figure.title += ", " + std::string(perspective_words(one.perspective));
  figure.alt = figure.title + ", from 0 to 100.";
  for (const PartnerCourse* course : courses) {
    CourseFigure::Line line = course_line(matter, *course);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < line.marks.size(); ++i)
      words.push_back(line.name_of_occasion(i) + " " + mark_words(line.marks[i]));
    const ChangeSince* latest = latest_change(*course);
    const ScoreChange change = latest == nullptr ? ScoreChange{} : latest->change;
    figure.alt += " " + line.series.label + ": " + listed(words);
    if (latest != nullptr) figure.alt += "; " + std::string(change_words(change.verdict));
    figure.alt += ".";
    Cell verdict = verdict_cell(verdict_of(change));
    verdict.text = latest == nullptr ? "no two scores" : std::string(change_words(change.verdict));
    table.rows.push_back(
        {text_cell(figure.title), text_cell(line.series.label),
         number_cell(change.change, change.interval, 1), verdict,
         number_cell(change.criterion.smallest_detectable(), MissingReason::not_answered, 1)});
    figure.lines.push_back(std::move(line));
  }
  if (one.kind == ScaleKind::base) section.blocks.emplace_back(std::move(figure));
}

/// Section (f): every scale that was answered more than once, compared with the first time.
inline ReportSection change_section(const ReportMatter& matter) {
  ReportSection section{"change", "What has changed", {}};
  const std::vector<PartnerCourse> all = courses_for(matter.seen.visible, matter.lookup, matter.options);
  for (std::size_t i = 0; i < all.size();) {
    const std::string& id = all[i].instrument;
    ReportTable table{"From the first time to the last, in points of the scale",
                      {"scale", "who", "change", "verdict", "smallest detectable"},
                      {}};
    section.blocks.emplace_back(Paragraph{title_of(matter, id), Tone::plain});
    std::size_t left_out = 0;
    for (; i < all.size() && all[i].instrument == id;) {
      std::vector<const PartnerCourse*> together;
      const std::size_t start = i;
      for (; i < all.size() && all[i].instrument == id && all[i].scale == all[start].scale &&
             all[i].perspective == all[start].perspective;
           ++i) {
        together.push_back(&all[i]);
        left_out = std::max(left_out, all[i].other_versions);
      }
      if (all[start].kind != ScaleKind::validity) add_course(section, table, matter, together);
    }
    section.blocks.emplace_back(std::move(table));
    if (left_out > 0) {
      section.blocks.emplace_back(
          Paragraph{"Answers to another version of this questionnaire are left out.", Tone::remark});
    }
  }
  if (!section.blocks.empty()) {
    section.blocks.emplace_back(Paragraph{
        "The shaded band is where a later score would be no more than error away from the first one. "
        "Where there is no band, nothing says how large the error is.",
        Tone::remark});
  }
  return section;
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail
