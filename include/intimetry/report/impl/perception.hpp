#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/change/administration_change.hpp"
#include "intimetry/change/clinical_cutoff.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/report/impl/closeness.hpp"
#include "intimetry/report/impl/discrepancies.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

inline constexpr const char* perception_title = "Correlations, to describe: they have no error of their own";

inline void add_perception_cells(std::vector<Cell>& row, const Perception::Over& over) {
  for (const Statistic& correlation : {over.accuracy, over.assumed_similarity, over.actual_similarity})
    row.push_back(number_cell(correlation, MissingReason::not_answered, 2));
}

/// Adds the correlations for one perspective on the other partner; descriptive, and labelled so.
inline void add_perception_row(ReportTable& table, const ReportMatter& matter, const Perception& perception) {
  const auto row = [&](const char* what, const Perception::Over& over) {
    if (over.k == 0) return;
    const std::string who =
        name_of(matter.profile(), perception.judge) + ", over " + std::to_string(over.k) + " " + what;
    table.rows.push_back({text_cell(title_of(matter, perception.instrument)), text_cell(who)});
    add_perception_cells(table.rows.back(), over);
  };
  row("scales", perception.scales);
  row("items", perception.items);
}

/// Section (d): what each partner believes about the other.
inline ReportSection perception_section(const ReportMatter& matter) {
  ReportSection section{"perception", "How each pictures the other", {}};
  for (const DiscrepancyFamily& family : matter.profile().families) {
    const Instrument* instrument = matter.instrument(family.instrument);
    if (instrument == nullptr || family.rows.empty() || family.quantity != Quantity::misperception ||
        family.perspective != Perspective::partner)
      continue;
    section.blocks.emplace_back(Paragraph{words_of(instrument->title, instrument->id), Tone::plain});
    add_family(section, matter, *instrument, family);
  }
  if (!matter.for_clinician()) return section;
  ReportTable table{
      perception_title, {"questionnaire", "who", "accuracy", "assumed similarity", "actual similarity"}, {}};
  for (const Perception& perception : matter.profile().perceptions)
    add_perception_row(table, matter, perception);
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  return section;
}

/// Returns the published cutoff that a score does not meet, in words; empty if there is none, or if there are
/// several.
inline std::string cutoff_words(const Instrument& instrument, const std::string& who,
                                const AdministrationScore& score) {
  const Cutoff* only = only_cutoff(instrument, score.scale);
  if (only == nullptr || !score.raw.exists()) return {};
  const ClinicalCutoff cutoff = clinical_cutoff(*only, direction_of(instrument, score.scale));
  if (!cutoff.is_clinical(score.raw.value)) return {};
  const bool below = cutoff.clinical == Comparison::below || cutoff.clinical == Comparison::at_most;
  return who + ", " + scale_title(instrument, score.scale) + ": " + (below ? "below" : "above") +
         " the published cutoff (" + only->sample + "; " + only->provenance.source +
         "). A cutoff is where a group was divided; it says nothing certain of one person.";
}

inline void add_cutoffs(ReportSection& section, const ReportMatter& matter, const Instrument& instrument,
                        const std::vector<ClosenessColumn>& columns) {
  for (const ClosenessColumn& column : columns) {
    for (const AdministrationScore& score : column.administration->scores) {
      std::string words =
          cutoff_words(instrument, name_of(matter.profile(), column.administration->partner), score);
      if (!words.empty()) section.blocks.emplace_back(Paragraph{std::move(words), Tone::plain});
    }
  }
}

/// Scores of one instrument: the figure, the table, cutoffs; then what partners see in each other.
inline void add_instrument(ReportSection& section, const ReportMatter& matter, const Instrument& instrument) {
  const auto columns = score_columns(matter, instrument, {Perspective::now});
  section.blocks.emplace_back(
      Paragraph{edition_title(matter, instrument) + ", " + administration_dates(matter, instrument.id) + ".",
                Tone::plain});
  if (!columns.empty()) {
    section.blocks.emplace_back(profile_figure(instrument, words_of(instrument.title, instrument.id), columns,
                                               ScalesShown::with_composites));
    section.blocks.emplace_back(band_words(columns, matter.profile().level));
    section.blocks.emplace_back(score_table(instrument, columns));
  }
  add_cutoffs(section, matter, instrument, columns);
  add_discrepancies(section, matter, instrument, {Quantity::difference});
  for (const DiscrepancyFamily& family : matter.profile().families) {
    if (family.instrument == instrument.id && matter.instrument(family.instrument) == &instrument &&
        family.quantity == Quantity::misperception && family.perspective == Perspective::observer &&
        !family.rows.empty())
      add_family(section, matter, instrument, family);
  }
}

/// Section (e): barriers, and communication as each partner does it and as the other observes it.
inline ReportSection obstacles_section(const ReportMatter& matter) {
  ReportSection section{"obstacles", "Barriers and communication", {}};
  for (const char* purpose : {"barriers", "communication"}) {
    for (const Instrument* instrument : instruments_for(matter, purpose))
      add_instrument(section, matter, *instrument);
  }
  return section;
}

/// Adds all other instruments, except those for the clinician only, which have their own page.
inline ReportSection other_section(const ReportMatter& matter) {
  ReportSection section{"other", "Other questionnaires", {}};
  std::vector<const Instrument*> done;
  for (const char* purpose : {"intimacy", "barriers", "communication"}) {
    for (const Instrument* instrument : instruments_for(matter, purpose)) done.push_back(instrument);
  }
  for (const AdministrationScores& administration : matter.profile().administrations) {
    const Instrument* instrument = matter.instrument(administration.instrument, administration.version);
    if (instrument == nullptr || std::find(done.begin(), done.end(), instrument) != done.end()) continue;
    done.push_back(instrument);
    if (!is_clinicians(*instrument)) add_instrument(section, matter, *instrument);
  }
  return section;
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail
