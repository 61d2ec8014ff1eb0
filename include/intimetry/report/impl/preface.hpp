#pragma once

#include <string>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/report.hpp"

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

/// A report of which only the sections are missing; none belong into it where there is nothing to show.
inline Report begun_report(const ReportMatter& matter) {
  const CoupleProfile& profile = matter.profile();
  const Audience& audience = matter.audience();
  Report report;
  report.couple = profile.couple;
  report.title = name_of(profile.first) + " and " + name_of(profile.second);
  report.audience = audience.kind == Audience::Kind::clinician ? "clinician"
                    : audience.kind == Audience::Kind::joint   ? "joint"
                                                               : audience.partner;
  report.for_whom = audience_words(audience, profile);
  report.partners = {name_of(profile.first), name_of(profile.second)};
  return report;
}

inline const Paragraph nothing_to_show{"There is nothing to show for this audience yet.", Tone::plain};

}  // namespace intimetry::INTIMETRY_MODE::report::detail
