#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/reliability/scale_reliability.hpp"
#include "intimetry/scoring/keyed_block.hpp"
#include "intimetry/scoring/scoring_plan.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/difference_error.hpp"

namespace intimetry {

/// The errors of two partners' scores on one scale and of their difference, in the instrument's unit.
struct PartnerError {
  std::string scale;
  DifferenceError error;  ///< of sums; the members below are in the unit of the score
  Statistic sem_a;        ///< of the partner whose name comes first
  Statistic sem_b;
  Statistic error_correlation;  ///< of the two partners' errors
  Statistic standard_error;     ///< of the difference
  Statistic independent;        ///< what it would be if the errors were independent
};

/// Returns the error of the difference between two scores of which nothing but their own errors is known.
/// @formula sqrt(SEM_A^2 + SEM_B^2): independence of the two errors is assumed
/// @source Gulliksen 1950, Theory of Mental Tests, ch. 4
/// @degenerate a missing part: its reason
inline Statistic independent_difference_error(const Statistic& sem_a, const Statistic& sem_b) {
  if (!sem_a.exists()) return sem_a;
  if (!sem_b.exists()) return sem_b;
  return std::hypot(sem_a.value, sem_b.value);
}

/// Brings the answer sheets of couples together, in whatever order they come, and gathers what the error of a
/// difference rests on. Sheets wait for the other partner's in memory: little where partners follow one
/// another.
class PartnerSample {
 public:
  /// @param plan must outlive this
  explicit PartnerSample(const ScoringPlan& plan) : plan_(&plan) {
    for (const PlanScale& scale : plan.scales) {
      scales_.push_back({Comoments(2 * scale.keys.size()), {}});
      row_size_ += scale.keys.size();
    }
  }

  /// Adds answer sheets. Two of one couple by different partners are a pair; the names' order says who of the
  /// two is A.
  /// @param couple one name a respondent; empty: of no couple
  /// @throws Error(shape_mismatch) for other numbers of names or columns
  void add(const ResponseView& view, std::span<const std::string_view> couple,
           std::span<const std::string_view> partner) {
    require(couple.size() == view.respondents() && partner.size() == view.respondents(),
            ErrorCode::shape_mismatch, "PartnerSample::add", "couple",
            "expected a couple and a partner for each respondent");
    std::vector<KeyedBlock> answers;
    for (std::size_t s = 0; s < scales_.size(); ++s) answers.emplace_back(*plan_, s);
    for (std::size_t begin = 0; begin < view.respondents(); begin += KeyedBlock::block_size) {
      const std::size_t length = std::min(KeyedBlock::block_size, view.respondents() - begin);
      for (KeyedBlock& scale : answers) scale.read(view, begin, length);
      for (std::size_t t = 0; t < length; ++t) {
        if (!couple[begin + t].empty()) add_sheet(answers, t, couple[begin + t], partner[begin + t]);
      }
    }
    flush();
  }

  /// Returns the number of pairs.
  [[nodiscard]] std::int64_t pairs() const noexcept { return pairs_; }
  /// Returns how many sheets have no partner's so far.
  [[nodiscard]] std::size_t waiting() const noexcept { return waiting_.size(); }
  /// Returns how many sheets were left out: the same partner's before the other's came.
  [[nodiscard]] std::int64_t repeated() const noexcept { return repeated_; }

  /// Returns the errors of one of the plan's scales.
  /// @formula difference_error, times what the score changes by when the sum changes by one
  /// @degenerate as difference_error; partners of whom one has no error: no error_correlation, no_spread
  [[nodiscard]] PartnerError error(std::size_t scale, Cases cases = Cases::listwise) const {
    PartnerError result;
    result.scale = plan_->scales.at(scale).id;
    result.error = difference_error(scales_[scale].comoments.covariances(cases));
    const double unit = std::abs(score_per_sum(plan_->scales[scale]));
    const auto in_unit = [unit](Statistic sum) {
      sum.value *= unit;
      return sum;
    };
    result.sem_a = in_unit(result.error.sem_a);
    result.sem_b = in_unit(result.error.sem_b);
    result.standard_error = in_unit(result.error.standard_error);
    result.independent = in_unit(result.error.independent);
    const Statistic& a = result.error.sem_a;
    const Statistic& b = result.error.sem_b;
    if (!a.exists() || !b.exists()) {
      result.error_correlation = a.exists() ? b.why : a.why;
    } else if (a.value * b.value > 0) {
      result.error_correlation = result.error.covariance.value / (a.value * b.value);
    } else {
      result.error_correlation = WhyMissing::no_spread;
    }
    return result;
  }

 private:
  struct Scale {
    Comoments comoments;
    std::vector<double> rows;
  };
  struct Waiting {
    std::string partner;
    std::vector<double> answers;
  };

  void add_sheet(const std::vector<KeyedBlock>& answers, std::size_t respondent, std::string_view couple,
                 std::string_view partner) {
    std::vector<double> row;
    row.reserve(row_size_);
    for (const KeyedBlock& scale : answers) {
      for (std::size_t i = 0; i < scale.items(); ++i) row.push_back(scale.at(respondent, i));
    }
    const std::string key(couple);
    const auto found = waiting_.find(key);
    if (found == waiting_.end()) {
      waiting_.emplace(key, Waiting{std::string(partner), std::move(row)});
    } else if (found->second.partner == partner) {
      ++repeated_;
    } else {
      const bool first = found->second.partner < partner;
      add_pair(first ? found->second.answers : row, first ? row : found->second.answers);
      waiting_.erase(found);
    }
  }

  void add_pair(const std::vector<double>& a, const std::vector<double>& b) {
    ++pairs_;
    std::size_t at = 0;
    for (Scale& scale : scales_) {
      const std::size_t k = scale.comoments.columns() / 2;
      for (const auto* side : {&a, &b}) {
        scale.rows.insert(scale.rows.end(), side->data() + at, side->data() + at + k);
      }
      at += k;
    }
    if (pairs_ % 512 == 0) flush();
  }

  void flush() {
    for (Scale& scale : scales_) {
      scale.comoments.add(scale.rows);
      scale.rows.clear();
    }
  }

  const ScoringPlan* plan_;
  std::size_t row_size_ = 0;
  std::int64_t pairs_ = 0;
  std::int64_t repeated_ = 0;
  std::vector<Scale> scales_;
  std::unordered_map<std::string, Waiting> waiting_;
};

}  // namespace intimetry
