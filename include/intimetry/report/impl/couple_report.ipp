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
  const AudienceProfile seen = detail::profile_seen_by(audience, couple, lookup, options);
  const Audience both{Audience::Kind::joint, {}};
  const AudienceProfile joint =
      audience.kind == Audience::Kind::joint ? seen : detail::profile_seen_by(both, couple, lookup, options);
  const detail::ReportMatter matter{seen, joint, lookup, options};
  Report report = detail::begun_report(matter);
  // The clinician's page says what was not asked as well.
  if (seen.profile.sheets.empty() && !matter.for_clinician()) {
    report.preface.push_back(detail::nothing_to_show);
    return report;
  }
  detail::add_preface(report, matter);
  for (ReportSection& section :
       std::vector<ReportSection>{detail::clinician_section(matter), detail::closeness_section(matter),
                                  detail::perception_section(matter), detail::obstacles_section(matter),
                                  detail::other_section(matter), detail::change_section(matter),
                                  detail::conversation_section(matter), detail::basis_section(matter)}) {
    if (!section.blocks.empty()) report.sections.push_back(std::move(section));
  }
  return report;
}

}  // namespace intimetry::INTIMETRY_MODE
