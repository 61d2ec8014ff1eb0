#pragma once

#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/report/impl/basis.hpp"
#include "intimetry/report/impl/preface.hpp"
#include "intimetry/report/impl/profile_parts.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/profile_report.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

/// Everything that a profile says of one edition of an instrument.
inline ReportSection instrument_section(const ReportMatter& matter, const Instrument& instrument) {
  ReportSection section{instrument.id, edition_title(matter, instrument) + " (" + instrument.id + ")", {}};
  ErrorSourceList sources;
  add_scores_in_full(section, matter, instrument, sources);
  if (matter.instrument(instrument.id) == &instrument) {  // what is compared
    for (const DiscrepancyFamily& family : matter.profile().families) {
      if (family.instrument == instrument.id && !family.rows.empty())
        add_family_in_full(section, matter, instrument, family, sources);
    }
    for (const ProfileComparison& comparison : matter.profile().profiles) {
      if (comparison.instrument == instrument.id) add_whole_profile(section, comparison);
    }
    add_perceptions_in_full(section, matter, instrument);
    add_items_in_full(section, matter, instrument);
  }
  add_error_sources(section, sources);
  return section;
}

inline std::string name_and_label(const Partner& partner) {
  return partner.label.empty() || partner.label == partner.id ? partner.id
                                                              : partner.id + " = " + partner.label;
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Report profile_report(const AudienceProfile& seen, const InstrumentLookup& lookup) {
  AudienceProfile by_id = seen;
  by_id.profile.first.label = seen.profile.first.id;
  by_id.profile.second.label = seen.profile.second.id;
  const CoupleOptions options;
  const report::detail::ReportMatter matter{by_id, by_id, lookup, options};
  Report report = report::detail::begun_report(matter);
  report.title = "Couple " + seen.profile.couple + ": " + report::detail::name_and_label(seen.profile.first) +
                 " and " + report::detail::name_and_label(seen.profile.second);
  report.for_whom = report::detail::audience_words(matter.audience(), seen.profile);
  if (seen.profile.administrations.empty()) {
    report.preface.push_back(report::detail::nothing_to_show);
    return report;
  }
  report::detail::add_preface(report, matter);
  std::vector<ReportSection> sections;
  for (const Instrument* instrument : report::detail::instruments_of(matter))
    sections.push_back(report::detail::instrument_section(matter, *instrument));
  sections.push_back(report::detail::dimensions_section(matter));
  sections.push_back(report::detail::basis_section(matter, false));
  for (ReportSection& section : sections) {
    if (!section.blocks.empty()) report.sections.push_back(std::move(section));
  }
  return report;
}

}  // namespace intimetry::INTIMETRY_MODE
