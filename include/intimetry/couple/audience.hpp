#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The audience of an output: the clinician, both partners together, or one partner.
struct Audience {
  enum class Kind : unsigned char { clinician, joint, partner };
  Kind kind = Kind::clinician;
  std::string partner;  // the id, if the audience is one partner
  friend bool operator==(const Audience&, const Audience&) = default;
};

/// Returns the audience of a word: "clinician", "joint", or a partner's id.
/// @throws Error(unknown_id) for any other word, with the allowed ones
Audience audience_from_word(std::string_view word, const CoupleFile& couple);

/// A couple as one audience may see it. Output that uses only this cannot reveal anything else.
struct VisibleCouple {
  Audience audience;
  CoupleFile couple;  // without withheld data; as if never answered or consented

  /// What may be shown of one partner's answers to an instrument in one perspective.
  struct Shown {
    std::string partner;
    std::string instrument;
    std::string version;
    Perspective perspective = Perspective::now;
    std::vector<std::string> scales;  // scales and composites, in the instrument's order
    std::vector<std::string> items;   // items whose answers may be shown
    friend bool operator==(const Shown&, const Shown&) = default;
  };
  std::vector<Shown> shown;  // one for each partner, instrument, version and perspective

  /// Returns whether this audience may see this partner's answer to this item.
  [[nodiscard]] bool shows_item(std::string_view partner, std::string_view instrument,
                                Perspective perspective, std::string_view item) const noexcept;
  /// Returns whether this audience may see this partner's score of this scale or composite.
  [[nodiscard]] bool shows_scale(std::string_view partner, std::string_view instrument,
                                 Perspective perspective, std::string_view scale) const noexcept;
  friend bool operator==(const VisibleCouple&, const VisibleCouple&) = default;

 private:
  template <class Test>
  [[nodiscard]] bool any_shown(std::string_view partner, std::string_view instrument, Perspective perspective,
                               const Test& test) const noexcept {
    return std::any_of(shown.begin(), shown.end(), [&](const Shown& of) {
      return of.partner == partner && of.instrument == instrument && of.perspective == perspective &&
             test(of);
    });
  }
};

/// Returns the couple as this audience may see it. Visibility and consent are enforced only here: all output
/// for an audience is made from this result and from nothing else.
/// - clinician: everything;
/// - a partner: their own administrations and consents, and the scales that the other partner shares, of
///   instruments that both have answered;
/// - joint: the scales that both partners share, of instruments that both have answered; no consents.
/// Of another person, answers to `own` and `clinician` items are removed, and scores that contain them. A
/// single answer needs that person's consent to share items (for joint, both people's) and an item of
/// visibility `shared`.
/// @missing an instrument or edition that the lookup does not find is shown to the clinician only and, if the
///   instrument is known, to its respondent: the visibility of its items is unknown
VisibleCouple visible_to(const Audience& audience, const CoupleFile& couple, const InstrumentLookup& lookup);

/// Requires the record in the couple's file that each partner was seen alone.
/// @throws Error(not_seen_alone) with the same message whichever partner is missing, and whatever was
///   answered
void require_seen_alone(const CoupleFile& couple);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/audience.ipp"
#endif
