#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/impl/couple_rows.hpp"
#include "intimetry/dyadic/impl/least_squares.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Both roles' regressions on the same predictors.
struct RolesFit {
  LeastSquares fit;
  double level;

  [[nodiscard]] double covariance(Eigen::Index row, Eigen::Index role, Eigen::Index other_row,
                                  Eigen::Index other_role) const {
    return fit.inverse(row, other_row) * fit.residual(role, other_role);
  }
  [[nodiscard]] Effect effect(Eigen::Index row, Eigen::Index role) const {
    return t_effect(fit.beta(row, role), std::sqrt(covariance(row, role, row, role)), fit.df, level);
  }
  /// Returns a coefficient of the first role minus one of the second.
  [[nodiscard]] Effect difference(Eigen::Index row, Eigen::Index other_row) const {
    const double variance = covariance(row, 0, row, 0) + covariance(other_row, 1, other_row, 1) -
                            2 * covariance(row, 0, other_row, 1);
    return t_effect(fit.beta(row, 0) - fit.beta(other_row, 1), std::sqrt(variance > 0 ? variance : 0), fit.df,
                    level);
  }
};

INTIMETRY_INLINE std::vector<std::span<const double>> role_columns(const ApimRolesModel& model) {
  std::vector<std::span<const double>> columns{model.outcome.first, model.outcome.second};
  for (const MemberValues& predictor : model.predictors) {
    columns.push_back(predictor.first);
    columns.push_back(predictor.second);
  }
  columns.insert(columns.end(), model.covariates.begin(), model.covariates.end());
  return columns;
}

inline void fill_missing(ApimRoles& result, const ApimRolesModel& model) {
  const Effect missing = missing_effect(result.fault.reason);
  result.intercept = {missing, missing};
  result.intercept_difference = missing;
  result.predictors.assign(model.predictors.size(),
                           {{missing, missing}, {missing, missing}, {}, missing, missing});
  result.covariates.assign(model.covariates.size(), {missing, missing});
  result.residual_sd = result.r_squared = {result.fault.reason, result.fault.reason};
  result.residual_correlation = result.fault.reason;
}

inline void fill_residuals(ApimRoles& result, const LeastSquares& fit, const Eigen::MatrixXd& y) {
  for (Eigen::Index role = 0; role < 2; ++role) {
    const auto at = static_cast<std::size_t>(role);
    result.residual_sd[at] = std::sqrt(fit.residual(role, role));
    const double total = (y.col(role).array() - y.col(role).mean()).square().sum();
    result.r_squared[at] = std::sqrt(total) > rounding_share * y.col(role).norm()
                               ? Statistic(1 - fit.residuals(role, role) / total)
                               : Statistic(MissingReason::zero_variance);
  }
  const double scale = std::sqrt(fit.residuals(0, 0)) * std::sqrt(fit.residuals(1, 1));
  result.residual_correlation =
      scale > 0 ? Statistic(fit.residuals(0, 1) / scale) : Statistic(MissingReason::zero_variance);
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ApimRoles apim_roles(const ApimRolesModel& model, double level) {
  const std::string_view me = "apim_roles";
  require(level > 0 && level < 1, ErrorCode::bad_argument, me, "level", "expected 0 < level < 1");
  require(!model.predictors.empty(), ErrorCode::bad_argument, me, "predictors", "there must be at least one");
  const dyadic::detail::CoupleRows rows(me, dyadic::detail::role_columns(model));
  const Eigen::MatrixXd y = rows.values.leftCols(2);
  const dyadic::detail::RolesFit roles{
      dyadic::detail::least_squares(rows.values.rightCols(rows.values.cols() - 2), y, true), level};
  ApimRoles result;
  result.n = rows.n();
  result.left_out = rows.left_out;
  result.level = level;
  result.df = roles.fit.df;
  result.fault = roles.fit.fault;
  if (result.fault.exists()) {
    dyadic::detail::fill_missing(result, model);
    return result;
  }
  result.intercept = {roles.effect(0, 0), roles.effect(0, 1)};
  result.intercept_difference = roles.difference(0, 0);
  Eigen::Index row = 1;
  for (std::size_t i = 0; i < model.predictors.size(); ++i, row += 2) {
    result.predictors.push_back({{roles.effect(row, 0), roles.effect(row + 1, 1)},
                                 {roles.effect(row + 1, 0), roles.effect(row, 1)},
                                 {roles.covariance(row, 0, row + 1, 0), roles.covariance(row, 1, row + 1, 1)},
                                 roles.difference(row, row + 1),
                                 roles.difference(row + 1, row)});
  }
  for (std::size_t i = 0; i < model.covariates.size(); ++i, ++row) {
    result.covariates.push_back({roles.effect(row, 0), roles.effect(row, 1)});
  }
  dyadic::detail::fill_residuals(result, roles.fit, y);
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
