#pragma once

#include <string>
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
#include "intimetry/report/impl/report_words.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

inline std::string audience_words(const Audience& audience, const CoupleProfile& profile) {
  switch (audience.kind) {
    case Audience::Kind::clinician:
      return "for the clinician alone";
    case Audience::Kind::joint:
      return "for both partners together";
    case Audience::Kind::partner:
      break;
  }
  return "for " + name_of(profile, audience.partner);
}

inline void add_preface(Report& report, const ReportMatter& matter) {
  const CoupleProfile& profile = matter.profile();
  if (!profile.unvalidated.empty()) {
    std::vector<std::string> titles;
    for (const std::string& id : profile.unvalidated) titles.push_back(title_of(matter, id));
    report.preface.push_back(
        {"Unvalidated: " + listed(titles) + ". These scores open a conversation; they are no diagnosis.",
         Tone::caution});
  }
  if (matter.for_clinician()) {
    report.preface.push_back(
        {"This report holds private answers. Keep it from both partners; there are reports "
         "for each of them and for both together.",
         Tone::caution});
    return;
  }
  report.preface.push_back(
      {"No diagnosis, and no forecast. It is best read together with a professional: somebody who is "
       "licensed or "
       "registered to work with couples where you live, who tells you where they were trained and who "
       "supervises their work, and who is willing to see each of you alone as well as both together.",
       Tone::plain});
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Report couple_report(const CoupleFile& couple, const Audience& audience,
                                      const InstrumentLookup& lookup, const CoupleOptions& options) {
  if (audience.kind == Audience::Kind::joint) require_seen_alone(couple);
  const AudienceProfile seen = profile_seen_by(audience, couple, lookup, options);
  const Audience both{Audience::Kind::joint, {}};
  const AudienceProfile joint =
      audience.kind == Audience::Kind::joint ? seen : profile_seen_by(both, couple, lookup, options);
  const report::detail::ReportMatter matter{seen, joint, lookup, options};
  const CoupleProfile& profile = seen.profile;
  Report report;
  report.couple = profile.couple;
  report.title = report::detail::name_of(profile.first) + " and " + report::detail::name_of(profile.second);
  report.audience = audience.kind == Audience::Kind::clinician ? "clinician"
                    : audience.kind == Audience::Kind::joint   ? "joint"
                                                               : audience.partner;
  report.for_whom = report::detail::audience_words(audience, profile);
  report.partners = {report::detail::name_of(profile.first), report::detail::name_of(profile.second)};
  // The clinician's page also lists what was not asked.
  if (profile.sheets.empty() && !matter.for_clinician()) {
    report.preface.push_back({"There is nothing to show for this audience yet.", Tone::plain});
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
