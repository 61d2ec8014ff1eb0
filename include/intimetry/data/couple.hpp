#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/administration.hpp"

namespace intimetry::INTIMETRY_MODE {

/// What a person lets the partner see of their own answers to one instrument, from least to most.
enum class Share { nothing, scores, items };

template <>
struct Words<Share> {
  static constexpr std::array table{Word<Share>{Share::nothing, "nothing"},
                                    Word<Share>{Share::scores, "scores"}, Word<Share>{Share::items, "items"}};
};

/// A member of a couple. Norms and models distinguish members by `role`, if they do.
struct Partner {
  std::string id;
  std::optional<std::string> role;
  std::string label;                   // the name in reports
  std::optional<Date> forgotten = {};  // when the person's answers were deleted permanently
  friend bool operator==(const Partner&, const Partner&) = default;
};

/// How much of `instrument` a partner shares with the other. Consents are kept in the order of entry, which
/// decides; see data/consent.hpp.
struct Consent {
  std::string partner;
  std::string instrument;
  Share share = Share::nothing;
  Date date;                                    // when it was given
  std::optional<Perspective> perspective = {};  // none: all perspectives
  std::vector<std::string> scales = {};         // empty: all
  std::optional<Date> entered = {};             // none in files written before this was kept
  friend bool operator==(const Consent&, const Consent&) = default;
};

/// A conversation of the clinician with one partner alone.
struct SeenAlone {
  std::string partner;
  Date date;
  friend bool operator==(const SeenAlone&, const SeenAlone&) = default;
};

/// An administration that was removed or replaced. Nothing uses it; it is kept until the person is forgotten.
struct RemovedAdministration {
  Administration administration;
  Date removed;
  friend bool operator==(const RemovedAdministration&, const RemovedAdministration&) = default;
};

/// Two partners, their answers, and what each lets the other see.
struct CoupleFile {
  std::string id;
  std::vector<Partner> partners;  // always two, in the file's order
  std::vector<Administration> administrations;
  std::vector<Consent> consents;               // in the order of entry; only appended to
  std::vector<SeenAlone> seen_alone;           // in the order of entry
  std::vector<RemovedAdministration> removed;  // in the order of removal
  /// The clinician's file of this couple: "none", the mark that both files contain, or "lost" if somebody has
  /// declared it lost. Empty: not known, as in files written before this was kept.
  std::string clinician_file;
  friend bool operator==(const CoupleFile&, const CoupleFile&) = default;
};

/// The answers of one couple that only the clinician may see; stored in a separate file.
struct ClinicianFile {
  std::string id;  // the couple's
  std::vector<Administration> administrations;
  std::vector<RemovedAdministration> removed;
  std::string belongs_to;  // the mark in the couple's file; empty in files written before this was kept
  friend bool operator==(const ClinicianFile&, const ClinicianFile&) = default;
};

/// Returns whether the couple's file has a clinician's file.
bool has_clinician_file(const CoupleFile& couple) noexcept;

/// Returns whether the couple's file records that the clinician has seen this partner alone.
bool was_seen_alone(const CoupleFile& couple, std::string_view partner) noexcept;

/// Returns the partner with this id, or null.
const Partner* find_partner(const CoupleFile& couple, std::string_view id) noexcept;

/// Returns the latest administration of this partner, instrument and perspective, on or before a date if one
/// is given; null if there is none.
const Administration* latest_administration(const CoupleFile& couple, std::string_view partner,
                                            std::string_view instrument, Perspective perspective,
                                            const std::optional<Date>& as_of = std::nullopt);

/// Returns whether a text can be a couple's id: letters, digits, '.', _ and -, a letter or digit first.
bool is_couple_id(std::string_view text) noexcept;

/// Returns whether a text can be a partner's id: letters, digits, _ and -, a letter first. "clinician" and
/// "joint" are whom an output is for, as a partner's id is: a partner cannot be called so.
bool is_partner_id(std::string_view text) noexcept;

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/data/impl/couple.ipp"
#endif
