#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/effect.hpp"
#include "intimetry/dyadic/impl/couple_rows.hpp"
#include "intimetry/dyadic/impl/least_squares.hpp"
#include "intimetry/dyadic/impl/two_part.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Returns the weights of a combination of one coefficient of each part.
inline TwoPartWeights coefficient_weights(const TwoPart& fit, std::size_t of_mean, double mean_weight,
                                          std::size_t of_difference, double difference_weight) {
  TwoPartWeights weights = no_weights(fit);
  if (mean_weight != 0) weights.mean(static_cast<Eigen::Index>(of_mean)) = mean_weight;
  if (difference_weight != 0)
    weights.difference(static_cast<Eigen::Index>(of_difference)) = difference_weight;
  return weights;
}

/// The columns of both regressions of exchangeable members.
struct TwoPartRows {
  Eigen::MatrixXd mean_x;        ///< sums of the predictors, then covariates
  Eigen::MatrixXd difference_x;  ///< differences of the predictors, then contrasts
  Eigen::MatrixXd mean_y;
  Eigen::MatrixXd difference_y;

  Eigen::Index predictors = 0;  ///< number of predictors

  [[nodiscard]] TwoPart fit() const {
    return two_part_fit(mean_x, mean_y, difference_x, difference_y, predictors);
  }
};

/// A model's complete couples. Columns: both outcomes, both values of each predictor, covariates, contrasts.
class ApimRows {
 public:
  template <class Model>
  ApimRows(const Model& model, double level) : rows_("apim", columns(model)), k_(count(model.predictors)) {
    require(level > 0 && level < 1, ErrorCode::bad_argument, "apim", "level", "expected 0 < level < 1");
    require(k_ > 0, ErrorCode::bad_argument, "apim", "predictors", "there must be at least one");
    covariates_ = count(model.covariates);
    contrasts_ = count(model.contrasts);
  }

  [[nodiscard]] std::int64_t n() const noexcept { return rows_.n(); }
  [[nodiscard]] std::int64_t left_out() const noexcept { return rows_.left_out; }

  [[nodiscard]] TwoPartRows parts() const {
    const Eigen::MatrixXd& v = rows_.values;
    const Eigen::Index n = v.rows();
    TwoPartRows parts;
    parts.predictors = k_;
    parts.mean_y = (v.col(0) + v.col(1)) / 2;
    parts.difference_y = v.col(0) - v.col(1);
    parts.mean_x.resize(n, k_ + covariates_);
    parts.difference_x.resize(n, k_ + contrasts_);
    for (Eigen::Index i = 0; i < k_; ++i) {
      parts.mean_x.col(i) = v.col(2 + 2 * i) + v.col(3 + 2 * i);
      parts.difference_x.col(i) = v.col(2 + 2 * i) - v.col(3 + 2 * i);
    }
    const Eigen::Index first = 2 + 2 * k_;
    for (Eigen::Index i = 0; i < covariates_; ++i) parts.mean_x.col(k_ + i) = v.col(first + i);
    // A contrast is +z and -z, so its coefficient, for the difference, is twice that of z itself.
    for (Eigen::Index i = 0; i < contrasts_; ++i) {
      parts.difference_x.col(k_ + i) = v.col(first + covariates_ + i);
    }
    return parts;
  }

  /// Returns the fit; sets `fault` to the column of the model's list that prevents it.
  [[nodiscard]] TwoPart fit(ModelFault& fault) const {
    TwoPart fit = parts().fit();
    if (fit.mean.fault.exists()) {
      fault = fit.mean.fault;
    } else if (fit.difference.fault.exists()) {
      fault = fit.difference.fault;
      const bool contrast =
          fault.column != ModelFault::no_column && fault.column >= static_cast<std::size_t>(k_);
      if (contrast) fault.column += static_cast<std::size_t>(covariates_);
    }
    return fit;
  }

 private:
  template <class List>
  static Eigen::Index count(const List& list) {
    return static_cast<Eigen::Index>(list.size());
  }

  template <class Model>
  static std::vector<std::span<const double>> columns(const Model& model) {
    std::vector<std::span<const double>> all{model.outcome.first, model.outcome.second};
    for (const MemberValues& predictor : model.predictors) {
      all.push_back(predictor.first);
      all.push_back(predictor.second);
    }
    all.insert(all.end(), model.covariates.begin(), model.covariates.end());
    all.insert(all.end(), model.contrasts.begin(), model.contrasts.end());
    return all;
  }

  CoupleRows rows_;
  Eigen::Index k_;
  Eigen::Index covariates_ = 0;
  Eigen::Index contrasts_ = 0;
};

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
