#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/impl/band_draws.hpp"
#include "intimetry/stats/impl/profile_pair.hpp"
#include "intimetry/stats/impl/variance_draw.hpp"
#include "intimetry/stats/profile_similarity.hpp"
#include "intimetry/stats/similarity_band.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE SimilarityBand band_without_value(MissingReason reason) {
  SimilarityBand band;
  band.observed = band.median = band.at_or_below = reason;
  band.interval = reason;
  return band;
}

}  // namespace intimetry::INTIMETRY_MODE

namespace intimetry::INTIMETRY_MODE::stats::detail {

inline SimilarityBand band_of(std::vector<double>& drawn, Statistic observed, const BandOptions& options) {
  SimilarityBand band;
  band.observed = observed;
  band.draws = drawn.size();
  std::sort(drawn.begin(), drawn.end());
  const double tail = (1 - options.level) / 2;
  band.interval = {quantile_of(drawn, tail), quantile_of(drawn, 1 - tail)};
  band.median = quantile_of(drawn, 0.5);
  const auto below = std::upper_bound(drawn.begin(), drawn.end(), observed.value) - drawn.begin();
  band.at_or_below = static_cast<double>(below + 1) / static_cast<double>(drawn.size() + 1);
  return band;
}

inline void check_band_options(const BandOptions& options, std::string_view function) {
  require(options.draws > 0, ErrorCode::bad_argument, function, "draws", "expected at least 1");
  require(options.level > 0 && options.level < 1, ErrorCode::bad_argument, function, "level",
          "expected 0 < level < 1");
}

/// The order of random draws must not depend on which partner is first.
inline bool second_goes_first(std::span<const double> a, std::span<const double> b) {
  return std::lexicographical_compare(b.begin(), b.end(), a.begin(), a.end());
}

inline double drawn_error(Random& random, const PlaceError& error) {
  const double z = random.normal();
  if (error.df <= 0) return error.difference * z;
  return error.difference * z / std::sqrt(drawn_variance_ratio(random, error.df));
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE SimilarityBand equal_profiles_band(std::span<const double> a, std::span<const double> b,
                                                    std::span<const PlaceError> errors,
                                                    const BandOptions& options) {
  const std::string_view me = "equal_profiles_band";
  stats::detail::check_band_options(options, me);
  require(a.size() == b.size() && a.size() == errors.size(), ErrorCode::shape_mismatch, me, "errors",
          "expected one for each place of two profiles of one length");
  std::vector<double> common;
  std::vector<PlaceError> kept;
  std::vector<double> first;
  std::vector<double> second;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i]) || std::isnan(errors[i].difference)) continue;
    require(errors[i].difference >= 0 && std::isfinite(errors[i].difference), ErrorCode::bad_argument, me,
            "errors", "expected finite numbers of at least 0");
    require(errors[i].df >= 0 && errors[i].df == std::floor(errors[i].df) && errors[i].df < 1e6,
            ErrorCode::bad_argument, me, "errors", "degrees of freedom are whole numbers");
    require(std::abs(errors[i].share_a + errors[i].share_b - 1) < 1e-9, ErrorCode::bad_argument, me, "errors",
            "the two shares must sum to 1");
    first.push_back(a[i]);
    second.push_back(b[i]);
    kept.push_back(errors[i]);
  }
  if (stats::detail::second_goes_first(first, second)) {
    std::swap(first, second);
    for (PlaceError& error : kept) std::swap(error.share_a, error.share_b);
  }
  const Statistic observed = double_entry_icc(first, second);
  if (!observed.exists()) return band_without_value(observed.reason);
  double any = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    common.push_back(kept[i].share_a * first[i] + kept[i].share_b * second[i]);
    any += kept[i].difference;
  }
  if (!(any > 0)) return band_without_value(MissingReason::zero_variance);
  std::vector<double> drawn(options.draws);
  Random random(options.seed);
  for (double& icc : drawn) {
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const double d = stats::detail::drawn_error(random, kept[i]);
      first[i] = common[i] + kept[i].share_b * d;
      second[i] = common[i] - kept[i].share_a * d;
    }
    icc = stats::detail::icc_of(stats::detail::moments(first, second)).value;
  }
  return stats::detail::band_of(drawn, observed, options);
}

}  // namespace intimetry::INTIMETRY_MODE

namespace intimetry::INTIMETRY_MODE::stats::detail {

inline CoupleScores turned_round(const CoupleScores& group) {
  const std::size_t size = group.mean.size();
  const std::size_t k = size / 2;
  CoupleScores other = group;
  const auto place = [&](std::size_t i) { return (i + k) % size; };
  for (std::size_t i = 0; i < size; ++i) {
    other.mean[i] = group.mean[place(i)];
    for (std::size_t j = 0; j < size; ++j) {
      other.covariance[i * size + j] = group.covariance[place(i) * size + place(j)];
      other.error[i * size + j] = group.error[place(i) * size + place(j)];
    }
  }
  return other;
}

/// The distribution of the true scores given the observed ones: its mean, and a triangle of its covariance.
struct TruePosterior {
  std::vector<double> mean;
  std::vector<double> triangle;  // empty: the group's figures contradict each other
};

inline TruePosterior true_posterior(const std::vector<double>& x, const CoupleScores& group) {
  using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const auto size = static_cast<Eigen::Index>(x.size());
  const Matrix observed = Eigen::Map<const Matrix>(group.covariance.data(), size, size);
  const Matrix truth = observed - Eigen::Map<const Matrix>(group.error.data(), size, size);
  const Eigen::VectorXd mean = Eigen::Map<const Eigen::VectorXd>(group.mean.data(), size);
  const Eigen::VectorXd apart = Eigen::Map<const Eigen::VectorXd>(x.data(), size) - mean;
  TruePosterior posterior;
  const Eigen::LLT<Eigen::MatrixXd> factor(observed);
  const std::vector<double> flat(truth.data(), truth.data() + truth.size());
  if (factor.info() != Eigen::Success || triangle_of(flat, x.size()).empty()) return posterior;
  const Eigen::VectorXd at = mean + truth * factor.solve(apart);
  Matrix left = truth - truth * factor.solve(Eigen::MatrixXd(truth));
  left = (0.5 * (left + left.transpose())).eval();
  posterior.mean.assign(at.data(), at.data() + at.size());
  posterior.triangle = triangle_of({left.data(), static_cast<std::size_t>(left.size())}, x.size());
  return posterior;
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE SimilarityBand true_profiles_band(std::span<const double> a, std::span<const double> b,
                                                   const CoupleScores& group, const BandOptions& options) {
  const std::string_view me = "true_profiles_band";
  stats::detail::check_band_options(options, me);
  const std::size_t k = a.size();
  require(b.size() == k && group.mean.size() == 2 * k && group.covariance.size() == 4 * k * k &&
              group.error.size() == 4 * k * k,
          ErrorCode::shape_mismatch, me, "group",
          "expected figures for " + std::to_string(2 * k) + " scores");
  const bool turned = stats::detail::second_goes_first(a, b);
  std::vector<double> x(turned ? b.begin() : a.begin(), turned ? b.end() : a.end());
  x.insert(x.end(), turned ? a.begin() : b.begin(), turned ? a.end() : b.end());
  for (const double score : x) {
    require(std::isfinite(score), ErrorCode::bad_argument, me, "a", "must be finite");
  }
  const Statistic observed = double_entry_icc(a, b);
  if (!observed.exists()) return band_without_value(observed.reason);
  const stats::detail::TruePosterior posterior =
      stats::detail::true_posterior(x, turned ? stats::detail::turned_round(group) : group);
  if (posterior.triangle.empty()) return band_without_value(MissingReason::contradictory);
  std::vector<double> drawn(options.draws);
  std::vector<double> z(2 * k);
  std::vector<double> t(2 * k);
  Random random(options.seed);
  for (double& icc : drawn) {
    for (double& one : z) one = random.normal();
    for (std::size_t i = 0; i < 2 * k; ++i) {
      t[i] = posterior.mean[i];
      for (std::size_t j = 0; j <= i; ++j) t[i] += posterior.triangle[i * 2 * k + j] * z[j];
    }
    const Statistic one = stats::detail::icc_of(stats::detail::moments({t.data(), k}, {t.data() + k, k}));
    if (!one.exists()) return band_without_value(one.reason);
    icc = one.value;
  }
  return stats::detail::band_of(drawn, observed, options);
}

}  // namespace intimetry::INTIMETRY_MODE
