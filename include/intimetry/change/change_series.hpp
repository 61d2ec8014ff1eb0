#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

#include "intimetry/change/change_criterion.hpp"
#include "intimetry/change/clinical_cutoff.hpp"
#include "intimetry/change/score_change.hpp"
#include "intimetry/change/trend.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE {

/// A change since an earlier occasion.
struct ChangeSince {
  std::optional<std::size_t> occasion;  ///< the earlier occasion; none: no earlier one has a score
  ScoreChange change;
};

/// One occasion, with its change since the first and since the previous occasion.
struct ChangeStep {
  ChangeSince first;
  ChangeSince previous;
};

/// A person's changes on one scale, one element per occasion, and the slope over all of them.
struct ChangeSeries {
  std::vector<ChangeStep> steps;  ///< the first occasion with a score has no earlier one
  Trend trend;
};

namespace change::detail {

void check_occasions(std::span<const DatedScore> occasions);

/// Calls change_of(earlier, later) with the indices of two occasions, both with a score.
template <class ChangeOf>
ChangeSeries series_of(std::span<const DatedScore> occasions, const ChangeOf& change_of) {
  check_occasions(occasions);
  ChangeSeries series;
  std::optional<std::size_t> first;
  std::optional<std::size_t> previous;
  const auto since = [&](std::optional<std::size_t> earlier, std::size_t later) {
    ChangeSince result;
    if (!earlier || std::isnan(occasions[later].score)) return result;
    result.occasion = earlier;
    result.change = change_of(*earlier, later);
    return result;
  };
  for (std::size_t i = 0; i < occasions.size(); ++i) {
    ChangeStep& step = series.steps.emplace_back();
    step.first = since(first, i);
    step.previous = first == previous ? step.first : since(previous, i);
    if (std::isnan(occasions[i].score)) continue;
    if (!first) first = i;
    previous = i;
  }
  series.trend = trend(occasions);
  return series;
}

}  // namespace change::detail

/// Returns every change of one person on one scale.
/// @param criterion_of called as criterion_of(earlier, later) with the indices of two occasions: errors may
///   depend on unanswered items or on the time between
/// @shape occasions by ascending date
/// @missing an occasion without a score has no change; later ones are compared with the last one that has a
///   score, and with the first one that has a score, as in `occasion`
/// @degenerate no or one occasion: no change
/// @throws Error(bad_argument) for dates that do not ascend, or are not valid
/// @verified tests/reference/change (R)
template <class CriterionOf>
requires std::is_invocable_r_v<ChangeCriterion, CriterionOf&, std::size_t, std::size_t> ChangeSeries
change_series(std::span<const DatedScore> occasions, CriterionOf&& criterion_of, Direction direction,
              const std::optional<ClinicalCutoff>& cutoff = std::nullopt) {
  return change::detail::series_of(occasions, [&](std::size_t earlier, std::size_t later) {
    return score_change(occasions[earlier].score, occasions[later].score, criterion_of(earlier, later),
                        direction, cutoff);
  });
}

/// Returns every change of a difference between two partners, or of a gap.
/// @param criterion_of, @shape, @missing, @degenerate, @throws as `change_series`; verdicts as
/// `difference_change`
template <class CriterionOf>
requires std::is_invocable_r_v<ChangeCriterion, CriterionOf&, std::size_t, std::size_t> ChangeSeries
difference_series(std::span<const DatedScore> occasions, CriterionOf&& criterion_of) {
  return change::detail::series_of(occasions, [&](std::size_t earlier, std::size_t later) {
    return difference_change(occasions[earlier].score, occasions[later].score, criterion_of(earlier, later));
  });
}

/// Returns the same with one criterion for all pairs.
ChangeSeries change_series(std::span<const DatedScore> occasions, const ChangeCriterion& criterion,
                           Direction direction, const std::optional<ClinicalCutoff>& cutoff = std::nullopt);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/change/impl/change_series.ipp"
#endif
