#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/report/impl/closeness.hpp"
#include "intimetry/report/impl/discrepancies.hpp"
#include "intimetry/report/impl/items.hpp"
#include "intimetry/report/impl/perception.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/report.hpp"
#include "intimetry/stats/global_q.hpp"
#include "intimetry/stats/similarity_band.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

// The parts of a profile in full: what a report leaves to its figures, and what only a specialist asks for.

/// Both partners' scores in points of the scale, a table for each perspective.
inline void add_scores_in_full(ReportSection& section, const ReportMatter& matter,
                               const Instrument& instrument, ErrorSourceList& sources) {
  for (const auto& [perspective, name] : Words<Perspective>::table) {
    auto columns = score_columns(matter, instrument, {perspective});
    if (columns.empty()) continue;
    // The title says how the scores are meant.
    for (ClosenessColumn& column : columns) column.series.label = column.administration->partner;
    ReportTable table = score_table(instrument, columns, &sources);
    const std::string what = "Scores, " + std::string(perspective_words(perspective));
    table.title = with_interval_words(what, matter.profile().level) + "; " +
                  administration_dates(matter, instrument.id, perspective);
    section.blocks.emplace_back(std::move(table));
    if (perspective == Perspective::now) add_cutoffs(section, matter, instrument, columns);
  }
  for (const AdministrationScores& administration : matter.profile().administrations) {
    if (administration.instrument == instrument.id &&
        matter.lookup(administration.instrument, administration.version) == nullptr) {
      section.blocks.emplace_back(Paragraph{name_of(matter.profile(), administration.partner) +
                                                " answered version " + administration.version +
                                                ", whose key is not at hand: not scored.",
                                            Tone::remark});
    }
  }
}

/// A verdict with the number of its error's source, or why there is none.
inline Cell verdict_in_full(const Discrepancy& row, ErrorSourceList& sources) {
  Cell cell = verdict_cell(verdict_of(row));
  if (!row.value.exists()) return cell;
  if (row.kind == ScaleKind::composite) cell.text = "not tested (composite)";
  if (row.kind == ScaleKind::validity) cell.text = "not tested (validity)";
  cell.error_source = sources.number(row.error);
  return cell;
}

inline void add_family_in_full(ReportSection& section, const ReportMatter& matter,
                               const Instrument& instrument, const DiscrepancyFamily& family,
                               ErrorSourceList& sources) {
  const bool couples = std::any_of(family.rows.begin(), family.rows.end(),
                                   [](const Discrepancy& row) { return among_couples(row).p.exists(); });
  ReportTable table{family_words(matter.profile(), family).title,
                    {"in points of the scale", with_interval_words("value", matter.profile().level),
                     "p (Holm)", "verdict", "smallest detectable"},
                    {}};
  if (couples) table.columns.push_back("p among couples");
  table.columns.push_back("to know");
  for (const Discrepancy& row : family.rows) {
    std::vector<Cell>& cells = table.rows.emplace_back();
    cells = {text_cell(scale_title(instrument, row.scale)), number_cell(row.value, row.interval, 1),
             probability_cell(row.p_holm), verdict_in_full(row, sources),
             number_cell(row.smallest_detectable, MissingReason::not_answered, 1)};
    if (couples) cells.push_back(probability_cell(among_couples(row).p));
    cells.push_back(text_cell(discrepancy_remarks(row, true)));
  }
  drop_empty_last_column(table);
  section.blocks.emplace_back(std::move(table));
  std::string below = family_remark(family);
  if (!below.empty()) section.blocks.emplace_back(Paragraph{std::move(below), Tone::remark});
}

/// A similarity and its band, a row each; the similarity never without its band.
inline void add_similarity(ReportTable& table, const char* what, const SimilarityBand& band,
                           const char* between) {
  if (!band.observed.exists() || !band.interval.exists()) {
    const MissingReason reason = band.observed.exists() ? band.interval.reason : band.observed.reason;
    table.rows.push_back({text_cell(what), Cell{}, Cell{},
                          text_cell("not shown, for it has no band: " + std::string(explain(reason)))});
    return;
  }
  table.rows.push_back(
      {text_cell(what), number_cell(band.observed, MissingReason::not_answered, 2), Cell{}, Cell{}});
  table.rows.push_back(
      {text_cell(between), number_cell(MissingReason::not_answered, band.interval, 2), Cell{}, Cell{}});
}

inline void add_whole_profile(ReportSection& section, const ProfileComparison& comparison) {
  const std::string title = "The whole profile, " + std::string(perspective_words(comparison.perspective));
  const GlobalQ& q = comparison.q;
  if (!q.total.value.exists() && !comparison.equal_profiles.interval.exists()) {
    section.blocks.emplace_back(Paragraph{
        title + ": not compared, for " + std::string(explain(q.total.value.reason)) + ".", Tone::plain});
    return;
  }
  ReportTable table{title, {"", "value", "p", "to know"}, {}};
  const auto add_q = [&](const char* what, const QPart& part) {
    table.rows.push_back({text_cell(what), number_cell(part.value, MissingReason::not_answered, 2),
                          probability_cell(part.p),
                          text_cell(part.value.exists() ? "" : std::string(explain(part.value.reason)))});
  };
  add_q("differs at all: Q", q.total);
  add_q("differs in level: Q", q.elevation);
  add_q("differs in form: Q", q.rest);
  add_similarity(table, "similarity (double-entry ICC)", comparison.equal_profiles,
                 "two people who feel exactly alike would show");
  if (comparison.true_profiles.interval.exists())
    add_similarity(table, "similarity of the true profiles", comparison.true_profiles, "it lies in");
  drop_empty_last_column(table);
  section.blocks.emplace_back(std::move(table));
  for (const std::string& note : {comparison.q_note, comparison.note}) {
    if (!note.empty()) section.blocks.emplace_back(Paragraph{sentence(note), Tone::remark});
  }
}

/// How each pictures the other, in correlations.
inline void add_perceptions_in_full(ReportSection& section, const ReportMatter& matter,
                                    const Instrument& instrument) {
  ReportTable table{
      perception_title,
      {"who", "perspective", "over", "accuracy", "assumed similarity", "actual similarity", "to know"},
      {}};
  for (const Perception& perception : matter.profile().perceptions) {
    if (perception.instrument != instrument.id) continue;
    for (const auto& [what, over] :
         {std::pair{" scales", perception.scales}, std::pair{" items", perception.items}}) {
      if (over.k == 0) continue;
      std::vector<Cell>& row = table.rows.emplace_back();
      row = {text_cell(name_of(matter.profile(), perception.judge)),
             text_cell(std::string(word(perception.perspective))), text_cell(std::to_string(over.k) + what)};
      add_perception_cells(row, over);
      row.push_back(text_cell(perception.note));
    }
  }
  if (table.rows.empty()) return;
  drop_empty_last_column(table);
  section.blocks.emplace_back(std::move(table));
}

/// How far the partners agree over all items, and the items on which they are farthest apart.
inline void add_items_in_full(ReportSection& section, const ReportMatter& matter,
                              const Instrument& instrument) {
  for (const ItemComparison& comparison : matter.profile().items) {
    if (comparison.instrument != instrument.id || comparison.n == 0) continue;
    ReportTable table{"Item by item, " + std::string(perspective_words(comparison.perspective)),
                      {"both answered", "weighted kappa", "average deviation", "usually called agreement"},
                      {}};
    table.rows.push_back(
        {text_cell(std::to_string(comparison.n) + (comparison.n == 1 ? " item" : " items")),
         number_cell(comparison.kappa, MissingReason::not_answered, 2),
         number_cell(comparison.average_deviation, MissingReason::not_answered, 2),
         comparison.cut ? number_cell(*comparison.cut, MissingReason::not_answered, 2) : Cell{}});
    section.blocks.emplace_back(std::move(table));
    ReportTable highlights = farthest_items(matter, instrument, comparison);
    if (!highlights.rows.empty()) section.blocks.emplace_back(std::move(highlights));
  }
}

/// The scales of all questionnaires on each dimension.
inline ReportSection dimensions_section(const ReportMatter& matter) {
  ReportSection section{"dimensions", "The five dimensions side by side", {}};
  const CoupleProfile& profile = matter.profile();
  ReportTable table{
      "From 0 to 100",
      {"dimension", "questionnaire", "scale", "perspective", name_of(profile.first), name_of(profile.second)},
      {}};
  for (const DimensionProfile& dimension : profile.dimensions) {
    for (const DimensionEntry& entry : dimension.entries) {
      const Instrument* instrument = matter.instrument(entry.instrument);
      table.rows.push_back(
          {text_cell(std::string(word(dimension.dimension))), text_cell(entry.instrument),
           text_cell(instrument == nullptr ? entry.scale : scale_title(*instrument, entry.scale)),
           text_cell(std::string(word(entry.perspective))), number_cell(entry.first),
           number_cell(entry.second)});
    }
  }
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail
