#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/couple/audience.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/consent.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE {

namespace couple::detail {

inline bool has_answered(const CoupleFile& couple, std::string_view partner, std::string_view instrument) {
  return std::any_of(couple.administrations.begin(), couple.administrations.end(),
                     [&](const Administration& given) {
                       return given.partner == partner && given.instrument == instrument;
                     });
}

/// Returns an administration without answers to items that are more private than `widest`. Of an unknown
/// edition, only answers to items that the newest edition also has are kept.
inline Administration administration_up_to(Administration given, const Instrument& instrument,
                                           Visibility widest) {
  std::erase_if(given.answers, [&](const ItemAnswer& answer) {
    const Item* item = find_by_id(instrument.items, answer.item);
    return item == nullptr || item->visibility > widest;
  });
  return given;
}

/// Returns an administration for people who may see items of at most this visibility; nothing if it contained
/// only other items, so that they do not learn that it took place.
inline std::optional<Administration> known_administration(const Administration& given,
                                                          const Instrument& instrument, Visibility widest) {
  const bool asks = std::any_of(instrument.items.begin(), instrument.items.end(),
                                [&](const Item& item) { return item.visibility <= widest; });
  Administration administration = administration_up_to(given, instrument, widest);
  if (!asks || (administration.answers.empty() && !given.answers.empty())) return std::nullopt;
  return administration;
}

/// Returns the couple with the administrations that others may know about.
inline CoupleFile known_to_others(const CoupleFile& couple, const InstrumentLookup& lookup) {
  CoupleFile open = couple;
  open.administrations.clear();
  for (const Administration& given : couple.administrations) {
    const Instrument* instrument = lookup(given.instrument, given.version);
    if (instrument == nullptr) continue;
    if (auto administration = known_administration(given, *instrument, Visibility::in_scores))
      open.administrations.push_back(std::move(*administration));
  }
  return open;
}

/// Decides what one audience may see of one couple, item by item. `open` is what others may know.
class Gate {
 public:
  Gate(const CoupleFile& open, const Audience& audience) : open_(open), audience_(audience) {}

  [[nodiscard]] bool is_own(const std::string& owner) const {
    return audience_.kind == Audience::Kind::partner && owner == audience_.partner;
  }

  /// Returns what is visible of another person's administration: the shared scales, and composites of these
  /// only.
  [[nodiscard]] VisibleCouple::Shown others(const Administration& given, const Instrument& instrument) const {
    VisibleCouple::Shown shown = blank(given);
    if (!all_answered(given.instrument)) return shown;
    for (const Scale& scale : instrument.scales) {
      // In an earlier edition a scale may contain private items: it is shown without them.
      const bool open = has_open_item(instrument, scale);
      if (open && least(given, scale.id) >= Share::scores) shown.scales.push_back(scale.id);
    }
    for (const Composite& composite : instrument.composites) {
      const bool all = std::all_of(composite.parts.begin(), composite.parts.end(), [&](const auto& part) {
        return std::count(shown.scales.begin(), shown.scales.end(), part.scale) != 0;
      });
      if (all) shown.scales.push_back(composite.id);
    }
    for (const Item& item : instrument.items) {
      if (item.visibility == Visibility::shared && least_of(given, instrument, item) >= Share::items)
        shown.items.push_back(item.id);
    }
    return shown;
  }

  /// Returns what is visible of one's own administration, or of any administration for the clinician.
  [[nodiscard]] static VisibleCouple::Shown whole(const Administration& given, const Instrument& instrument,
                                                  Visibility widest) {
    VisibleCouple::Shown shown = blank(given);
    for (const Scale& scale : instrument.scales) {
      if (visibility_of(instrument, scale) <= widest) shown.scales.push_back(scale.id);
    }
    for (const Composite& composite : instrument.composites) {
      if (visibility_of(instrument, composite) <= widest) shown.scales.push_back(composite.id);
    }
    for (const Item& item : instrument.items) {
      if (item.visibility <= widest) shown.items.push_back(item.id);
    }
    return shown;
  }

 private:
  static VisibleCouple::Shown blank(const Administration& given) {
    return {given.partner, given.instrument, given.version, given.perspective, {}, {}};
  }
  static bool has_open_item(const Instrument& instrument, const Scale& scale) {
    const auto open = [&](const std::string& id) {
      const Item* item = find_by_id(instrument.items, id);
      return item != nullptr && item->visibility <= Visibility::in_scores;
    };
    return std::any_of(scale.items.begin(), scale.items.end(), open) &&
           (!scale.gate || open(scale.gate->item));
  }
  /// Returns what the owner shares; for joint, the least that any partner shares.
  [[nodiscard]] Share least(const Administration& given, const std::string& scale) const {
    const auto of = [&](const std::string& partner) {
      return shared_by(open_, partner, given.instrument, given.perspective, scale);
    };
    if (audience_.kind == Audience::Kind::partner) return of(given.partner);
    Share share = Share::items;
    for (const Partner& partner : open_.partners) share = std::min(share, of(partner.id));
    return share;
  }
  /// An item may be listed if a scale with it may be; without a scale, if nothing was withheld.
  [[nodiscard]] Share least_of(const Administration& given, const Instrument& instrument,
                               const Item& item) const {
    Share share = Share::nothing;
    bool scored = false;
    for (const Scale& scale : instrument.scales) {
      if (std::count(scale.items.begin(), scale.items.end(), item.id) == 0) continue;
      scored = true;
      share = std::max(share, least(given, scale.id));
    }
    return scored ? share : least(given, "");
  }
  [[nodiscard]] bool all_answered(const std::string& instrument) const {
    return std::all_of(open_.partners.begin(), open_.partners.end(),
                       [&](const Partner& partner) { return has_answered(open_, partner.id, instrument); });
  }

  const CoupleFile& open_;
  const Audience& audience_;
};

/// Returns an administration with only the answers used by what is shown.
inline Administration administration_for(Administration given, const Instrument& instrument,
                                         const VisibleCouple::Shown& shown) {
  std::erase_if(given.answers, [&](const ItemAnswer& answer) {
    if (std::count(shown.items.begin(), shown.items.end(), answer.item) != 0) return false;
    return std::none_of(instrument.scales.begin(), instrument.scales.end(), [&](const Scale& scale) {
      const bool holds = std::count(scale.items.begin(), scale.items.end(), answer.item) != 0 ||
                         (scale.gate && scale.gate->item == answer.item);
      return holds && std::count(shown.scales.begin(), shown.scales.end(), scale.id) != 0;
    });
  });
  return given;
}

inline void add_shown(VisibleCouple& visible, VisibleCouple::Shown shown) {
  const bool done = std::any_of(visible.shown.begin(), visible.shown.end(), [&](const auto& of) {
    return of.partner == shown.partner && of.instrument == shown.instrument && of.version == shown.version &&
           of.perspective == shown.perspective;
  });
  if (!done) visible.shown.push_back(std::move(shown));
}

}  // namespace couple::detail

namespace couple::detail {

/// Adds a person's own administration. If its edition is not available, the newest edition decides what is
/// private.
inline void add_own_administration(VisibleCouple& visible, const Administration& given,
                                   const InstrumentLookup& lookup) {
  const Instrument* edition = lookup(given.instrument, given.version);
  const Instrument* any = edition != nullptr ? edition : lookup(given.instrument);
  if (any == nullptr) return;
  auto administration = known_administration(given, *any, Visibility::own);
  if (!administration) return;
  if (edition != nullptr) add_shown(visible, Gate::whole(given, *edition, Visibility::own));
  visible.couple.administrations.push_back(std::move(*administration));
}

inline void add_other_administration(VisibleCouple& visible, const Gate& gate, const Administration& given,
                                     const InstrumentLookup& lookup) {
  const Instrument* edition = lookup(given.instrument, given.version);
  if (edition == nullptr) return;
  const auto administration = known_administration(given, *edition, Visibility::in_scores);
  if (!administration) return;
  VisibleCouple::Shown shown = gate.others(*administration, *edition);
  if (shown.scales.empty() && shown.items.empty()) return;
  visible.couple.administrations.push_back(administration_for(*administration, *edition, shown));
  add_shown(visible, std::move(shown));
}

inline VisibleCouple visible_to_clinician(const Audience& audience, const CoupleFile& couple,
                                          const InstrumentLookup& lookup) {
  VisibleCouple visible{audience, couple, {}};
  for (const Administration& given : couple.administrations) {
    const Instrument* edition = lookup(given.instrument, given.version);
    if (edition != nullptr) add_shown(visible, Gate::whole(given, *edition, Visibility::clinician));
  }
  return visible;
}

}  // namespace couple::detail

INTIMETRY_INLINE VisibleCouple visible_to(const Audience& audience, const CoupleFile& couple,
                                          const InstrumentLookup& lookup) {
  if (audience.kind == Audience::Kind::clinician)
    return couple::detail::visible_to_clinician(audience, couple, lookup);
  const CoupleFile open = couple::detail::known_to_others(couple, lookup);
  const couple::detail::Gate gate(open, audience);
  VisibleCouple visible{audience, {}, {}};
  visible.couple.id = couple.id;
  visible.couple.partners = couple.partners;
  for (const Administration& given : couple.administrations) {
    if (gate.is_own(given.partner)) {
      couple::detail::add_own_administration(visible, given, lookup);
    } else {
      couple::detail::add_other_administration(visible, gate, given, lookup);
    }
  }
  for (const Consent& consent : couple.consents) {
    if (gate.is_own(consent.partner)) visible.couple.consents.push_back(consent);
  }
  return visible;
}

INTIMETRY_INLINE void require_seen_alone(const CoupleFile& couple) {
  const bool both = std::all_of(couple.partners.begin(), couple.partners.end(),
                                [&](const Partner& partner) { return was_seen_alone(couple, partner.id); });
  if (both) return;
  throw Error(
      ErrorCode::not_seen_alone,
      "nothing is shown to both partners together before each was seen alone. See each of them alone, "
      "then record it, for one and for the other: "
      "intimetry case seen-alone FILE.json --partner ID --date YYYY-MM-DD");
}

}  // namespace intimetry::INTIMETRY_MODE
