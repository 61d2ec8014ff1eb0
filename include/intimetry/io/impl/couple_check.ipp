#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>

#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/impl/instrument_write.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

INTIMETRY_INLINE std::string number_text(double value) { return number_json(value).dump(); }

inline std::string options_of(const ResponseSet& set) {
  const std::string range = number_text(set.min) + " to " + number_text(set.max);
  if (set.continuous) return "a number from " + range;
  return set.step == 1 ? "a whole number from " + range : range + " in steps of " + std::to_string(set.step);
}

inline std::string administration_at(std::size_t index) {
  return "/administrations/" + std::to_string(index);
}

INTIMETRY_INLINE std::vector<Administration> administrations_of(
    const std::vector<RemovedAdministration>& removed) {
  std::vector<Administration> administrations;
  for (const RemovedAdministration& one : removed) administrations.push_back(one.administration);
  return administrations;
}

inline Defect unknown_instrument(const std::string& id, const std::string& at) {
  return {ErrorCode::unknown_reference, at + "/instrument",
          "there is no instrument '" + id + "', so it is not known who may see its answers"};
}

INTIMETRY_INLINE void check_answer(const Instrument& instrument, const Item& item, const Answer& answer,
                                   const std::string& where, std::vector<Defect>& defects) {
  if (answer.is_not_applicable() && !item.not_applicable) {
    defects.push_back({ErrorCode::bad_value, where, "the item does not offer 'not applicable'"});
  }
  const ResponseSet* set = find_by_id(instrument.response_sets, item.response_set);
  if (set == nullptr || !answer.is_number() || set->allows(answer.number())) return;
  defects.push_back({ErrorCode::bad_value, where,
                     "expected " + options_of(*set) + ", found " + number_text(answer.number())});
}

}  // namespace intimetry::INTIMETRY_MODE::io::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::vector<Defect> check_privacy(const std::vector<Administration>& administrations,
                                                   CouplePart part, const InstrumentLookup& lookup,
                                                   std::string_view list) {
  std::vector<Defect> defects;
  for (std::size_t i = 0; i < administrations.size(); ++i) {
    const Administration& given = administrations[i];
    const std::string at = std::string(list) + std::to_string(i);
    const Instrument* instrument = io::detail::edition_or_newest(lookup, given);
    if (instrument == nullptr) {
      defects.push_back(io::detail::unknown_instrument(given.instrument, at));
      continue;
    }
    io::detail::check_items(
        *instrument, given.answers, at, defects,
        [&](const Item& item, const Answer&, const std::string& where) {
          const bool is_private = item.visibility == Visibility::clinician;
          if (is_private && part == CouplePart::open) {
            defects.push_back({ErrorCode::private_answer, where,
                               "only the clinician may see this answer: it belongs in the clinician's file"});
          } else if (!is_private && part == CouplePart::clinician) {
            defects.push_back({ErrorCode::bad_value, where,
                               "this item is not the clinician's: it belongs in the couple's file"});
          }
        });
  }
  return defects;
}

INTIMETRY_INLINE std::vector<Defect> check_answers(const CoupleFile& couple, const InstrumentLookup& lookup) {
  std::vector<Defect> defects;
  for (std::size_t i = 0; i < couple.administrations.size(); ++i) {
    const Administration& given = couple.administrations[i];
    const std::string at = io::detail::administration_at(i);
    if (const Instrument* instrument = io::detail::edition_or_newest(lookup, given)) {
      io::detail::check_answered(given, *instrument, at, defects);
    } else {
      defects.push_back(io::detail::unknown_instrument(given.instrument, at));
    }
  }
  return defects;
}

}  // namespace intimetry::INTIMETRY_MODE
