#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/couple/couple_profiler.hpp"
#include "unit/scoring/score_kit.hpp"

namespace intimetry::test {

/// An instrument "closeness" of `scales` sums "s1", "s2" ... of eight items answered 0 to 4, the last two of
/// each reversed, in all perspectives.
inline Instrument closeness(std::size_t scales = 2, std::size_t items = 8) {
  Instrument instrument = blank_instrument();
  instrument.id = "closeness";
  instrument.version = "1.0.0";
  for (std::size_t s = 0; s < scales; ++s) {
    add_items(instrument, items, zero_to_four());
    std::vector<std::string> ids;
    for (std::size_t i = items; i > 0; --i) ids.push_back(instrument.items[instrument.items.size() - i].id);
    add_scale(instrument, "s" + std::to_string(s + 1), ids, {ids[items - 2], ids[items - 1]});
  }
  return instrument;
}

/// Adds an SD and an alpha of one made-up sample for a scale, in one perspective.
inline void add_reliability(Instrument& instrument, const std::string& scale, double value, double sd,
                            Perspective perspective = Perspective::now) {
  Reliability& figure = instrument.reliabilities.emplace_back();
  figure.scale = scale;
  figure.value = value;
  figure.sd = sd;
  figure.n = 200;
  figure.sample = "made-up people";
  figure.perspective = perspective;
  figure.provenance.source = "made up";
}

/// Two partners, "ada" and "ben", with no answers yet.
inline CoupleFile two_partners() {
  CoupleFile couple;
  couple.id = "simulated";
  couple.partners = {{"ada", std::nullopt, "Ada"}, {"ben", std::nullopt, "Ben"}};
  return couple;
}

/// Answers to q1, q2 ...; `none` where there is none.
inline void answer(CoupleFile& couple, const std::string& partner, const std::vector<double>& answers,
                   Perspective perspective = Perspective::now, Date date = Date(2026, 3, 1)) {
  Administration& given = couple.administrations.emplace_back();
  given.partner = partner;
  given.instrument = "closeness";
  given.version = "1.0.0";
  given.perspective = perspective;
  given.date = date;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    given.answers.push_back(
        {"q" + std::to_string(i + 1), std::isnan(answers[i]) ? Answer() : Answer(answers[i])});
  }
}

inline InstrumentLookup only(const Instrument& instrument) {
  return [&instrument](std::string_view id) { return id == instrument.id ? &instrument : nullptr; };
}

inline Discrepancy row(const CoupleProfile& profile, const std::string& id) {
  const Discrepancy* found = find_discrepancy(profile, id);
  require(found != nullptr, ErrorCode::unknown_id, "row", "id", id);
  return *found;
}

inline DiscrepancyFamily family(const CoupleProfile& profile, const std::string& id) {
  const DiscrepancyFamily* found = find_family(profile, id);
  require(found != nullptr, ErrorCode::unknown_id, "family", "id", id);
  return *found;
}

}  // namespace intimetry::test
