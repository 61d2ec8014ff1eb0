#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/impl/couple_rows.hpp"
#include "intimetry/dyadic/impl/least_squares.hpp"
#include "intimetry/dyadic/impl/two_part.hpp"
#include "intimetry/dyadic/response_surface.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

using SurfaceWeights = Eigen::Matrix<double, 5, 1>;

inline std::array<SurfaceWeights, 5> ridge_weights() {
  std::array<SurfaceWeights, 5> a;
  a[0] << 1, 1, 0, 0, 0;
  a[1] << 0, 0, 1, 1, 1;
  a[2] << 1, -1, 0, 0, 0;
  a[3] << 0, 0, 1, -1, 1;
  a[4] << 0, 0, 1, 0, -1;
  return a;
}

inline JointTest joint_test(const Eigen::Vector2d& values, const Eigen::Matrix2d& covariance, double df) {
  JointTest test;
  test.df1 = 2.0;
  test.df2 = df;
  test.f = test.p = MissingReason::zero_variance;
  // In units of the standard errors, so that the determinant shows whether both are determined.
  const Eigen::Vector2d se = covariance.diagonal().cwiseMax(0).cwiseSqrt();
  if (!(se(0) > 0) || !(se(1) > 0)) return test;
  const double r = covariance(0, 1) / (se(0) * se(1));
  const Eigen::Vector2d t = values.cwiseQuotient(se);
  if (!(1 - r * r > 1e-12)) return test;
  test.f = (t(0) * t(0) - 2 * r * t(0) * t(1) + t(1) * t(1)) / (1 - r * r) / 2;
  test.p = f_probability(test.f.value, 2, df, Tail::upper);
  return test;
}

inline Congruence congruence_of(const Surface& surface, double level) {
  const double alpha = 1 - level;
  const auto differs = [&](const Effect& effect) { return effect.p.exists() && effect.p.value < alpha; };
  const auto jointly = [&](const JointTest& test) { return test.p.exists() && test.p.value < alpha; };
  const auto& a = surface.a;
  if (!differs(a[3]) || a[3].value.value >= 0) return Congruence::not_supported;
  if (differs(a[2]) || differs(a[4]) || jointly(surface.ridge)) return Congruence::not_supported;
  const bool level_matters = differs(a[0]) || differs(a[1]) || jointly(surface.agreement);
  return level_matters ? Congruence::broad : Congruence::strict;
}

/// @param fit provides effect(weights) and covariance(weights, weights) for linear combinations of b
template <class Fit>
Surface surface_of(const Fit& fit, double ridge_df, double agreement_df, double level) {
  Surface surface;
  for (std::size_t i = 0; i < 5; ++i) {
    surface.b[i] = fit.effect(SurfaceWeights::Unit(static_cast<Eigen::Index>(i)));
  }
  const std::array<SurfaceWeights, 5> weights = ridge_weights();
  for (std::size_t i = 0; i < 5; ++i) surface.a[i] = fit.effect(weights[i]);
  const auto joint = [&](std::size_t i, std::size_t j, double df) {
    Eigen::Matrix2d covariance;
    covariance << fit.covariance(weights[i], weights[i]), fit.covariance(weights[i], weights[j]),
        fit.covariance(weights[j], weights[i]), fit.covariance(weights[j], weights[j]);
    return joint_test({surface.a[i].value.value, surface.a[j].value.value}, covariance, df);
  };
  surface.ridge = joint(2, 4, ridge_df);
  surface.agreement = joint(0, 1, agreement_df);
  surface.congruence = congruence_of(surface, level);
  return surface;
}

inline Surface missing_surface(MissingReason reason) {
  Surface surface;
  surface.intercept = missing_effect(reason);
  surface.a.fill(surface.intercept);
  surface.b.fill(surface.intercept);
  surface.ridge = surface.agreement = {reason, reason, reason, reason};
  return surface;
}

/// b1 = g1 + h1/2, b2 = g1 - h1/2, b3 = g2 + h2/2, b5 = g2 - h2/2, b4 = g3, of means (g) and differences (h).
struct ExchangeableSurface {
  TwoPart fit;
  double level;

  [[nodiscard]] TwoPartWeights parts(const SurfaceWeights& l) const {
    TwoPartWeights weights = no_weights(fit);
    weights.mean << 0, l(0) + l(1), l(2) + l(4), l(3);
    weights.difference << (l(0) - l(1)) / 2, (l(2) - l(4)) / 2;
    return weights;
  }
  [[nodiscard]] Effect effect(const SurfaceWeights& l) const { return two_part_effect(fit, parts(l), level); }
  [[nodiscard]] double covariance(const SurfaceWeights& l, const SurfaceWeights& m) const {
    return two_part_covariance(fit, parts(l), parts(m));
  }
};

struct RoleSurface {
  const LeastSquares& fit;
  Eigen::Index role;
  double level;

  [[nodiscard]] Effect effect(const SurfaceWeights& l) const {
    return t_effect(l.dot(fit.beta.col(role).tail(5)), std::sqrt(covariance(l, l)), fit.df, level);
  }
  [[nodiscard]] double covariance(const SurfaceWeights& l, const SurfaceWeights& m) const {
    return l.dot(fit.inverse.bottomRightCorner(5, 5) * m) * fit.residual(role, role);
  }
};

inline CoupleRows surface_rows(std::string_view function, const SurfaceModel& model, double level) {
  require(level > 0 && level < 1, ErrorCode::bad_argument, function, "level", "expected 0 < level < 1");
  require(std::abs(model.centre) <= 1e50, ErrorCode::bad_argument, function, "centre",
          "expected a number within +-1e50");
  CoupleRows rows(function,
                  {model.outcome.first, model.outcome.second, model.predictor.first, model.predictor.second});
  rows.values.rightCols(2).array() -= model.centre;
  return rows;
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ResponseSurface response_surface(const SurfaceModel& model, double level) {
  const dyadic::detail::CoupleRows rows = dyadic::detail::surface_rows("response_surface", model, level);
  const Eigen::MatrixXd& v = rows.values;
  const Eigen::ArrayXd first = v.col(2).array();
  const Eigen::ArrayXd second = v.col(3).array();
  Eigen::MatrixXd mean_x(v.rows(), 3);
  mean_x << (first + second).matrix(), (first.square() + second.square()).matrix(), (first * second).matrix();
  Eigen::MatrixXd difference_x(v.rows(), 2);
  difference_x << (first - second).matrix(), ((first - second) * (first + second)).matrix();
  const dyadic::detail::ExchangeableSurface fit{
      dyadic::detail::two_part_fit(mean_x, (v.col(0) + v.col(1)) / 2, difference_x, v.col(0) - v.col(1), 2),
      level};
  ResponseSurface result;
  result.n = rows.n();
  result.left_out = rows.left_out;
  result.level = level;
  result.fault = fit.fit.mean.fault.exists() ? fit.fit.mean.fault : fit.fit.difference.fault;
  if (result.fault.exists()) {
    result.surface = dyadic::detail::missing_surface(result.fault.reason);
    return result;
  }
  result.surface = dyadic::detail::surface_of(fit, fit.fit.difference.df, fit.fit.mean.df, level);
  dyadic::detail::TwoPartWeights intercept = dyadic::detail::no_weights(fit.fit);
  intercept.mean(0) = 1;
  result.surface.intercept = dyadic::detail::two_part_effect(fit.fit, intercept, level);
  return result;
}

INTIMETRY_INLINE ResponseSurfaceRoles response_surface_roles(const SurfaceModel& model, double level) {
  const dyadic::detail::CoupleRows rows =
      dyadic::detail::surface_rows("response_surface_roles", model, level);
  const Eigen::MatrixXd& v = rows.values;
  ResponseSurfaceRoles result;
  result.n = rows.n();
  result.left_out = rows.left_out;
  result.level = level;
  for (Eigen::Index role = 0; role < 2; ++role) {
    const Eigen::ArrayXd own = v.col(2 + role).array();
    const Eigen::ArrayXd other = v.col(3 - role).array();
    Eigen::MatrixXd x(v.rows(), 5);
    x << own.matrix(), other.matrix(), own.square().matrix(), (own * other).matrix(), other.square().matrix();
    const dyadic::detail::LeastSquares fit = dyadic::detail::least_squares(std::move(x), v.col(role), true);
    Surface& surface = result.surface[static_cast<std::size_t>(role)];
    if (fit.fault.exists()) {
      result.fault = fit.fault;
      surface = dyadic::detail::missing_surface(fit.fault.reason);
      continue;
    }
    surface = dyadic::detail::surface_of(dyadic::detail::RoleSurface{fit, 0, level}, fit.df, fit.df, level);
    surface.intercept =
        t_effect(fit.beta(0, 0), std::sqrt(fit.inverse(0, 0) * fit.residual()), fit.df, level);
  }
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
