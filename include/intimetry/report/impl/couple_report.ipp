#pragma once

#include <utility>
#include <vector>

#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/report/couple_report.hpp"
#include "intimetry/report/impl/basis.hpp"
#include "intimetry/report/impl/clinician_page.hpp"
#include "intimetry/report/impl/closeness.hpp"
#include "intimetry/report/impl/conversation.hpp"
#include "intimetry/report/impl/course.hpp"
#include "intimetry/report/impl/perception.hpp"
#include "intimetry/report/impl/preface.hpp"
#include "intimetry/report/impl/report_words.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Report couple_report(const CoupleFile& couple, const Audience& audience,
                                      const InstrumentLookup& lookup, const CoupleOptions& options) {
  if (audience.kind == Audience::Kind::joint) require_seen_alone(couple);
  const AudienceProfile seen = profile_seen_by(audience, couple, lookup, options);
  const Audience both{Audience::Kind::joint, {}};
  const AudienceProfile joint =
      audience.kind == Audience::Kind::joint ? seen : profile_seen_by(both, couple, lookup, options);
  const report::detail::ReportMatter matter{seen, joint, lookup, options};
  Report report = report::detail::begun_report(matter);
  // The clinician's page also lists what was not asked.
  if (seen.profile.administrations.empty() && !matter.for_clinician()) {
    report.preface.push_back(report::detail::nothing_to_show);
    return report;
  }
  report::detail::add_preface(report, matter);
  for (ReportSection& section : std::vector<ReportSection>{
           report::detail::clinician_section(matter), report::detail::closeness_section(matter),
           report::detail::perception_section(matter), report::detail::obstacles_section(matter),
           report::detail::other_section(matter), report::detail::change_section(matter),
           report::detail::conversation_section(matter), report::detail::basis_section(matter)}) {
    if (!section.blocks.empty()) report.sections.push_back(std::move(section));
  }
  return report;
}

}  // namespace intimetry::INTIMETRY_MODE
