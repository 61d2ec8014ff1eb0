#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/date.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/administration.hpp"

namespace intimetry {

/// What a person lets the partner see of their own administrations of one instrument, least first.
enum class Share { nothing, scores, items };

template <>
struct Words<Share> {
  static constexpr std::array table{Word<Share>{Share::nothing, "nothing"},
                                    Word<Share>{Share::scores, "scores"}, Word<Share>{Share::items, "items"}};
};

/// A person's place in a couple. `role` is what norms and models tell members apart by, where they do.
struct Partner {
  std::string id;
  std::optional<std::string> role;
  std::string label;  // what reports call the person
  friend bool operator==(const Partner&, const Partner&) = default;
};

/// From `date` on, `partner` shares this much of `instrument` with the other.
struct Consent {
  std::string partner;
  std::string instrument;
  Share share = Share::nothing;
  Date date;
  friend bool operator==(const Consent&, const Consent&) = default;
};

/// Two partners, what they answered, and what each lets the other see.
struct CoupleFile {
  std::string id;
  std::vector<Partner> partners;  // always two, in the file's order
  std::vector<Administration> administrations;
  std::vector<Consent> consents;
  friend bool operator==(const CoupleFile&, const CoupleFile&) = default;
};

/// The answers of one couple that only the clinician may see; kept in a file of their own.
struct ClinicianFile {
  std::string id;  // the couple's
  std::vector<Administration> administrations;
  friend bool operator==(const ClinicianFile&, const ClinicianFile&) = default;
};

/// Returns the partner with this id, or null.
inline const Partner* find_partner(const CoupleFile& couple, std::string_view id) noexcept {
  for (const Partner& partner : couple.partners) {
    if (partner.id == id) return &partner;
  }
  return nullptr;
}

/// Returns what a partner shares of an instrument: the consent with the latest date.
/// @missing nothing is shared where there is no consent
inline Share shared_by(const CoupleFile& couple, std::string_view partner,
                       std::string_view instrument) noexcept {
  const Consent* latest = nullptr;
  for (const Consent& consent : couple.consents) {
    if (consent.partner != partner || consent.instrument != instrument) continue;
    if (latest == nullptr || consent.date >= latest->date) latest = &consent;
  }
  return latest == nullptr ? Share::nothing : latest->share;
}

/// Records a consent; one of the same partner, instrument and date gives way to it, so that what was agreed
/// to in the morning can be withdrawn in the afternoon.
inline void set_consent(CoupleFile& couple, Consent consent) {
  for (Consent& earlier : couple.consents) {
    if (earlier.partner == consent.partner && earlier.instrument == consent.instrument &&
        earlier.date == consent.date) {
      earlier = std::move(consent);
      return;
    }
  }
  couple.consents.push_back(std::move(consent));
}

}  // namespace intimetry
