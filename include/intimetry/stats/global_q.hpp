#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/detail/variance_draw.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry {

/// One sum of squares with its test; where p was found by simulation, df only says how many numbers it has.
struct QPart {
  Statistic value;
  double df = 0;
  Statistic p;
};

/// Whether two profiles differ at all beyond error: in all, in level, and in what is not level.
struct GlobalQ {
  std::size_t k = 0;         ///< differences used
  std::size_t left_out = 0;  ///< differences without a value or an error
  QPart total;
  QPart elevation;
  QPart rest;
  std::size_t draws = 0;  ///< of the simulated null; 0: chi-square
};

namespace detail {

inline GlobalQ q_without_value(WhyMissing why) {
  GlobalQ result;
  for (QPart* part : {&result.total, &result.elevation, &result.rest}) part->value = part->p = why;
  return result;
}

/// total, elevation, rest, for weights 1/SE^2.
inline std::array<double, 3> q_sums(std::span<const double> d, std::span<const double> weights) {
  double weight = 0;
  double weighted = 0;
  for (std::size_t i = 0; i < d.size(); ++i) {
    weight += weights[i];
    weighted += weights[i] * d[i];
  }
  const double level = weighted / weight;
  std::array<double, 3> sums{0, weighted * level, 0};
  for (std::size_t i = 0; i < d.size(); ++i) {
    sums[0] += weights[i] * d[i] * d[i];
    sums[2] += weights[i] * (d[i] - level) * (d[i] - level);
  }
  return sums;
}

inline GlobalQ q_tested(const std::array<double, 3>& sums, std::size_t k) {
  GlobalQ result;
  result.k = k;
  const std::array parts{&result.total, &result.elevation, &result.rest};
  const auto df = static_cast<double>(k);
  const std::array degrees{df, 1.0, df - 1};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i]->df = degrees[i];
    parts[i]->value = parts[i]->p = WhyMissing::number_of_items;
    if (degrees[i] <= 0) continue;
    parts[i]->value = sums[i];
    parts[i]->p = chi_square_probability(sums[i], degrees[i], Tail::upper);
  }
  return result;
}

/// Differences that have a value and an error, with that error and its degrees of freedom.
struct KnownDifferences {
  std::vector<double> d;
  std::vector<double> errors;
  std::vector<double> degrees;
  std::size_t left_out = 0;
  WhyMissing why = WhyMissing::not_missing;
};

inline KnownDifferences known_differences(std::span<const double> d, std::span<const double> errors,
                                          std::span<const double> degrees, std::string_view function) {
  require(d.size() == errors.size(), ErrorCode::shape_mismatch, function, "errors",
          "expected one for each of the " + std::to_string(d.size()) + " differences");
  require(degrees.empty() || degrees.size() == d.size(), ErrorCode::shape_mismatch, function, "degrees",
          "expected none, or one for each difference");
  KnownDifferences known;
  for (std::size_t i = 0; i < d.size(); ++i) {
    require(!(errors[i] < 0), ErrorCode::bad_argument, function, "errors", "expected none below 0");
    require(!std::isinf(d[i]) && !std::isinf(errors[i]), ErrorCode::bad_argument, function, "d",
            "expected finite numbers");
    if (std::isnan(d[i]) || std::isnan(errors[i])) {
      ++known.left_out;
      continue;
    }
    if (errors[i] == 0) known.why = WhyMissing::no_spread;
    known.d.push_back(d[i]);
    known.errors.push_back(errors[i]);
    if (!degrees.empty()) known.degrees.push_back(degrees[i]);
  }
  if (known.d.empty()) known.why = WhyMissing::number_of_items;
  return known;
}

inline std::vector<double> weights_of(std::span<const double> errors) {
  std::vector<double> weights;
  for (const double error : errors) weights.push_back(1 / (error * error));
  return weights;
}

}  // namespace detail

/// Returns the global tests of differences whose errors are independent and known.
/// @formula Q = sum w d^2, w = 1/SE^2, k df; elevation (sum w d)^2 / sum w, 1 df; the rest sum w (d - d_w)^2,
///   d_w the weighted mean, k-1 df
/// @source Cochran 1954, Biometrics 10:101, doi 10.2307/3001666
/// @shape differences and their standard errors
/// @missing NaN in either: left out, and counted
/// @degenerate nothing left, or one place for the rest: number_of_items; a standard error of 0: no_spread
/// @throws Error(shape_mismatch); Error(bad_argument) for a negative or infinite error
/// @verified tests/reference/global_q (R's lm with weights, anova)
inline GlobalQ global_q(std::span<const double> d, std::span<const double> errors) {
  const detail::KnownDifferences known = detail::known_differences(d, errors, {}, "global_q");
  GlobalQ result =
      known.why == WhyMissing::not_missing
          ? detail::q_tested(detail::q_sums(known.d, detail::weights_of(known.errors)), known.d.size())
          : detail::q_without_value(known.why);
  result.left_out = known.left_out;
  return result;
}

/// Returns the global tests of differences whose errors are correlated, as those of scales that share items.
/// @formula Q = d'S^-1 d, k df; elevation (1'S^-1 d)^2 / (1'S^-1 1), 1 df; the rest is what remains, k-1 df
/// @source Rao 1973, Linear Statistical Inference, 4a; with a diagonal S it is `global_q`
/// @shape k differences; S row by row, k x k
/// @missing none: the caller leaves out places that have no value, and their rows and columns of S
/// @degenerate no place: number_of_items; S not positive definite: contradictory
/// @throws Error(shape_mismatch); Error(bad_argument) for what is not finite
/// @verified tests/reference/global_q (R's solve)
inline GlobalQ correlated_global_q(std::span<const double> d, std::span<const double> covariance) {
  const std::string_view me = "correlated_global_q";
  const std::size_t k = d.size();
  require(covariance.size() == k * k, ErrorCode::shape_mismatch, me, "covariance",
          "expected " + std::to_string(k * k) + " numbers, found " + std::to_string(covariance.size()));
  for (const double x : d) require(std::isfinite(x), ErrorCode::bad_argument, me, "d", "must be finite");
  for (const double x : covariance) {
    require(std::isfinite(x), ErrorCode::bad_argument, me, "covariance", "must be finite");
  }
  if (k == 0) return detail::q_without_value(WhyMissing::number_of_items);
  using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const auto size = static_cast<Eigen::Index>(k);
  const Eigen::LLT<Eigen::MatrixXd> factor(Eigen::Map<const Matrix>(covariance.data(), size, size));
  if (factor.info() != Eigen::Success) return detail::q_without_value(WhyMissing::contradictory);
  const Eigen::VectorXd differences = Eigen::Map<const Eigen::VectorXd>(d.data(), size);
  const Eigen::VectorXd weighted = factor.solve(differences);
  const Eigen::VectorXd weights = factor.solve(Eigen::VectorXd::Ones(size));
  const double level = weighted.sum() / weights.sum();
  const Eigen::VectorXd apart = differences.array() - level;
  return detail::q_tested({differences.dot(weighted), weighted.sum() * level, apart.dot(factor.solve(apart))},
                          k);
}

/// Returns the global tests of differences whose errors were estimated, each with few degrees of freedom, as
/// those that come from the answers themselves. Chi-square would reject too often.
/// @formula the sums of `global_q`; p = (1 + draws with a sum at least as large)/(1 + draws), a draw being
///   d* = SE z and SE*^2 = SE^2 chi^2_df / df. For Q this null is exact whatever the errors' ratios; for its
///   parts it takes the estimated ratios for the true ones
/// @source the parametric bootstrap of Welch's test: Krishnamoorthy, Lu and Mathew 2007, Comput Stat Data
/// Anal
///   51:5731, doi 10.1016/j.csda.2006.09.039
/// @shape differences, their standard errors, and the degrees of freedom of each, whole numbers,
///   or infinity for an error that is known
/// @missing, degenerate: as for global_q
/// @throws as global_q; Error(bad_argument) for no draws or degrees below 1
/// @verified tests/reference/global_q (R: total by simulation of squared t's), tests/simulation/global_q
inline GlobalQ estimated_global_q(std::span<const double> d, std::span<const double> errors,
                                  std::span<const double> degrees, std::size_t draws = 2000,
                                  std::uint64_t seed = default_seed) {
  const std::string_view me = "estimated_global_q";
  require(draws > 0, ErrorCode::bad_argument, me, "draws", "expected at least 1");
  const detail::KnownDifferences known = detail::known_differences(d, errors, degrees, me);
  require(known.degrees.size() == known.d.size(), ErrorCode::shape_mismatch, me, "degrees",
          "expected one for each difference");
  for (const double df : known.degrees) {
    require(std::isinf(df) || (df >= 1 && df == std::floor(df) && df < 1e6), ErrorCode::bad_argument, me,
            "degrees", "expected whole numbers of at least 1, or infinity");
  }
  GlobalQ result = global_q(known.d, known.errors);
  result.left_out = known.left_out;
  if (known.why != WhyMissing::not_missing) return result;
  const std::array<double, 3> observed = detail::q_sums(known.d, detail::weights_of(known.errors));
  std::array<std::size_t, 3> reached{};
  Random random(seed);
  std::vector<double> drawn(known.d.size());
  std::vector<double> weights(known.d.size());
  for (std::size_t draw = 0; draw < draws; ++draw) {
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      drawn[i] = known.errors[i] * random.normal();
      weights[i] =
          1 / (known.errors[i] * known.errors[i] * detail::drawn_variance_ratio(random, known.degrees[i]));
    }
    const std::array<double, 3> sums = detail::q_sums(drawn, weights);
    for (std::size_t part = 0; part < sums.size(); ++part)
      reached[part] += sums[part] >= observed[part] ? 1 : 0;
  }
  result.draws = draws;
  const std::array parts{&result.total, &result.elevation, &result.rest};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i]->value.exists())
      parts[i]->p = static_cast<double>(1 + reached[i]) / static_cast<double>(1 + draws);
  }
  return result;
}

}  // namespace intimetry
