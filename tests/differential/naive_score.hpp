#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "differential/random_answers.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/instrument/instrument.hpp"

// Scores one respondent and one scale at a time, by the text of the instrument's rules: slow, and without the
// library except the values that describe an instrument.
namespace intimetry::test::naive {

enum class Kind { number, missing, out_of_range, not_applicable };

struct Answer {
  Kind kind = Kind::missing;
  double number = 0;
};

struct Score {
  double raw = std::numeric_limits<double>::quiet_NaN();
  unsigned answered = 0;
  Flags flags;
};

/// Returns the least number of answers: the published number, four fifths, all, or a percentage.
struct Enough {
  std::optional<int> percent;
  [[nodiscard]] int of(const Scale& scale) const {
    const int k = static_cast<int>(scale.items.size());
    if (!percent && scale.missing) return scale.missing->min_answered;
    int least = 1;
    while (100 * least < percent.value_or(80) * k) ++least;
    return least;
  }
};

struct ScoredAdministration {
  const Instrument& instrument;
  std::vector<Answer> answers;  // one for each of the instrument's items

  [[nodiscard]] const Answer& answer(const std::string& id) const {
    for (std::size_t i = 0;; ++i) {
      if (instrument.items[i].id == id) return answers[i];
    }
  }
  [[nodiscard]] const ResponseSet& set(const std::string& id) const {
    return *find_by_id(instrument.response_sets, find_by_id(instrument.items, id)->response_set);
  }
};

inline Answer answer_to(const Item& item, const ResponseSet& set, double number, bool valid,
                        std::optional<double> missing_code, std::optional<double> not_applicable_code) {
  if (!valid || std::isnan(number) || (missing_code && number == *missing_code)) return {Kind::missing, 0};
  if (not_applicable_code && number == *not_applicable_code) {
    return {item.not_applicable ? Kind::not_applicable : Kind::out_of_range, 0};
  }
  if (number < set.min || number > set.max) return {Kind::out_of_range, 0};
  if (set.continuous) return {Kind::number, number};
  for (double option = set.min; option <= set.max; option += set.step) {
    if (option == number) return {Kind::number, number};
  }
  return {Kind::out_of_range, 0};
}

inline double keyed(const ScoredAdministration& administration, const Scale& scale, const std::string& id) {
  const double x = administration.answer(id).number;
  for (const std::string& reversed : scale.reversed) {
    if (reversed == id) return administration.set(id).min + administration.set(id).max - x;
  }
  return x;
}

/// Integral answers are added as integers, others in the scale's order.
inline double sum_of_answered(const ScoredAdministration& administration, const Scale& scale) {
  bool whole = true;
  long long exact = 0;
  double real = 0;
  for (const std::string& id : scale.items) {
    whole = whole && !administration.set(id).continuous;
    if (administration.answer(id).kind != Kind::number) continue;
    const double x = keyed(administration, scale, id);
    real += x;
    exact += static_cast<long long>(x);
  }
  return whole ? static_cast<double>(exact) : real;
}

/// Returns the sum of the answered items, and of each missing item at the mean relative position of the
/// answered ones.
inline double filled_up_sum(const ScoredAdministration& administration, const Scale& scale, int answered) {
  double place = 0;
  double sum = 0;
  for (const std::string& id : scale.items) {
    if (administration.answer(id).kind != Kind::number) continue;
    const ResponseSet& set = administration.set(id);
    const double x = keyed(administration, scale, id);
    place += (x - set.min) / (set.max - set.min);
    sum += x;
  }
  place /= answered;
  for (const std::string& id : scale.items) {
    if (administration.answer(id).kind == Kind::number) continue;
    const ResponseSet& set = administration.set(id);
    sum += set.min + (set.max - set.min) * place;
  }
  return sum;
}

inline double unit_score(const ScoredAdministration& administration, const Scale& scale, int answered) {
  const int k = static_cast<int>(scale.items.size());
  const bool mean = scale.score == ScoreKind::mean;
  bool one_range = true;
  for (const std::string& id : scale.items) {
    const ResponseSet& first = administration.set(scale.items[0]);
    one_range =
        one_range && administration.set(id).min == first.min && administration.set(id).max == first.max;
  }
  if (answered < k && !one_range) {
    const double sum = filled_up_sum(administration, scale, answered);
    return mean ? sum / k : sum;
  }
  const double sum = sum_of_answered(administration, scale);
  if (mean) return sum / answered;
  return answered == k ? sum : k * sum / answered;
}

inline Score score_scale(const ScoredAdministration& administration, const Scale& scale, Enough enough,
                         std::optional<Perspective> perspective) {
  Score score;
  const auto note = [&](const Answer& answer) {
    if (answer.kind == Kind::number) ++score.answered;
    if (answer.kind == Kind::out_of_range) score.flags |= Flag::out_of_range;
    if (answer.kind == Kind::not_applicable) score.flags |= Flag::not_applicable;
  };
  for (const std::string& id : scale.items) note(administration.answer(id));
  const unsigned answered = score.answered;
  bool exists = answered >= static_cast<unsigned>(enough.of(scale));
  if (scale.gate) {
    const Answer& gate = administration.answer(scale.gate->item);
    note(gate);
    score.answered = answered;
    exists = exists && gate.kind == Kind::number;
    if (gate.kind == Kind::number && gate.number == scale.gate->closed_at) {
      score = {scale.gate->score, answered, Flag::gate_closed};
      exists = false;
    }
  }
  if (exists) {
    score.raw =
        scale.offset + scale.multiplier * unit_score(administration, scale, static_cast<int>(answered));
    if (answered < scale.items.size()) score.flags |= Flag::prorated;
  } else if (!score.flags.has(Flag::gate_closed)) {
    score.flags |= Flag::too_few_answers;
  }
  if (perspective) {
    bool meant = false;
    const auto& in = scale.perspectives.empty() ? administration.instrument.perspectives : scale.perspectives;
    for (const Perspective one : in) meant = meant || one == *perspective;
    if (!meant) score = {std::numeric_limits<double>::quiet_NaN(), answered, Flag::not_interpreted};
  }
  return score;
}

/// Returns the scores of every scale, then of every composite.
inline std::vector<Score> score_all(const ScoredAdministration& administration, Enough enough,
                                    std::optional<Perspective> perspective) {
  std::vector<Score> scores;
  for (const Scale& scale : administration.instrument.scales) {
    scores.push_back(score_scale(administration, scale, enough, perspective));
  }
  for (const Composite& composite : administration.instrument.composites) {
    Score total;
    total.raw = 0;
    for (const CompositePart& part : composite.parts) {
      std::size_t place = 0;
      while (administration.instrument.scales[place].id != part.scale) ++place;
      total.raw += part.weight * scores[place].raw;
      total.answered += scores[place].answered;
      total.flags |= scores[place].flags;
    }
    scores.push_back(total);
  }
  return scores;
}

}  // namespace intimetry::test::naive
