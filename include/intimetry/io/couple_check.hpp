#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One of a couple's two files: the open one, or the clinician's.
enum class CouplePart { open, clinician };

namespace io::detail {

std::string number_text(double value);

/// Notes the answers to unknown items; calls `known(item, answer, where)` for the others.
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

std::vector<Administration> administrations_of(const std::vector<RemovedAdministration>& removed);

/// Returns the edition that was answered; if it is not available, the newest one decides what is private.
template <class Answered>
const Instrument* edition_or_newest(const InstrumentLookup& lookup, const Answered& answered) {
  const Instrument* edition = lookup(answered.instrument, answered.version);
  return edition == nullptr ? lookup(answered.instrument) : edition;
}

void check_answer(const Instrument& instrument, const Item& item, const Answer& answer,
                  const std::string& where, std::vector<Defect>& defects);

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

/// Returns the defects that exclude these administrations from a part of the couple's files: an unknown
/// instrument or item (so that it is unknown whether an answer is private), a clinician item's answer in the
/// open part, another item's in the clinician's part. Null answers count too: they show that the item was
/// asked.
/// @param list the pointer of the administrations in the file
std::vector<Defect> check_privacy(const std::vector<Administration>& administrations, CouplePart part,
                                  const InstrumentLookup& lookup,
                                  std::string_view list = "/administrations/");

/// Returns where the answers do not fit the instrument: version, perspective, unknown items, numbers that are
/// not an option, 'not applicable' if it is not offered. Scoring accepts such answers and flags them; a
/// person who enters answers should see them at once.
template <class Answered>
std::vector<Defect> check_answers(const Answered& answered, const Instrument& instrument) {
  std::vector<Defect> defects;
  io::detail::check_answered(answered, instrument, "", defects);
  return defects;
}

/// Returns the same for every administration of a couple, and its unknown instruments.
std::vector<Defect> check_answers(const CoupleFile& couple, const InstrumentLookup& lookup);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/couple_check.ipp"
#endif
