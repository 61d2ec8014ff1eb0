#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/couple_split.hpp"
#include "intimetry/io/impl/json_object.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

/// Notes where an administration of the clinician's file contradicts the couple's file.
inline std::vector<Defect> check_join(const CoupleFile& couple, const ClinicianFile& clinician) {
  std::vector<Defect> defects;
  if (clinician.id != couple.id) {
    defects.push_back({ErrorCode::bad_value, "/id",
                       "expected '" + couple.id + "', the couple's id, found '" + clinician.id + "'"});
  }
  const std::string mark = has_clinician_file(couple) ? couple.clinician_file : std::string();
  if (mark != clinician.belongs_to) {
    defects.push_back({ErrorCode::bad_value, "/belongs_to",
                       "this clinician's file belongs to another couple's file, or to another state of it: "
                       "expected " +
                           (mark.empty() ? "no mark" : "the mark '" + mark + "'") + ", found " +
                           (clinician.belongs_to.empty() ? "none" : "'" + clinician.belongs_to + "'")});
  }
  for (std::size_t i = 0; i < clinician.administrations.size(); ++i) {
    const Administration& withheld = clinician.administrations[i];
    const std::string at = "/administrations/" + std::to_string(i);
    if (find_partner(couple, withheld.partner) == nullptr) {
      defects.push_back({ErrorCode::unknown_partner, at + "/partner",
                         "the couple has no partner '" + withheld.partner + "'"});
    }
    for (const Administration& open : couple.administrations) {
      if (!same_administration(open, withheld)) continue;
      if (open.version != withheld.version) {
        defects.push_back(
            {ErrorCode::bad_value, at + "/version",
             "expected '" + open.version + "' as in the couple's file, found '" + withheld.version + "'"});
      }
      if (open.language != withheld.language) {
        defects.push_back({ErrorCode::bad_value, at + "/language",
                           "expected '" + open.language.value_or("none") +
                               "' as in the couple's file, found '" + withheld.language.value_or("none") +
                               "'"});
      }
      for (const ItemAnswer& given : withheld.answers) {
        if (answer_to(open, given.item) == nullptr) continue;
        defects.push_back({ErrorCode::duplicate_id, at + "/answers/" + given.item,
                           "the couple's file has an answer to this item too"});
      }
    }
  }
  return defects;
}

/// Returns an administration without its private answers, and one with these only.
inline std::pair<Administration, Administration> split_administration(const Administration& given,
                                                                      const InstrumentLookup& lookup) {
  const Instrument& instrument = *edition_or_newest(lookup, given);
  std::pair<Administration, Administration> parts{given, given};
  const auto is_private = [&](const ItemAnswer& answer) {
    return find_by_id(instrument.items, answer.item)->visibility == Visibility::clinician;
  };
  std::erase_if(parts.first.answers, is_private);
  std::erase_if(parts.second.answers, [&](const ItemAnswer& answer) { return !is_private(answer); });
  return parts;
}

}  // namespace intimetry::INTIMETRY_MODE::io::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE SplitCouple split_couple(const CoupleFile& couple, const InstrumentLookup& lookup) {
  std::vector<Defect> defects = check_privacy(couple.administrations, CouplePart::open, lookup);
  for (Defect& defect :
       check_privacy(io::detail::administrations_of(couple.removed), CouplePart::open, lookup, "/removed/"))
    defects.push_back(std::move(defect));
  // Here private answers are expected.
  std::erase_if(defects, [](const Defect& defect) { return defect.code == ErrorCode::private_answer; });
  throw_defects(ErrorCode::couple_invalid, "couple '" + couple.id + "', to be saved", defects);

  SplitCouple parts{couple, {couple.id, {}, {}, {}}};
  if (has_clinician_file(couple)) parts.clinician.belongs_to = couple.clinician_file;
  parts.open.administrations.clear();
  parts.open.removed.clear();
  for (const Administration& given : couple.administrations) {
    auto [open, withheld] = io::detail::split_administration(given, lookup);
    if (!open.answers.empty() || given.answers.empty()) parts.open.administrations.push_back(std::move(open));
    if (!withheld.answers.empty()) parts.clinician.administrations.push_back(std::move(withheld));
  }
  for (const RemovedAdministration& one : couple.removed) {
    auto [open, withheld] = io::detail::split_administration(one.administration, lookup);
    if (!open.answers.empty() || one.administration.answers.empty())
      parts.open.removed.push_back({std::move(open), one.removed});
    if (!withheld.answers.empty()) parts.clinician.removed.push_back({std::move(withheld), one.removed});
  }
  return parts;
}

INTIMETRY_INLINE CoupleFile join_couple(const CoupleFile& open, const ClinicianFile& clinician,
                                        std::string_view name) {
  throw_defects(ErrorCode::couple_invalid, name, io::detail::check_join(open, clinician));
  CoupleFile couple = open;
  std::vector<Administration> alone;
  for (const Administration& withheld : clinician.administrations) {
    bool joined = false;
    for (Administration& given : couple.administrations) {
      if (!same_administration(given, withheld)) continue;
      given.answers.insert(given.answers.end(), withheld.answers.begin(), withheld.answers.end());
      joined = true;
    }
    if (!joined) alone.push_back(withheld);
  }
  couple.administrations.insert(couple.administrations.end(), alone.begin(), alone.end());
  // Removed administrations are not used, so the two halves need not be joined.
  couple.removed.insert(couple.removed.end(), clinician.removed.begin(), clinician.removed.end());
  return couple;
}

}  // namespace intimetry::INTIMETRY_MODE
