#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/report/impl/discrepancies.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

inline std::vector<const Instrument*> instruments_of(const ReportMatter& matter) {
  std::vector<const Instrument*> found;
  for (const AdministrationScores& administration : matter.profile().administrations) {
    const Instrument* instrument = matter.instrument(administration.instrument, administration.version);
    if (instrument != nullptr && std::find(found.begin(), found.end(), instrument) == found.end())
      found.push_back(instrument);
  }
  return found;
}

/// Returns the error sources of an instrument's values, without duplicates.
inline ErrorSourceList error_sources(const CoupleProfile& profile, const std::string& instrument) {
  ErrorSourceList sources;
  for (const AdministrationScores& administration : profile.administrations) {
    if (administration.instrument != instrument) continue;
    for (const AdministrationScore& score : administration.scores) sources.number(score.error);
  }
  for (const DiscrepancyFamily& family : profile.families) {
    if (family.instrument != instrument) continue;
    for (const Discrepancy& row : family.rows) sources.number(row.error);
  }
  return sources;
}

/// Returns the norms used for an instrument's scores, or that there are none.
inline std::string norm_words(const CoupleProfile& profile, const std::string& instrument) {
  std::vector<std::string> groups;
  for (const AdministrationScores& administration : profile.administrations) {
    if (administration.instrument != instrument) continue;
    for (const AdministrationScore& score : administration.scores) {
      if (!score.norm_group.empty() &&
          std::find(groups.begin(), groups.end(), score.norm_group) == groups.end())
        groups.push_back(score.norm_group);
    }
  }
  return groups.empty() ? "No norms: none was chosen that describes this couple."
                        : "Norms: " + listed(groups) + ".";
}

/// Section (h): the basis of the report.
/// @param with_error_sources false if the sources are listed beside the values
inline ReportSection basis_section(const ReportMatter& matter, bool with_error_sources = true) {
  ReportSection section{"basis", "What this rests on", {}};
  ReportTable table{"", {"questionnaire", "version", "validation", "source"}, {}};
  std::vector<std::string> remarks;
  for (const Instrument* instrument : instruments_of(matter)) {
    std::string source = instrument->citation.text;
    if (instrument->citation.doi) source += " doi " + *instrument->citation.doi;
    table.rows.push_back(
        {text_cell(words_of(instrument->title, instrument->id) + " (" + instrument->id + ")"),
         text_cell(instrument->version),
         text_cell(instrument->validation == Validation::none ? "unvalidated" : "published"),
         text_cell(source)});
    const std::string title = words_of(instrument->title, instrument->id);
    remarks.push_back(title + ": " + administration_dates(matter, instrument->id) + ". " +
                      norm_words(matter.profile(), instrument->id));
    if (!with_error_sources) continue;
    const ErrorSourceList sources = error_sources(matter.profile(), instrument->id);
    for (const std::string& source_words : sources.words())
      remarks.push_back(title + ": " + source_words + ".");
  }
  if (table.rows.empty()) return section;
  section.blocks.emplace_back(std::move(table));
  section.blocks.emplace_back(BulletList{std::move(remarks)});
  if (!matter.profile().notes.empty()) section.blocks.emplace_back(BulletList{matter.profile().notes});
  section.blocks.emplace_back(Paragraph{
      "Beyond error: larger than the error of the answers explains. Within error is not the same as equal: "
      "what is smaller than the smallest detectable value cannot be told from error.",
      Tone::plain});
  if (!matter.profile().unvalidated.empty()) {
    section.blocks.emplace_back(Paragraph{
        "Unvalidated: nobody has published evidence that the questionnaire measures what it is named "
        "after. Its scores open a conversation; nothing should be decided on them alone.",
        Tone::caution});
  }
  return section;
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail
