#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

inline constexpr double no_score = std::numeric_limits<double>::quiet_NaN();

/// Computes the score for m answers with sum `sum`. Only doubles are used, which vector instructions can
/// select.
/// @formula offset + multiplier x (k sum / m), without k for a mean
template <bool whole_numbers>
class RawScore {
 public:
  explicit RawScore(const PlanScale& scale)
      : factor_(scale.score == ScoreKind::mean ? 1.0 : static_cast<double>(scale.keys.size())),
        multiplier_(scale.multiplier),
        offset_(scale.offset),
        least_(scale.min_answered) {}

  double operator()(double sum, double m) const noexcept {
    const double prorated = (factor_ * sum) / (m > 1.0 ? m : 1.0);
    // k sum / k equals the sum if the sum is a whole number, but not always otherwise.
    const double unit = whole_numbers || m != factor_ ? prorated : sum;
    const double score = offset_ + multiplier_ * unit;
    return m >= least_ ? score : no_score;
  }

 private:
  double factor_;
  double multiplier_;
  double offset_;
  double least_;
};

/// A table of the scores for all sums and counts of a scale of whole numbers, if there are few: a lookup
/// takes half the time of a division.
class RawScores {
 public:
  RawScores() = default;  // no table

  RawScores(const ScoringPlan& plan, const PlanScale& scale) : counts_(scale.keys.size() + 1) {
    double lowest = 0;
    double highest = 0;
    for (const PlanKey& key : scale.keys) {
      lowest += std::min(0.0, plan.items[key.item].min);
      highest += std::max(0.0, plan.items[key.item].max);
    }
    constexpr double most = 2048;  // the table then fits in the L1 cache with the sums of a block
    if (!scale.whole_numbers || (highest - lowest + 1) * static_cast<double>(counts_) > most) return;
    lowest_ = static_cast<std::int16_t>(lowest);
    const RawScore<true> score(scale);
    for (double sum = lowest; sum <= highest; ++sum) {
      for (std::size_t m = 0; m < counts_; ++m) scores_.push_back(score(sum, static_cast<double>(m)));
    }
  }

  [[nodiscard]] bool empty() const noexcept { return scores_.empty(); }

  /// Writes the scores of `count` respondents; overwrites `sums`.
  void look_up(std::int16_t* __restrict sums, const std::int16_t* __restrict answered, std::size_t count,
               double* __restrict raw) const noexcept {
    const auto counts = static_cast<std::int16_t>(counts_);
    const std::int16_t lowest = lowest_;
    for (std::size_t i = 0; i < count; ++i) {
      sums[i] = static_cast<std::int16_t>((sums[i] - lowest) * counts + answered[i]);
    }
    const double* __restrict scores = scores_.data();
    for (std::size_t i = 0; i < count; ++i) raw[i] = scores[static_cast<std::uint16_t>(sums[i])];
  }

 private:
  std::size_t counts_ = 0;
  std::int16_t lowest_ = 0;
  std::vector<double> scores_;
};

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
