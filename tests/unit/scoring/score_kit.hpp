#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "intimetry/scoring/score.hpp"
#include "unit/instrument/full_instrument.hpp"

namespace intimetry::test {

inline constexpr double none = std::numeric_limits<double>::quiet_NaN();
inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// An instrument without items and scales: what a test needs it adds.
inline Instrument blank_instrument() { return full_instrument_head(); }

/// Adds items q1, q2 ..., on one response set, numbered on from those that are there.
inline void add_items(Instrument& instrument, std::size_t count, const ResponseSet& set) {
  if (find_by_id(instrument.response_sets, set.id) == nullptr) instrument.response_sets.push_back(set);
  for (std::size_t i = 0; i < count; ++i) {
    Item& item = instrument.items.emplace_back();
    item.id = "q" + std::to_string(instrument.items.size());
    item.response_set = set.id;
  }
}

/// Adds a sum; the caller changes what should be otherwise before it adds the next.
inline Scale& add_scale(Instrument& instrument, const std::string& id, std::vector<std::string> items,
                        std::vector<std::string> reversed = {}) {
  Scale& scale = instrument.scales.emplace_back();
  scale.id = id;
  scale.title = {{"en", id}};
  scale.items = std::move(items);
  scale.reversed = std::move(reversed);
  return scale;
}

inline ResponseSet zero_to_four() { return {.id = "five", .min = 0, .max = 4}; }

/// One scale "s" over items q1 .. qk that are answered 0 to 4.
inline Instrument one_scale(std::size_t k, std::vector<std::string> reversed = {}) {
  Instrument instrument = blank_instrument();
  add_items(instrument, k, zero_to_four());
  std::vector<std::string> items;
  for (const Item& item : instrument.items) items.push_back(item.id);
  add_scale(instrument, "s", items, std::move(reversed));
  return instrument;
}

/// Scales "s" of two items and "t" of five, which is of the ideal alone, and a composite "c" of both.
inline Instrument with_composite() {
  Instrument instrument = one_scale(2);
  test::add_items(instrument, 5, test::zero_to_four());
  test::add_scale(instrument, "t", {"q3", "q4", "q5", "q6", "q7"}).perspectives = {Perspective::ideal};
  Composite& composite = instrument.composites.emplace_back();
  composite.id = "c";
  composite.title = {{"en", "c"}};
  composite.parts = {{"s", 2}, {"t", -0.5}};
  return instrument;
}

/// One score as a test writes it down.
struct Scored {
  std::optional<double> raw;
  unsigned answered = 0;
  Flags flags;
  friend bool operator==(const Scored&, const Scored&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Scored& scored) {
    out << (scored.raw ? std::to_string(*scored.raw) : std::string("none")) << ", " << scored.answered
        << " answered";
    for_each_flag(scored.flags, [&](std::string_view name) { out << " " << name; });
    return out;
  }
};

inline Scored scored(const ScoreTable& table, const std::string& id, std::size_t respondent = 0) {
  const ScoreColumn& column = table[id];
  const double raw = column.raw[respondent];
  return {std::isnan(raw) ? std::nullopt : std::optional(raw), column.answered[respondent],
          column.flags(respondent)};
}

/// Scores one respondent: an answer for each of the plan's items, `none` where there is none.
inline ScoreTable score_administration(const ScoringPlan& plan, const std::vector<double>& answers,
                                       std::optional<Perspective> meant = std::nullopt) {
  const std::vector<Perspective> perspectives(meant ? 1 : 0, meant.value_or(Perspective::now));
  return score(plan, row_major(answers.data(), 1, answers.size(), answers.size()),
               {.perspectives = perspectives});
}

/// Scores one respondent on the one scale "s".
inline Scored score_s(const Instrument& instrument, const std::vector<double>& answers,
                      const PlanOptions& options = {}) {
  return scored(score_administration(make_plan(instrument, options), answers), "s");
}

}  // namespace intimetry::test
