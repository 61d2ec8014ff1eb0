#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/io/detail/instrument_write.hpp"
#include "intimetry/io/detail/json_parse.hpp"

namespace intimetry {

/// Which of a couple's two files is meant: the one that others may read, or the clinician's.
enum class CouplePart { open, clinician };

namespace io::detail {

inline std::string number_text(double value) { return number_json(value).dump(); }

inline std::string options_of(const ResponseSet& set) {
  const std::string range = number_text(set.min) + " to " + number_text(set.max);
  if (set.continuous) return "a number from " + range;
  return set.step == 1 ? "a whole number from " + range : range + " in steps of " + std::to_string(set.step);
}

/// Notes the answers to items that the instrument does not have; `known(item, answer, where)` is told of the
/// others.
template <class Known>
void check_items(const Instrument& instrument, const std::vector<ItemAnswer>& answers, const std::string& at,
                 std::vector<Defect>& defects, const Known& known) {
  for (const ItemAnswer& given : answers) {
    const std::string where = at + "/answers" + pointer_step(given.item);
    if (const Item* item = find_by_id(instrument.items, given.item)) {
      known(*item, given.answer, where);
      continue;
    }
    std::vector<std::string_view> ids;
    for (const Item& item : instrument.items) ids.push_back(item.id);
    defects.push_back(
        {ErrorCode::unknown_reference, where,
         "'" + instrument.id + "' has no item '" + given.item + "'" + did_you_mean(given.item, ids)});
  }
}

inline std::string administration_at(std::size_t index) {
  return "/administrations/" + std::to_string(index);
}

inline std::vector<Administration> sheets_of(const std::vector<RemovedSheet>& removed) {
  std::vector<Administration> sheets;
  for (const RemovedSheet& one : removed) sheets.push_back(one.sheet);
  return sheets;
}

/// The edition that a sheet was answered on; where that is not at hand, the newest says what is private.
template <class Answered>
const Instrument* edition_or_newest(const InstrumentLookup& lookup, const Answered& answered) {
  const Instrument* edition = lookup(answered.instrument, answered.version);
  return edition == nullptr ? lookup(answered.instrument) : edition;
}

inline Defect unknown_instrument(const std::string& id, const std::string& at) {
  return {ErrorCode::unknown_reference, at + "/instrument",
          "there is no instrument '" + id + "', so who may see its answers is not known"};
}

inline void check_answer(const Instrument& instrument, const Item& item, const Answer& answer,
                         const std::string& where, std::vector<Defect>& defects) {
  if (answer.is_not_applicable() && !item.not_applicable) {
    defects.push_back({ErrorCode::bad_value, where, "the item does not offer 'not applicable'"});
  }
  const ResponseSet* set = find_by_id(instrument.response_sets, item.response_set);
  if (set == nullptr || !answer.is_number() || set->allows(answer.number())) return;
  defects.push_back({ErrorCode::bad_value, where,
                     "expected " + options_of(*set) + ", found " + number_text(answer.number())});
}

template <class Answered>
void check_answered(const Answered& answered, const Instrument& instrument, const std::string& at,
                    std::vector<Defect>& defects) {
  if (answered.version != instrument.version) {
    defects.push_back({ErrorCode::bad_value, at + "/version",
                       "the instrument at hand is version '" + instrument.version +
                           "', the answers were given to '" + answered.version + "'"});
  }
  bool offered = instrument.perspectives.empty();
  for (const Perspective meant : instrument.perspectives) offered = offered || meant == answered.perspective;
  if (!offered) {
    defects.push_back(
        {ErrorCode::bad_value, at + "/perspective",
         "'" + instrument.id + "' has no perspective '" + std::string(word(answered.perspective)) + "'"});
  }
  check_items(instrument, answered.answers, at, defects,
              [&](const Item& item, const Answer& answer, const std::string& where) {
                check_answer(instrument, item, answer, where, defects);
              });
}

}  // namespace io::detail

/// Returns what keeps these administrations out of that part of a couple's files: an instrument or item that
/// is not known (so whether its answers are private is not known either), a clinician item's answer in the
/// open part, another item's in the clinician's. Null answers count: they tell that the item was asked.
/// @param list where they stand in the file
inline std::vector<Defect> check_privacy(const std::vector<Administration>& administrations, CouplePart part,
                                         const InstrumentLookup& lookup,
                                         std::string_view list = "/administrations/") {
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
            defects.push_back(
                {ErrorCode::private_answer, where,
                 "only the clinician may see this answer: it belongs into the clinician's file"});
          } else if (!is_private && part == CouplePart::clinician) {
            defects.push_back({ErrorCode::bad_value, where,
                               "this item is not the clinician's: it belongs into the couple's file"});
          }
        });
  }
  return defects;
}

/// Returns where the answers disagree with the instrument at hand: version, perspective, unknown items,
/// numbers that are no option, 'not applicable' where it is not offered. The scores take such answers as
/// conditions of the data; whoever enters them wants to know at once.
template <class Answered>
std::vector<Defect> check_answers(const Answered& answered, const Instrument& instrument) {
  std::vector<Defect> defects;
  io::detail::check_answered(answered, instrument, "", defects);
  return defects;
}

/// Returns the same for every administration of a couple, with unknown instruments.
inline std::vector<Defect> check_answers(const CoupleFile& couple, const InstrumentLookup& lookup) {
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

}  // namespace intimetry
