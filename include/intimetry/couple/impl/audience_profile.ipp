#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "intimetry/core/perspective.hpp"
#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/seen_edition.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

/// Restricts the options to what may be shown. `visible` must outlive the options.
inline void show_only(CoupleOptions& options, const VisibleCouple& visible) {
  options.include_private = visible.audience.kind == Audience::Kind::clinician;
  options.shows_item = [&visible](std::string_view partner, std::string_view instrument,
                                  Perspective perspective, std::string_view item) {
    return visible.shows_item(partner, instrument, perspective, item);
  };
  options.shows_scale = [&visible](std::string_view partner, std::string_view instrument,
                                   Perspective perspective, std::string_view scale) {
    return visible.shows_scale(partner, instrument, perspective, scale);
  };
}

/// Returns a person's own administrations of instruments with private items. They are scored completely for
/// that person; everything that compares two people leaves private items out.
inline CoupleFile own_administrations(const VisibleCouple& visible, const InstrumentLookup& lookup) {
  CoupleFile own = visible.couple;
  std::erase_if(own.administrations, [&](const Administration& given) {
    if (given.partner != visible.audience.partner) return true;
    const Instrument* edition = lookup(given.instrument, given.version);
    return edition == nullptr ||
           std::none_of(edition->scales.begin(), edition->scales.end(), [&](const Scale& scale) {
             return visibility_of(*edition, scale) == Visibility::own;
           });
  });
  return own;
}

/// Returns the administrations that can be scored without private items; an instrument with private items
/// only has none.
inline CoupleFile scorable(CoupleFile couple, const InstrumentLookup& whole, const InstrumentLookup& open) {
  std::erase_if(couple.administrations, [&](const Administration& given) {
    return whole(given.instrument, given.version) != nullptr &&
           open(given.instrument, given.version) == nullptr;
  });
  return couple;
}

/// Replaces a person's own scores and gaps by those that include private items.
inline void take_own(CoupleProfile& profile, CoupleProfile own, const std::string& partner) {
  for (AdministrationScores& administration : own.administrations) {
    const auto same = std::find_if(profile.administrations.begin(), profile.administrations.end(),
                                   [&](const AdministrationScores& there) {
                                     return there.partner == partner &&
                                            there.instrument == administration.instrument &&
                                            there.perspective == administration.perspective;
                                   });
    if (same != profile.administrations.end()) {
      same->scores = std::move(administration.scores);
    } else {
      profile.administrations.push_back(std::move(administration));
    }
  }
  for (DiscrepancyFamily& family : own.families) {
    if (family.quantity != Quantity::gap || family.partner != partner) continue;
    const auto same = std::find_if(profile.families.begin(), profile.families.end(),
                                   [&](const DiscrepancyFamily& there) { return there.id == family.id; });
    if (same != profile.families.end()) {
      *same = std::move(family);
    } else {
      profile.families.push_back(std::move(family));
    }
  }
  for (const auto& [instrument, version] : own.versions) profile.versions.try_emplace(instrument, version);
  for (const std::string& id : own.unvalidated) {
    if (std::find(profile.unvalidated.begin(), profile.unvalidated.end(), id) == profile.unvalidated.end())
      profile.unvalidated.push_back(id);
  }
}

inline void take_own(std::vector<PartnerCourse>& courses, std::vector<PartnerCourse> own,
                     const std::string& partner) {
  for (PartnerCourse& course : own) {
    if (course.partner != partner) continue;
    const auto same = std::find_if(courses.begin(), courses.end(), [&](const PartnerCourse& there) {
      return there.partner == partner && there.instrument == course.instrument &&
             there.perspective == course.perspective && there.scale == course.scale;
    });
    if (same != courses.end()) {
      *same = std::move(course);
    } else {
      courses.push_back(std::move(course));
    }
  }
}

/// Removes validity scales, which are for the clinician: a respondent would read them as a judgement.
inline void without_validity(AudienceProfile& seen) {
  const auto is_validity = [](const auto& of) { return of.kind == ScaleKind::validity; };
  for (AdministrationScores& administration : seen.profile.administrations)
    std::erase_if(administration.scores, is_validity);
  for (DiscrepancyFamily& family : seen.profile.families) std::erase_if(family.rows, is_validity);
}

}  // namespace intimetry::INTIMETRY_MODE::couple::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE AudienceProfile profile_seen_by(const Audience& audience, const CoupleFile& couple,
                                                 const InstrumentLookup& lookup, CoupleOptions options) {
  AudienceProfile seen{visible_to(audience, couple, lookup), {}};
  couple::detail::show_only(options, seen.visible);
  if (audience.kind == Audience::Kind::clinician) {
    seen.profile = couple_profile(seen.visible.couple, lookup, options);
    return seen;
  }
  const InstrumentLookup open = seen_editions(lookup, Visibility::in_scores);
  seen.profile = couple_profile(couple::detail::scorable(seen.visible.couple, lookup, open), open, options);
  if (const CoupleFile own = couple::detail::own_administrations(seen.visible, lookup);
      !own.administrations.empty()) {
    couple::detail::take_own(
        seen.profile, couple_profile(own, seen_editions(lookup, Visibility::own), options), audience.partner);
  }
  couple::detail::without_validity(seen);
  return seen;
}

INTIMETRY_INLINE AudienceProfile profile_for(const Audience& audience, const CoupleFile& couple,
                                             const InstrumentLookup& lookup, CoupleOptions options) {
  if (audience.kind == Audience::Kind::joint) require_seen_alone(couple);
  return profile_seen_by(audience, couple, lookup, std::move(options));
}

INTIMETRY_INLINE std::vector<PartnerCourse> courses_for(const VisibleCouple& visible,
                                                        const InstrumentLookup& lookup,
                                                        CoupleOptions options) {
  couple::detail::show_only(options, visible);
  if (visible.audience.kind == Audience::Kind::clinician)
    return couple_changes(visible.couple, lookup, options);
  const std::string& self = visible.audience.partner;
  const InstrumentLookup open = seen_editions(lookup, Visibility::in_scores);
  std::vector<PartnerCourse> courses =
      couple_changes(couple::detail::scorable(visible.couple, lookup, open), open, options);
  for (PartnerCourse& course : courses) {
    if (course.partner != self) course = undated(std::move(course));
  }
  if (const CoupleFile own = couple::detail::own_administrations(visible, lookup);
      !own.administrations.empty())
    couple::detail::take_own(courses, couple_changes(own, seen_editions(lookup, Visibility::own), options),
                             self);
  std::erase_if(courses, [](const PartnerCourse& of) { return of.kind == ScaleKind::validity; });
  return courses;
}

}  // namespace intimetry::INTIMETRY_MODE
