#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/couple/couple_profile.hpp"
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

using Numbers = std::vector<double>;

// Of one scale of eight items, the last two reversed: 4 4 3 3 2 2 | 0 1 scores 25, 1 2 1 2 3 1 | 3 4
// scores 11.
inline const Numbers ada_now{4, 4, 3, 3, 2, 2, 0, 1};
inline const Numbers ben_now{1, 2, 1, 2, 3, 1, 3, 4};
inline const Numbers ada_ideal{4, 4, 4, 4, 3, 4, 0, 0};  // 31
inline const Numbers ben_ideal{3, 2, 3, 2, 4, 1, 2, 1};  // 20

/// Few draws, unless the options say how many: what bands say is tested where they are made.
inline CoupleProfile profile_of(const Instrument& instrument, const CoupleFile& couple,
                                CoupleOptions options = {}) {
  if (options.draws == 2000) options.draws = 200;
  return couple_profile(couple, only(instrument), options);
}

inline CoupleFile answered_now() {
  CoupleFile couple = two_partners();
  answer(couple, "ada", ada_now);
  answer(couple, "ben", ben_now);
  return couple;
}

/// Norms of couples with roles, of the one scale.
inline NormFile norms_by_roles() {
  NormFile file;
  file.instrument = "closeness";
  file.version = "1.0.0";
  file.source = "made up";
  CoupleNorm norm;
  norm.group = "clinic";
  norm.roles = CoupleRoles{"wife", "husband"};
  CoupleScaleNorm s1;
  s1.scale = "s1";
  s1.n = 120;
  s1.mean_first = 22;
  s1.mean_second = 19;
  s1.sd_first = 5;
  s1.sd_second = 6;
  s1.r = 0.4;
  s1.mean_difference = 3;
  s1.sd_difference = std::sqrt(25 + 36 - 2 * 0.4 * 30);
  s1.mean_square_difference = 9 + 37.0 * 119 / 120;
  s1.error = CoupleError{2, 2.5, 0.5, std::sqrt(9.25), 120};
  norm.scales = {s1};
  file.couples = {norm};
  return file;
}

}  // namespace intimetry::test
