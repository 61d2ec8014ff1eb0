#pragma once

#include <cmath>
#include <string_view>

#include "intimetry/change/change_criterion.hpp"
#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/flag.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Statistic ChangeCriterion::smallest_detectable() const {
  if (!error.exists()) return error.reason();
  return limit;
}

INTIMETRY_INLINE bool ChangeCriterion::met_by(double change) const noexcept {
  const double beyond = std::abs(change) - limit;
  if (std::isnan(beyond)) return false;
  if (std::abs(beyond) <= 1e-9 * std::abs(limit)) return comparison == Comparison::at_least;
  return beyond > 0;
}

INTIMETRY_INLINE ChangeCriterion change_criterion(const MeasurementError& of_change, double level) {
  return {of_change, of_change.quantile(level) * of_change.standard_error, Comparison::above};
}

INTIMETRY_INLINE ChangeCriterion change_criterion(const ReliableChange& published, double widening) {
  const std::string_view me = "change_criterion";
  require(std::isfinite(published.rci) && published.rci > 0, ErrorCode::bad_argument, me, "rci",
          "expected a number above 0");
  require(published.comparison == Comparison::above || published.comparison == Comparison::at_least,
          ErrorCode::bad_argument, me, "comparison", "expected > or >=");
  require(widening >= 1, ErrorCode::bad_argument, me, "widening", "expected 1 or more");
  ChangeCriterion criterion;
  criterion.limit = published.rci * widening;
  criterion.comparison = published.comparison;
  criterion.error.source = ErrorSource::published_change;
  criterion.error.standard_error = criterion.limit / 1.96;
  criterion.error.flags = Flags();
  criterion.error.origin =
      "the published reliable change index of " + published.sample + " (" + published.provenance.source + ")";
  return criterion;
}

}  // namespace intimetry::INTIMETRY_MODE
