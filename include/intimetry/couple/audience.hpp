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

/// For whom something is made: the clinician, both partners together, or one of them.
struct Audience {
  enum class Kind : unsigned char { clinician, joint, partner };
  Kind kind = Kind::clinician;
  std::string partner;  // the id, for one partner
  friend bool operator==(const Audience&, const Audience&) = default;
};

/// Returns the audience that a word names: "clinician", "joint", or a partner's id.
/// @throws Error(unknown_id) for any other word, naming what there is
Audience audience_from_word(std::string_view word, const CoupleFile& couple);

/// A couple as one audience may know it. Whatever is made from this alone cannot tell anything else.
struct VisibleCouple {
  Audience audience;
  CoupleFile couple;  // without what is withheld; as if it had never been answered or agreed

  /// What may be shown of one partner's answers to an instrument in one perspective.
  struct Shown {
    std::string partner;
    std::string instrument;
    std::string version;
    Perspective perspective = Perspective::now;
    std::vector<std::string> scales;  // scales and composites, in the instrument's order
    std::vector<std::string> items;   // that may be shown answer by answer
    friend bool operator==(const Shown&, const Shown&) = default;
  };
  std::vector<Shown> shown;  // one for each of the sheets' partner, instrument, version and perspective

  /// Returns whether this audience may see what this partner answered to this item.
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

/// Returns the couple as this audience may know it. This is the one place where visibility and consent are
/// enforced: everything for an audience is made from what this returns, and from nothing else.
/// - clinician: everything;
/// - a partner: their own administrations and consents; of the other's, the scales that the other shares, of
///   instruments that both have answered;
/// - joint: the scales that both share, of instruments that both have answered; no consents.
/// Of somebody else's answers, those to `own` and `clinician` items are not there, nor scores that hold them;
/// single answers need that person's consent to share items (for joint, both people's) and an item of
/// visibility `shared`.
/// @missing an instrument, or an edition of one, that the lookup does not know is withheld from all but the
///   clinician and, where the instrument is known, its respondent: nothing says whose its items are
VisibleCouple visible_to(const Audience& audience, const CoupleFile& couple, const InstrumentLookup& lookup);

/// @throws Error(not_seen_alone) unless the couple's file has the record that each partner was seen alone; in
/// the same words whoever is missing, and whatever was answered
void require_seen_alone(const CoupleFile& couple);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/audience.ipp"
#endif
