#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/administration.hpp"

namespace intimetry::INTIMETRY_MODE {

/// What a person lets the partner see of their own answers to one instrument, least first.
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
  std::string label;                   // what reports call the person
  std::optional<Date> forgotten = {};  // when the person's answers were removed for good
  friend bool operator==(const Partner&, const Partner&) = default;
};

/// `partner` shares this much of `instrument` with the other. Consents are kept in the order in which they
/// were entered, which decides; see data/consent.hpp.
struct Consent {
  std::string partner;
  std::string instrument;
  Share share = Share::nothing;
  Date date;                                    // when it was given
  std::optional<Perspective> perspective = {};  // none: of every perspective
  std::vector<std::string> scales = {};         // empty: all
  std::optional<Date> entered = {};             // none in files written before it was kept
  friend bool operator==(const Consent&, const Consent&) = default;
};

/// A conversation of the clinician with one partner alone.
struct SeenAlone {
  std::string partner;
  Date date;
  friend bool operator==(const SeenAlone&, const SeenAlone&) = default;
};

/// A sheet that was taken out or replaced. It counts nowhere, and is kept until the person is forgotten.
struct RemovedSheet {
  Administration sheet;
  Date removed;
  friend bool operator==(const RemovedSheet&, const RemovedSheet&) = default;
};

/// Two partners, what they answered, and what each lets the other see.
struct CoupleFile {
  std::string id;
  std::vector<Partner> partners;  // always two, in the file's order
  std::vector<Administration> administrations;
  std::vector<Consent> consents;      // in the order of entry; only ever added to
  std::vector<SeenAlone> seen_alone;  // in the order of entry
  std::vector<RemovedSheet> removed;  // in the order of removal
  /// What belongs to this file: "none", the mark that the clinician's file of this couple bears too, or
  /// "lost", where somebody has said that it is. Empty: not known, as in files written before it was kept.
  std::string clinician_file;
  friend bool operator==(const CoupleFile&, const CoupleFile&) = default;
};

/// The answers of one couple that only the clinician may see; kept in a file of their own.
struct ClinicianFile {
  std::string id;  // the couple's
  std::vector<Administration> administrations;
  std::vector<RemovedSheet> removed;
  std::string belongs_to;  // the mark of the couple's file; empty in files written before it was kept
  friend bool operator==(const ClinicianFile&, const ClinicianFile&) = default;
};

/// Returns whether the couple's file says that a clinician's file belongs to it.
bool has_clinician_file(const CoupleFile& couple) noexcept;

/// Returns whether the clinician has seen this partner alone, by the couple's file.
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
