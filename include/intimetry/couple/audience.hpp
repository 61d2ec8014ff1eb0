#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry {

/// For whom something is made: the clinician, both partners together, or one of them.
struct Audience {
  enum class Kind : unsigned char { clinician, joint, partner };
  Kind kind = Kind::clinician;
  std::string partner;  // the id, for one partner
  friend bool operator==(const Audience&, const Audience&) = default;
};

/// Returns the audience that a word names: "clinician", "joint", or a partner's id.
/// @throws Error(unknown_id) for any other word, naming what there is
inline Audience audience_from_word(std::string_view word, const CoupleFile& couple) {
  if (word == "clinician") return {Audience::Kind::clinician, {}};
  if (word == "joint") return {Audience::Kind::joint, {}};
  if (find_partner(couple, word) != nullptr) return {Audience::Kind::partner, std::string(word)};
  std::string known = "clinician, joint";
  for (const Partner& partner : couple.partners) known += ", " + partner.id;
  throw Error(ErrorCode::unknown_id,
              "no audience '" + std::string(word) + "' for this couple; there are: " + known);
}

/// A couple as one audience may know it. Whatever is made from this alone cannot tell anything else.
struct VisibleCouple {
  Audience audience;
  CoupleFile couple;  // without what is withheld; as if it had never been answered or agreed

  /// What may be shown answer by answer rather than as scores.
  struct Items {
    std::string partner;
    std::string instrument;
    std::vector<std::string> items;  // in the instrument's order
    friend bool operator==(const Items&, const Items&) = default;
  };
  std::vector<Items> items;  // only what is not empty

  /// Returns whether this audience may see what this partner answered to this item.
  [[nodiscard]] bool shows_item(std::string_view partner, std::string_view instrument,
                                std::string_view item) const noexcept {
    return std::any_of(items.begin(), items.end(), [&](const Items& shown) {
      return shown.partner == partner && shown.instrument == instrument &&
             std::find(shown.items.begin(), shown.items.end(), item) != shown.items.end();
    });
  }
  friend bool operator==(const VisibleCouple& a, const VisibleCouple& b) {
    return a.audience == b.audience && a.couple == b.couple && a.items == b.items;
  }
};

namespace detail {

inline bool has_answered(const CoupleFile& couple, std::string_view partner, std::string_view instrument) {
  return std::any_of(couple.administrations.begin(), couple.administrations.end(),
                     [&](const Administration& given) {
                       return given.partner == partner && given.instrument == instrument;
                     });
}

/// What one audience may see of one couple, asked piece by piece.
class Gate {
 public:
  Gate(const CoupleFile& open, const Audience& audience) : open_(open), audience_(audience) {}

  /// Scores of this partner's administrations of an instrument.
  [[nodiscard]] bool shows(const std::string& owner, const std::string& instrument) const {
    switch (audience_.kind) {
      case Audience::Kind::clinician:
        return true;
      case Audience::Kind::partner:
        return owner == audience_.partner ||
               (shares(owner, instrument, Share::scores) && all_answered(instrument));
      case Audience::Kind::joint:
        return all_share(instrument, Share::scores) && all_answered(instrument);
    }
    return false;
  }

  /// Single answers: those of other people need their consent, and an item that may be shared at all.
  [[nodiscard]] bool shows_item(const std::string& owner, const std::string& instrument,
                                const Item& item) const {
    if (audience_.kind == Audience::Kind::clinician) return true;
    if (item.visibility == Visibility::clinician || !shows(owner, instrument)) return false;
    if (audience_.kind == Audience::Kind::partner && owner == audience_.partner) return true;
    if (item.visibility != Visibility::shared) return false;
    return audience_.kind == Audience::Kind::partner ? shares(owner, instrument, Share::items)
                                                     : all_share(instrument, Share::items);
  }

  [[nodiscard]] bool shows_consent(const Consent& consent) const {
    return audience_.kind == Audience::Kind::clinician || consent.partner == audience_.partner;
  }

 private:
  [[nodiscard]] bool shares(const std::string& owner, const std::string& instrument, Share least) const {
    return shared_by(open_, owner, instrument) >= least;
  }
  [[nodiscard]] bool all_share(const std::string& instrument, Share least) const {
    return std::all_of(open_.partners.begin(), open_.partners.end(),
                       [&](const Partner& partner) { return shares(partner.id, instrument, least); });
  }
  [[nodiscard]] bool all_answered(const std::string& instrument) const {
    return std::all_of(open_.partners.begin(), open_.partners.end(),
                       [&](const Partner& partner) { return has_answered(open_, partner.id, instrument); });
  }

  const CoupleFile& open_;
  const Audience& audience_;
};

/// The couple without answers to items of the clinician's, and without administrations that held nothing
/// else: that one took place is then for the clinician alone to know, and must not count as having answered.
inline CoupleFile without_clinician_items(const CoupleFile& couple, const InstrumentLookup& lookup) {
  CoupleFile open = couple;
  std::erase_if(open.administrations, [&](Administration& given) {
    const Instrument* instrument = lookup(given.instrument);
    if (instrument == nullptr) return true;
    const auto is_private = [](const Item& item) { return item.visibility == Visibility::clinician; };
    if (std::all_of(instrument->items.begin(), instrument->items.end(), is_private)) return true;
    const bool had_answers = !given.answers.empty();
    std::erase_if(given.answers, [&](const ItemAnswer& answer) {
      const Item* item = find_by_id(instrument->items, answer.item);
      return item == nullptr || is_private(*item);
    });
    return had_answers && given.answers.empty();
  });
  return open;
}

}  // namespace detail

/// Returns the couple as this audience may know it. This is the one place where visibility and consent are
/// enforced: everything for an audience is made from what this returns, and from nothing else.
/// - clinician: everything;
/// - a partner: their own administrations and consents; of the other's, those of instruments that the other
/// shares
///   and that both have answered;
/// - joint: administrations of instruments that both share and that both have answered; no consents.
/// Answers to a clinician's items are for the clinician alone. Single answers of somebody else need that
/// person's consent to share items (for joint, both people's) and an item of visibility `shared`.
/// @missing an instrument that the lookup does not know is withheld from all but the clinician: nothing says
/// whose its items are
inline VisibleCouple visible_to(const Audience& audience, const CoupleFile& couple,
                                const InstrumentLookup& lookup) {
  const bool everything = audience.kind == Audience::Kind::clinician;
  const CoupleFile open = everything ? couple : detail::without_clinician_items(couple, lookup);
  const detail::Gate gate(open, audience);
  VisibleCouple visible{audience, {couple.id, couple.partners, {}, {}}, {}};
  for (const Administration& given : open.administrations) {
    if (gate.shows(given.partner, given.instrument)) visible.couple.administrations.push_back(given);
  }
  for (const Consent& consent : open.consents) {
    if (gate.shows_consent(consent)) visible.couple.consents.push_back(consent);
  }
  for (const Administration& given : visible.couple.administrations) {
    const Instrument* instrument = lookup(given.instrument);
    if (instrument == nullptr) continue;
    const bool done =
        std::any_of(visible.items.begin(), visible.items.end(), [&](const VisibleCouple::Items& of) {
          return of.partner == given.partner && of.instrument == given.instrument;
        });
    if (done) continue;
    VisibleCouple::Items shown{given.partner, given.instrument, {}};
    for (const Item& item : instrument->items) {
      if (gate.shows_item(given.partner, given.instrument, item)) shown.items.push_back(item.id);
    }
    if (!shown.items.empty()) visible.items.push_back(std::move(shown));
  }
  return visible;
}

}  // namespace intimetry
