#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/global_q.hpp"
#include "intimetry/stats/impl/variance_draw.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE GlobalQ q_without_value(MissingReason reason) {
  GlobalQ result;
  for (QPart* part : {&result.total, &result.elevation, &result.rest}) part->value = part->p = reason;
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Returns total, elevation and rest, for weights 1/SE^2.
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
    parts[i]->value = parts[i]->p = MissingReason::number_of_items;
    if (degrees[i] <= 0) continue;
    parts[i]->value = sums[i];
    parts[i]->p = chi_square_probability(sums[i], degrees[i], Tail::upper);
  }
  return result;
}

/// Differences that have a value and an error, with their errors and degrees of freedom.
struct KnownDifferences {
  std::vector<double> d;
  std::vector<double> errors;
  std::vector<double> degrees;
  std::size_t left_out = 0;
  MissingReason reason = MissingReason::not_missing;
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
    if (errors[i] == 0) known.reason = MissingReason::zero_variance;
    known.d.push_back(d[i]);
    known.errors.push_back(errors[i]);
    if (!degrees.empty()) known.degrees.push_back(degrees[i]);
  }
  if (known.d.empty()) known.reason = MissingReason::number_of_items;
  return known;
}

inline std::vector<double> weights_of(std::span<const double> errors) {
  std::vector<double> weights;
  for (const double error : errors) weights.push_back(1 / (error * error));
  return weights;
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE GlobalQ global_q(std::span<const double> d, std::span<const double> errors) {
  const stats::detail::KnownDifferences known = stats::detail::known_differences(d, errors, {}, "global_q");
  GlobalQ result =
      known.reason == MissingReason::not_missing
          ? stats::detail::q_tested(stats::detail::q_sums(known.d, stats::detail::weights_of(known.errors)),
                                    known.d.size())
          : q_without_value(known.reason);
  result.left_out = known.left_out;
  return result;
}

INTIMETRY_INLINE GlobalQ correlated_global_q(std::span<const double> d, std::span<const double> covariance) {
  const std::string_view me = "correlated_global_q";
  const std::size_t k = d.size();
  require(covariance.size() == k * k, ErrorCode::shape_mismatch, me, "covariance",
          "expected " + std::to_string(k * k) + " numbers, found " + std::to_string(covariance.size()));
  for (const double x : d) require(std::isfinite(x), ErrorCode::bad_argument, me, "d", "must be finite");
  for (const double x : covariance) {
    require(std::isfinite(x), ErrorCode::bad_argument, me, "covariance", "must be finite");
  }
  if (k == 0) return q_without_value(MissingReason::number_of_items);
  using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const auto size = static_cast<Eigen::Index>(k);
  const Eigen::LLT<Eigen::MatrixXd> factor(Eigen::Map<const Matrix>(covariance.data(), size, size));
  if (factor.info() != Eigen::Success) return q_without_value(MissingReason::contradictory);
  const Eigen::VectorXd differences = Eigen::Map<const Eigen::VectorXd>(d.data(), size);
  const Eigen::VectorXd weighted = factor.solve(differences);
  const Eigen::VectorXd weights = factor.solve(Eigen::VectorXd::Ones(size));
  const double level = weighted.sum() / weights.sum();
  const Eigen::VectorXd apart = differences.array() - level;
  return stats::detail::q_tested(
      {differences.dot(weighted), weighted.sum() * level, apart.dot(factor.solve(apart))}, k);
}

INTIMETRY_INLINE GlobalQ estimated_global_q(std::span<const double> d, std::span<const double> errors,
                                            std::span<const double> degrees, std::size_t draws,
                                            std::uint64_t seed) {
  const std::string_view me = "estimated_global_q";
  require(draws > 0, ErrorCode::bad_argument, me, "draws", "expected at least 1");
  const stats::detail::KnownDifferences known = stats::detail::known_differences(d, errors, degrees, me);
  require(known.degrees.size() == known.d.size(), ErrorCode::shape_mismatch, me, "degrees",
          "expected one for each difference");
  for (const double df : known.degrees) {
    require(std::isinf(df) || (df >= 1 && df == std::floor(df) && df < 1e6), ErrorCode::bad_argument, me,
            "degrees", "expected whole numbers of at least 1, or infinity");
  }
  GlobalQ result = global_q(known.d, known.errors);
  result.left_out = known.left_out;
  if (known.reason != MissingReason::not_missing) return result;
  const std::array<double, 3> observed =
      stats::detail::q_sums(known.d, stats::detail::weights_of(known.errors));
  std::array<std::size_t, 3> reached{};
  Random random(seed);
  std::vector<double> drawn(known.d.size());
  std::vector<double> weights(known.d.size());
  for (std::size_t draw = 0; draw < draws; ++draw) {
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      drawn[i] = known.errors[i] * random.normal();
      weights[i] = 1 / (known.errors[i] * known.errors[i] *
                        stats::detail::drawn_variance_ratio(random, known.degrees[i]));
    }
    const std::array<double, 3> sums = stats::detail::q_sums(drawn, weights);
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

}  // namespace intimetry::INTIMETRY_MODE
