#pragma once

#include <algorithm>
#include <optional>
#include <utility>

#include "intimetry/core/date.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/data/consent.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE bool covers(const Consent& consent, Perspective perspective,
                             std::string_view scale) noexcept {
  if (consent.perspective && *consent.perspective != perspective) return false;
  return consent.scales.empty() ||
         std::find(consent.scales.begin(), consent.scales.end(), scale) != consent.scales.end();
}

}  // namespace intimetry::INTIMETRY_MODE

namespace intimetry::INTIMETRY_MODE::data::detail {

/// What applies to one partner's scale in one perspective, consent by consent.
struct Agreed {
  Share share = Share::nothing;
  std::optional<Date> withdrawn;  // the date of the last withdrawal
  std::optional<Date> undated;    // the latest date among consents whose order of entry was not kept

  [[nodiscard]] bool allows(const Consent& consent) const noexcept {
    if (consent.share <= share) return true;  // sharing less needs no condition
    if (withdrawn && consent.date < *withdrawn) return false;
    return consent.entered.has_value() || !undated || consent.date >= *undated;
  }
  void take(const Consent& consent) noexcept {
    const bool counts = allows(consent);
    if (!consent.entered && (!undated || consent.date > *undated)) undated = consent.date;
    if (!counts) return;
    if (consent.share < share) withdrawn = consent.date;
    if (consent.share == Share::nothing && (!withdrawn || *withdrawn < consent.date))
      withdrawn = consent.date;
    share = consent.share;
  }
};

inline Agreed agreed(const CoupleFile& couple, std::string_view partner, std::string_view instrument,
                     Perspective perspective, std::string_view scale) {
  Agreed result;
  for (const Consent& consent : couple.consents) {
    if (consent.partner != partner || consent.instrument != instrument) continue;
    if (covers(consent, perspective, scale)) result.take(consent);
  }
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE::data::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Share shared_by(const CoupleFile& couple, std::string_view partner,
                                 std::string_view instrument, Perspective perspective,
                                 std::string_view scale) {
  return data::detail::agreed(couple, partner, instrument, perspective, scale).share;
}

INTIMETRY_INLINE void enter_consent(CoupleFile& couple, Consent consent,
                                    const std::vector<std::string>& scales,
                                    const std::vector<Perspective>& perspectives) {
  std::vector<std::string> of = consent.scales.empty() ? scales : consent.scales;
  if (consent.scales.empty()) of.emplace_back();
  for (const Perspective perspective : perspectives) {
    for (const std::string& scale : of) {
      if (!covers(consent, perspective, scale)) continue;
      const data::detail::Agreed now =
          data::detail::agreed(couple, consent.partner, consent.instrument, perspective, scale);
      if (now.allows(consent)) continue;
      const Date since = now.withdrawn && consent.date < *now.withdrawn ? *now.withdrawn : *now.undated;
      throw Error(ErrorCode::consent_refused,
                  "the consent of " + consent.date.text() + " is older than the last withdrawal of '" +
                      consent.partner + "' for " + consent.instrument + ", " + since.text() +
                      ", so it has no effect. Ask again, and enter the date of the new answer");
    }
  }
  couple.consents.push_back(std::move(consent));
}

}  // namespace intimetry::INTIMETRY_MODE
