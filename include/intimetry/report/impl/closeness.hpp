#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/report/impl/discrepancies.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

/// One column of scores: the person and the perspective.
struct ClosenessColumn {
  const AdministrationScores* administration = nullptr;
  Series series;
};

inline std::string_view perspective_words(Perspective perspective) {
  switch (perspective) {
    case Perspective::now:
      return "as it is";
    case Perspective::ideal:
      return "as wished";
    case Perspective::partner:
      return "as believed of the partner";
    case Perspective::observer:
      return "as seen in the partner";
  }
  return "";
}

/// Returns both partners' existing administrations of one instrument in these perspectives.
inline std::vector<ClosenessColumn> score_columns(const ReportMatter& matter, const Instrument& instrument,
                                                  const std::vector<Perspective>& perspectives) {
  std::vector<ClosenessColumn> columns;
  for (int place = 0; place < 2; ++place) {
    const Partner& partner = place == 0 ? matter.profile().first : matter.profile().second;
    for (const Perspective perspective : perspectives) {
      const AdministrationScores* administration =
          scored_administration_in(matter.profile(), partner.id, instrument, perspective);
      if (administration == nullptr) continue;
      columns.push_back({administration,
                         {name_of(partner) + ", " + std::string(perspective_words(perspective)), place,
                          perspective == Perspective::ideal}});
    }
  }
  return columns;
}

enum class ScalesShown : unsigned char { base, with_composites, all };

/// Returns the scales that occur in an administration, in the instrument's order; composites last.
inline std::vector<std::string> scales_of(const Instrument& instrument,
                                          const std::vector<ClosenessColumn>& columns, ScalesShown shown) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id, bool validity) {
    const bool any = std::any_of(columns.begin(), columns.end(), [&](const ClosenessColumn& column) {
      return find_score(column.administration, id) != nullptr;
    });
    if (any && (!validity || shown == ScalesShown::all)) ids.push_back(id);
  };
  for (const Scale& scale : instrument.scales) add(scale.id, scale.validity);
  if (shown == ScalesShown::base) return ids;
  for (const Composite& composite : instrument.composites) add(composite.id, false);
  return ids;
}

inline std::string mark_words(const Mark& mark) {
  if (!mark.value.exists()) return "no score";
  const auto whole = [](double number) { return std::to_string(std::lround(number)); };
  if (!mark.interval.exists()) return whole(mark.value.value);
  return whole(mark.value.value) + " (" + whole(mark.interval.low) + " to " + whole(mark.interval.high) + ")";
}

inline ProfileFigure profile_figure(const Instrument& instrument, std::string title,
                                    const std::vector<ClosenessColumn>& columns,
                                    ScalesShown shown = ScalesShown::base) {
  ProfileFigure figure;
  figure.title = std::move(title);
  for (const ClosenessColumn& column : columns) figure.series.push_back(column.series);
  figure.alt = figure.title + ", from 0 to 100.";
  for (const std::string& scale : scales_of(instrument, columns, shown)) {
    ProfileFigure::Row& row = figure.rows.emplace_back();
    row.label = scale_title(instrument, scale);
    std::vector<std::string> words;
    for (const ClosenessColumn& column : columns) {
      const AdministrationScore* score = find_score(column.administration, scale);
      row.marks.push_back(score == nullptr ? Mark{} : mark_of(*score));
      words.push_back(column.series.label + " " + mark_words(row.marks.back()));
    }
    figure.alt += " " + row.label + ": " + listed(words) + ".";
  }
  return figure;
}

/// Returns the remarks about one score.
inline std::string score_remarks(const AdministrationScore& score) {
  std::vector<std::string> words;
  if (!score.left_out.empty())
    words.push_back("without " + listed(score.left_out) + ", which is private, for every couple alike");
  if (score.flags.has(Flag::prorated)) words.push_back("estimated from the answered items");
  if (score.flags.has(Flag::not_applicable)) words.push_back("some items did not apply");
  if (score.flags.has(Flag::gate_closed)) words.push_back("closed by its first question");
  if (score.answered < score.items) {
    words.push_back(std::to_string(score.answered) + " of " + std::to_string(score.items) + " answered");
    if (!score.raw.exists()) words.push_back("too few for a score");
  }
  if (score.flags.has(Flag::out_of_range)) words.push_back("an answer is out of range and was not scored");
  if (!score.raw.exists() && words.empty()) words.push_back(std::string(explain(score.raw.reason)));
  return listed(words);
}

/// Adds the cells of one score: from 0 to 100; with `sources`, in points of the scale and from 0 to 100.
inline void add_score_cells(std::vector<Cell>& row, const AdministrationScore* score,
                            ErrorSourceList* sources) {
  const Mark mark = score == nullptr ? Mark{} : mark_of(*score);
  if (sources == nullptr) {
    row.push_back(number_cell(mark.value, mark.interval));
    return;
  }
  Cell points = score == nullptr ? Cell{} : number_cell(score->raw, score->interval, 1);
  if (mark.value.exists()) points.error_source = sources->number(score->error);
  row.push_back(std::move(points));
  row.push_back(number_cell(mark.value));
}

/// Returns scores with their bands: one row per scale, one column per administration, and remarks.
/// @param sources if given, all scales are in points of the scale, each value with the number of its error's
///   source
inline ReportTable score_table(const Instrument& instrument, const std::vector<ClosenessColumn>& columns,
                               ErrorSourceList* sources = nullptr) {
  ReportTable table;
  table.columns.push_back(sources == nullptr ? "0 to 100" : "in points of the scale");
  for (const ClosenessColumn& column : columns) {
    table.columns.push_back(column.series.label);
    if (sources != nullptr) table.columns.push_back("0 to 100");
  }
  table.columns.push_back("to know");
  const ScalesShown shown = sources == nullptr ? ScalesShown::with_composites : ScalesShown::all;
  for (const std::string& scale : scales_of(instrument, columns, shown)) {
    std::string title = scale_title(instrument, scale);
    if (direction_of(instrument, scale) == Direction::higher_is_worse) title += " (more is harder)";
    std::vector<Cell> row{text_cell(title)};
    std::vector<std::string> remarks;
    for (const ClosenessColumn& column : columns) {
      const AdministrationScore* score = find_score(column.administration, scale);
      add_score_cells(row, score, sources);
      const std::string words = score == nullptr ? std::string() : score_remarks(*score);
      if (!words.empty()) remarks.push_back(column.series.label + ": " + words);
    }
    row.push_back(text_cell(listed(remarks)));
    table.rows.push_back(std::move(row));
  }
  drop_empty_last_column(table);
  return table;
}

/// Returns what the bands of these scores describe; nothing without bands. If they describe different things,
/// the result is what applies to all of them.
inline std::optional<ErrorMeaning> meaning_of_bands(const std::vector<ClosenessColumn>& columns) {
  std::optional<ErrorMeaning> meaning;
  for (const ClosenessColumn& column : columns) {
    for (const AdministrationScore& score : column.administration->scores) {
      if (!score.error.exists()) continue;
      const ErrorMeaning one = score.error.meaning();
      meaning = meaning.value_or(one) == one ? one : ErrorMeaning::unsaid;
    }
  }
  return meaning;
}

/// Returns the meaning of a band, with `share` cases of 100.
inline std::string band_words(ErrorMeaning meaning, const std::string& share) {
  switch (meaning) {
    case ErrorMeaning::other_questions:
      return "The bands say how exact a score is: other questions about the same thing could have given a "
             "somewhat different score, and " +
             share + " of 100 such bands hold the score that all such questions together would give.";
    case ErrorMeaning::another_day:
      return "The bands say how exact a score is: answered again on another day, the same questions could "
             "give a somewhat different score, and " +
             share + " of 100 such bands hold the score that all those days would average to.";
    case ErrorMeaning::unsaid:
      break;
  }
  return "The bands say how exact a score is: by chance it could have been somewhat higher or lower, and " +
         share + " of 100 such bands hold the score that it would be without chance.";
}

inline Paragraph band_words(const std::vector<ClosenessColumn>& columns, double level) {
  const std::optional<ErrorMeaning> meaning = meaning_of_bands(columns);
  if (!meaning) {
    return {
        "Nothing says how exact these scores are, so they stand without bands. A small difference between "
        "two of them may be chance.",
        Tone::remark};
  }
  return {band_words(*meaning, std::to_string(std::lround(100 * level))), Tone::remark};
}

/// Sections (a), (b) and (c): each partner's profile, both together, and their differences.
inline ReportSection closeness_section(const ReportMatter& matter) {
  ReportSection section{"closeness", "Closeness in the five dimensions", {}};
  for (const Instrument* instrument : instruments_for(matter, "intimacy")) {
    const auto all = score_columns(matter, *instrument, {Perspective::now, Perspective::ideal});
    if (all.empty()) continue;
    section.blocks.emplace_back(Paragraph{
        edition_title(matter, *instrument) + ", " + administration_dates(matter, instrument->id) + ".",
        Tone::plain});
    for (int place = 0; place < 2; ++place) {
      std::vector<ClosenessColumn> own;
      for (const ClosenessColumn& column : all) {
        if (column.series.partner == place) own.push_back(column);
      }
      const Partner& partner = place == 0 ? matter.profile().first : matter.profile().second;
      if (!own.empty()) section.blocks.emplace_back(profile_figure(*instrument, name_of(partner), own));
    }
    const auto now = score_columns(matter, *instrument, {Perspective::now});
    if (now.size() == 2) section.blocks.emplace_back(profile_figure(*instrument, "Both, as it is", now));
    section.blocks.emplace_back(band_words(all, matter.profile().level));
    section.blocks.emplace_back(score_table(*instrument, all));
    add_discrepancies(section, matter, *instrument,
                      {Quantity::difference, Quantity::gap, Quantity::gap_of_gaps});
  }
  return section;
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail
