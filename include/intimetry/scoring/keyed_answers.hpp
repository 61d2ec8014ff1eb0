#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One person's answer to one item, keyed for the score.
struct KeyedItem {
  std::uint32_t item = 0;                                    ///< index into the plan's items
  double answer = std::numeric_limits<double>::quiet_NaN();  ///< min + max - x if reversed; NaN: missing
  double min = 0;
  double max = 0;
  double weight = 1;  ///< change of the score for one point of the answer
};

/// One person's answers to the items of one scale or composite.
/// @formula if every item is answered, score = offset + sum of weight x answer
struct KeyedAnswers {
  std::vector<KeyedItem> items;  ///< in the scale's order; for a composite, part by part
  bool gate_closed = false;      ///< the score is fixed, whatever the answers are

  [[nodiscard]] std::size_t answered() const noexcept;
};

namespace scoring::detail {

/// Adds a scale's items, each with `weight` times its weight in the scale.
/// @param answer_of returns the raw answer to one of the plan's items; NaN if it cannot be scored
template <class AnswerOf>
void add_keyed(KeyedAnswers& keyed, const ScoringPlan& plan, const PlanScale& scale, double weight,
               const AnswerOf& answer_of) {
  const double share = scale.score == ScoreKind::mean ? 1 / static_cast<double>(scale.keys.size()) : 1;
  for (const PlanKey& key : scale.keys) {
    const PlanItem& item = plan.items[key.item];
    const double given = answer_of(key.item);
    keyed.items.push_back({key.item, key.reversed ? item.min + item.max - given : given, item.min, item.max,
                           weight * scale.multiplier * share});
  }
  if (scale.gate && answer_of(scale.gate->item) == scale.gate->closed_at) keyed.gate_closed = true;
}

template <class AnswerOf>
KeyedAnswers keyed_by(const ScoringPlan& plan, std::string_view id, const AnswerOf& answer_of) {
  KeyedAnswers keyed;
  for (const PlanScale& scale : plan.scales) {
    if (scale.id != id) continue;
    add_keyed(keyed, plan, scale, 1, answer_of);
    return keyed;
  }
  for (const PlanComposite& composite : plan.composites) {
    if (composite.id != id) continue;
    for (const PlanPart& part : composite.parts) {
      add_keyed(keyed, plan, plan.scales[part.scale], part.weight, answer_of);
    }
    return keyed;
  }
  throw Error(ErrorCode::unknown_id, "keyed_answers: scale: the plan has no scale '" + std::string(id) + "'");
}

bool is_option(const PlanItem& item, double answer) noexcept;

}  // namespace scoring::detail

/// Returns the keyed answers of one administration (or response) to a scale or composite.
/// @missing NaN for an item that is unanswered, not applicable or out of range, as in scoring
/// @throws Error(unknown_id) for a scale that the plan does not have
template <class Answered>
KeyedAnswers keyed_answers(const ScoringPlan& plan, std::string_view scale, const Answered& answered) {
  return scoring::detail::keyed_by(plan, scale, [&](std::uint32_t place) {
    const PlanItem& item = plan.items[place];
    const Answer* answer = answer_to(answered, item.id);
    const bool scored = answer != nullptr && scoring::detail::is_option(item, answer->number());
    return scored ? answer->number() : std::numeric_limits<double>::quiet_NaN();
  });
}

/// Returns the same for one respondent of a view.
/// @shape the view has one column for each of plan.items, in that order
/// @throws Error(shape_mismatch) for another number of columns, or a respondent that the view does not have
KeyedAnswers keyed_answers(const ScoringPlan& plan, std::string_view scale, const ResponseView& view,
                           std::size_t respondent);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/scoring/impl/keyed_answers.ipp"
#endif
