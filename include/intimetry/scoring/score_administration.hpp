#pragma once

#include <limits>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/score.hpp"
#include "intimetry/scoring/score_table.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The answers of one administration (or response) as a table of one row, in the plan's order.
/// @missing an item of the plan without an answer is missing; an item that is not in the plan is left out
class AdministrationRow {
 public:
  template <class Answered>
  AdministrationRow(const ScoringPlan& plan, const Answered& answered) {
    for (const PlanItem& item : plan.items) {
      const Answer* answer = answer_to(answered, item.id);
      const Answer given = answer == nullptr ? Answer() : *answer;
      values_.push_back(given.is_not_applicable() ? not_applicable : given.number());
    }
  }

  /// Returns a view that is valid as long as this object.
  [[nodiscard]] ResponseView view() const;

 private:
  static constexpr double not_applicable = std::numeric_limits<double>::lowest();
  std::vector<double> values_;
};

/// Returns the scores of one administration (or response): a table of one row, as from `score`.
/// @missing an item of the plan without an answer is missing
/// @throws never because of the answers; an item that is not in the plan is left out
template <class Answered>
ScoreTable score_administration(const ScoringPlan& plan, const Answered& answered) {
  const AdministrationRow row(plan, answered);
  return score(plan, row.view(), {.perspectives = {&answered.perspective, 1}});
}

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/scoring/impl/score_administration.ipp"
#endif
