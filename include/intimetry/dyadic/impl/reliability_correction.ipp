#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/impl/apim_rows.hpp"
#include "intimetry/dyadic/impl/couple_rows.hpp"
#include "intimetry/dyadic/impl/resample.hpp"
#include "intimetry/dyadic/reliability_correction.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Solves after subtracting the error variance from the diagonal of the predictors' products; NaN if the
/// result is not positive definite, which means that the reliability contradicts the correlations.
inline Eigen::MatrixXd solve_without_error(Eigen::MatrixXd products, const Eigen::VectorXd& error,
                                           Eigen::Index outcomes) {
  products.diagonal().head(error.size()) -= error;
  const Eigen::Index p = products.rows() - outcomes;
  if (products.diagonal().head(p).minCoeff() <= 0) {
    return Eigen::MatrixXd::Constant(p, outcomes, std::numeric_limits<double>::quiet_NaN());
  }
  return solve_products(products, outcomes);
}

/// Returns the products around the means of rows weighted by `times`.
inline Eigen::MatrixXd centred_products(const Eigen::MatrixXd& rows, const Eigen::VectorXd& times) {
  const double n = times.sum();
  const Eigen::RowVectorXd sums = times.transpose() * rows;
  return weighted_products(rows, times) - sums.transpose() * sums / n;
}

inline void require_reliabilities(std::string_view function, std::span<const double> reliabilities,
                                  std::size_t predictors) {
  require(reliabilities.size() == predictors, ErrorCode::shape_mismatch, function, "reliabilities",
          "expected one for each predictor");
  for (const double r : reliabilities) {
    require(r > 0 && r <= 1, ErrorCode::bad_argument, function, "reliabilities",
            "expected above 0, at most 1");
  }
}

/// Returns corrected actor and partner effects of all predictors, with couples weighted by `times`.
struct ExchangeableCorrection {
  Eigen::MatrixXd means;        // sums of predictors, covariates, mean of the outcome
  Eigen::MatrixXd differences;  // differences of predictors, contrasts, difference of the outcome
  std::span<const double> reliabilities;

  [[nodiscard]] std::vector<double> operator()(const Eigen::VectorXd& times) const {
    const auto k = static_cast<Eigen::Index>(reliabilities.size());
    const Eigen::MatrixXd of_mean = centred_products(means, times);
    const Eigen::MatrixXd of_difference = weighted_products(differences, times);
    Eigen::VectorXd error(k);
    for (Eigen::Index i = 0; i < k; ++i) {
      // x1^2 + x2^2 = (sum^2 + difference^2)/2 for both members; a sum has twice the error of one member.
      const double both = (of_mean(i, i) + of_difference(i, i)) / 2;
      error(i) = (1 - reliabilities[static_cast<std::size_t>(i)]) * both;
    }
    const Eigen::MatrixXd s = solve_without_error(of_mean, error, 1);
    const Eigen::MatrixXd d = solve_without_error(of_difference, error, 1);
    std::vector<double> effects;
    for (Eigen::Index i = 0; i < k; ++i) {
      effects.push_back(s(i, 0) + d(i, 0) / 2);
      effects.push_back(s(i, 0) - d(i, 0) / 2);
    }
    return effects;
  }
};

struct RolesCorrection {
  Eigen::MatrixXd rows;  // both members' predictors, covariates, both outcomes
  std::span<const double> reliabilities;

  /// Ordered by predictor, role of the outcome, and actor before partner.
  [[nodiscard]] std::vector<double> operator()(const Eigen::VectorXd& times) const {
    const Eigen::MatrixXd products = centred_products(rows, times);
    Eigen::VectorXd error(static_cast<Eigen::Index>(2 * reliabilities.size()));
    for (Eigen::Index i = 0; i < error.size(); ++i) {
      error(i) = (1 - reliabilities[static_cast<std::size_t>(i / 2)]) * products(i, i);
    }
    const Eigen::MatrixXd b = solve_without_error(products, error, 2);
    std::vector<double> effects;
    for (Eigen::Index i = 0; i < error.size(); i += 2) {
      for (Eigen::Index role = 0; role < 2; ++role) {
        effects.push_back(b(i + role, role));
        effects.push_back(b(i + 1 - role, role));
      }
    }
    return effects;
  }
};

/// Returns every effect with its percentile interval.
template <class Correction>
std::vector<CorrectedEffect> corrected(const Correction& correction, Eigen::Index n, double level,
                                       const ResampleOptions& options) {
  const std::vector<double> values = correction(Eigen::VectorXd::Ones(n));
  std::vector<std::vector<double>> drawn(values.size(), std::vector<double>(options.draws));
  draws_of(options.draws, [&](std::size_t draw) {
    const std::vector<double> effects = correction(drawn_couples(n, options.seed, draw));
    for (std::size_t i = 0; i < effects.size(); ++i) drawn[i][draw] = effects[i];
    return 0.0;
  });
  std::vector<CorrectedEffect> result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    CorrectedEffect effect{MissingReason::contradictory, MissingReason::contradictory};
    if (std::isfinite(values[i])) {
      effect.value = values[i];
      effect.interval = resampled_interval(std::move(drawn[i]), level);
    }
    result.push_back(effect);
  }
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE CorrectedApim corrected_apim(const ApimModel& model, std::span<const double> reliabilities,
                                              double level, const ResampleOptions& options) {
  dyadic::detail::require_reliabilities("corrected_apim", reliabilities, model.predictors.size());
  const dyadic::detail::ApimRows rows(model, level);
  CorrectedApim result;
  result.n = rows.n();
  (void)rows.fit(result.fault);
  const CorrectedEffect missing{result.fault.reason, result.fault.reason};
  result.predictors.assign(model.predictors.size(), {missing, missing});
  if (result.fault.exists()) return result;
  const dyadic::detail::TwoPartRows parts = rows.parts();
  const dyadic::detail::ExchangeableCorrection correction{
      dyadic::detail::beside(parts.mean_x, parts.mean_y, true).rightCols(parts.mean_x.cols() + 1),
      dyadic::detail::beside(parts.difference_x, parts.difference_y, false), reliabilities};
  const auto effects = dyadic::detail::corrected(correction, parts.mean_x.rows(), level, options);
  for (std::size_t i = 0; i < result.predictors.size(); ++i) {
    result.predictors[i] = {effects[2 * i], effects[2 * i + 1]};
  }
  return result;
}

INTIMETRY_INLINE CorrectedRoles corrected_apim_roles(const ApimRolesModel& model,
                                                     std::span<const double> reliabilities, double level,
                                                     const ResampleOptions& options) {
  dyadic::detail::require_reliabilities("corrected_apim_roles", reliabilities, model.predictors.size());
  const ApimRoles fit = apim_roles(model, level);
  CorrectedRoles result;
  result.n = fit.n;
  result.fault = fit.fault;
  const CorrectedEffect missing{result.fault.reason, result.fault.reason};
  const std::array<CorrectedEffect, 2> both{missing, missing};
  result.predictors.assign(model.predictors.size(), {both, both});
  if (result.fault.exists()) return result;
  const Eigen::MatrixXd values =
      dyadic::detail::CoupleRows("corrected_apim_roles", dyadic::detail::role_columns(model)).values;
  const Eigen::Index columns = values.cols();
  const dyadic::detail::RolesCorrection correction{
      dyadic::detail::beside(values.rightCols(columns - 2), values.leftCols(2), true).rightCols(columns),
      reliabilities};
  const auto effects = dyadic::detail::corrected(correction, values.rows(), level, options);
  for (std::size_t i = 0; i < result.predictors.size(); ++i) {
    for (std::size_t role = 0; role < 2; ++role) {
      result.predictors[i][role] = {effects[4 * i + 2 * role], effects[4 * i + 2 * role + 1]};
    }
  }
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
