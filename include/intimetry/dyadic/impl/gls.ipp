#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <span>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/gls.hpp"
#include "intimetry/dyadic/impl/couple_rows.hpp"
#include "intimetry/dyadic/impl/reml.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE CoupleGls couple_gls(const CoupleGlsModel& model, double level) {
  const std::string_view me = "couple_gls";
  require(level > 0 && level < 1, ErrorCode::bad_argument, me, "level", "expected 0 < level < 1");
  require(!model.predictors.empty(), ErrorCode::bad_argument, me, "predictors", "there must be at least one");
  std::vector<std::span<const double>> columns{model.outcome.first, model.outcome.second};
  for (const MemberValues& predictor : model.predictors) {
    columns.push_back(predictor.first);
    columns.push_back(predictor.second);
  }
  const dyadic::detail::CoupleRows rows(me, columns);
  CoupleGls result;
  result.n = rows.n();
  result.left_out = rows.left_out;
  result.level = level;
  const dyadic::detail::Reml reml(rows.values);
  result.fault = reml.fault();
  if (result.fault.exists()) {
    result.intercept = missing_effect(result.fault.reason);
    result.predictors.assign(model.predictors.size(), result.intercept);
    result.residual_sd = result.residual_correlation = result.fault.reason;
    return result;
  }
  result.intercept = reml.effect(0, level);
  for (std::size_t i = 0; i < model.predictors.size(); ++i) {
    result.predictors.push_back(reml.effect(static_cast<Eigen::Index>(i) + 1, level));
  }
  result.residual_sd = std::sqrt(reml.variance());
  result.residual_correlation = reml.rho();
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
