#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/report.hpp"
#include "intimetry/stats/single_case.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

/// Returns the dates of the administrations used: "Ann 2026-03-01 and 2026-06-01, Bo 2026-03-01".
inline std::string administration_dates(const ReportMatter& matter, std::string_view instrument,
                                        std::optional<Perspective> only = std::nullopt) {
  std::vector<std::string> people;
  for (const Partner* partner : {&matter.profile().first, &matter.profile().second}) {
    std::vector<std::string> days;
    for (const AdministrationScores& administration : matter.profile().administrations) {
      if (administration.partner != partner->id || administration.instrument != instrument ||
          administration.perspective != only.value_or(administration.perspective))
        continue;
      const std::string day = administration.date.text();
      if (std::find(days.begin(), days.end(), day) == days.end()) days.push_back(day);
    }
    std::sort(days.begin(), days.end());
    if (!days.empty()) people.push_back(name_of(*partner) + " on " + listed(days));
  }
  return people.empty() ? "not answered" : "answered by " + listed(people);
}

/// The title of a family of discrepancies, and the meaning of its two sides.
struct FamilyWords {
  std::string title;
  std::string below;
  std::string above;
};

inline FamilyWords family_words(const CoupleProfile& profile, const DiscrepancyFamily& family) {
  const std::string a = name_of(profile.first);
  const std::string b = name_of(profile.second);
  const std::string own = family.partner.empty() ? "" : name_of(profile, family.partner);
  const std::string other = family.partner == profile.first.id ? b : a;
  switch (family.quantity) {
    case Quantity::difference:
      return {family.perspective == Perspective::ideal ? "What " + a + " wishes, minus what " + b + " wishes"
                                                       : a + " minus " + b,
              b + " higher", a + " higher"};
    case Quantity::gap:
      return {own + ": wished for, minus as it is", "wishes less", "wishes more"};
    case Quantity::gap_of_gaps:
      return {"What " + a + " wishes for beyond what is, minus the same of " + b, b + " wishes more change",
              a + " wishes more change"};
    case Quantity::misperception:
      break;
  }
  if (family.perspective == Perspective::observer)
    return {"What " + own + " sees in " + other + ", minus what " + other + " says", "sees less",
            "sees more"};
  return {"What " + own + " believes of " + other + ", minus what " + other + " answered", "believes less",
          "believes more"};
}

inline ForestFigure forest_figure(const Instrument& instrument, const DiscrepancyFamily& family,
                                  const FamilyWords& words) {
  ForestFigure figure{
      words.title, words.title + ", in hundredths of what is possible.", words.below, words.above, {}};
  for (const Discrepancy& row : family.rows) {
    if (row.kind != ScaleKind::base) continue;
    const double factor = pomp_factor(row.range);
    ForestFigure::Row& shown = figure.rows.emplace_back();
    shown.label = scale_title(instrument, row.scale);
    shown.verdict = verdict_of(row);
    shown.mark.value = row.pomp;
    if (row.value.exists())
      shown.mark.interval = pomp_interval(row.interval, row.value.value, row.pomp.value, factor);
    if (row.smallest_detectable.exists()) shown.smallest_detectable = row.smallest_detectable.value * factor;
    figure.alt += " " + shown.label + ": ";
    if (!shown.mark.value.exists()) {
      figure.alt += "no value.";
      continue;
    }
    figure.alt += std::to_string(std::lround(shown.mark.value.value)) + ", " +
                  std::string(verdict_words(shown.verdict)) + ".";
  }
  return figure;
}

/// The test among couples; of couples with roles, where there are such norms.
inline const SingleCase& among_couples(const Discrepancy& row) {
  return row.among_couples.roles.p.exists() ? row.among_couples.roles : row.among_couples.exchangeable;
}

inline std::string discrepancy_remarks(const Discrepancy& row, bool with_couples) {
  std::vector<std::string> words;
  if (!row.value.exists()) words.push_back(std::string(explain(row.value.reason)));
  if (!row.note.empty() && row.note != row.error.origin && row.value.exists()) words.push_back(row.note);
  if (with_couples && !row.among_couples.group.empty()) {
    const SingleCase& test = among_couples(row);
    if (test.beyond.exists()) {
      words.push_back("about " + std::to_string(std::lround(100 * test.beyond.value)) +
                      " % of couples lie farther out (" + row.among_couples.group + ")");
    }
  }
  return listed(words);
}

/// Returns the numbers of a family, in points of the scale.
inline ReportTable discrepancy_table(const ReportMatter& matter, const Instrument& instrument,
                                     const DiscrepancyFamily& family) {
  ReportTable table{"", {"in points of the scale", "value", "verdict", "smallest detectable", "to know"}, {}};
  for (const Discrepancy& row : family.rows) {
    std::vector<Cell> cells{text_cell(scale_title(instrument, row.scale)),
                            number_cell(row.value, row.interval, 1), verdict_cell(verdict_of(row)),
                            number_cell(row.smallest_detectable, MissingReason::not_answered, 1),
                            text_cell(discrepancy_remarks(row, matter.for_clinician()))};
    table.rows.push_back(std::move(cells));
  }
  drop_empty_last_column(table);
  return table;
}

/// Returns how to read the values of a family; empty if there is no remark.
inline std::string family_remark(const DiscrepancyFamily& family) {
  const bool known = std::any_of(family.rows.begin(), family.rows.end(), [](const Discrepancy& row) {
    return row.kind == ScaleKind::base && row.value.exists() && row.interval.exists();
  });
  std::string words;
  if (known && family.m > 1) {
    words = "Of " + std::to_string(family.m) +
            " differences one may look large by chance: the verdicts hold for all of them together (Holm).";
  } else if (!known) {
    words = "Nothing says how large the error of these values is, so none of them has a verdict.";
  }
  if (family.days_apart != 0) {
    words += (words.empty() ? "" : " ") + std::string("The answers are ") +
             std::to_string(std::abs(family.days_apart)) +
             " days apart; what changed in between is part of the values.";
  }
  return words;
}

/// Everything that a family says: the figure, the numbers, how they are to be read.
inline void add_family(ReportSection& section, const ReportMatter& matter, const Instrument& instrument,
                       const DiscrepancyFamily& family) {
  ForestFigure figure = forest_figure(instrument, family, family_words(matter.profile(), family));
  if (!figure.rows.empty()) section.blocks.emplace_back(std::move(figure));
  section.blocks.emplace_back(discrepancy_table(matter, instrument, family));
  std::string below = family_remark(family);
  if (!below.empty()) section.blocks.emplace_back(Paragraph{std::move(below), Tone::remark});
}

/// Adds the families of an instrument with one of these quantities, in the order of the quantities, if they
/// have rows.
inline void add_discrepancies(ReportSection& section, const ReportMatter& matter,
                              const Instrument& instrument, const std::vector<Quantity>& quantities) {
  for (const Quantity quantity : quantities) {
    for (const DiscrepancyFamily& family : matter.profile().families) {
      if (family.instrument == instrument.id && family.quantity == quantity && !family.rows.empty() &&
          matter.instrument(family.instrument) == &instrument)
        add_family(section, matter, instrument, family);
    }
  }
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail
