#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/keyed_block.hpp"
#include "intimetry/scoring/scoring_plan.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/difference_error.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The errors of two partners' scores on one scale and of their difference, in the instrument's unit.
struct PartnerError {
  std::string scale;
  DifferenceError error;  ///< of sums; the other members are in the unit of the score
  Statistic sem_a;        ///< of the partner whose name sorts first
  Statistic sem_b;
  Statistic error_correlation;  ///< of the two partners' errors
  Statistic standard_error;     ///< of the difference
  Statistic independent;        ///< the value for independent errors
};

/// Returns the error of the difference between two scores if only the two errors are known.
/// @formula sqrt(SEM_A^2 + SEM_B^2), assuming independent errors
/// @source Gulliksen 1950, Theory of Mental Tests, ch. 4
/// @degenerate a missing part: its reason
Statistic independent_difference_error(const Statistic& sem_a, const Statistic& sem_b);

/// Pairs the administrations of couples, which may come in any order, and collects what is needed for the
/// error of a difference. An administration is kept in memory until the other partner's arrives, so little
/// memory is needed if partners are adjacent.
class PartnerSample {
 public:
  /// @param plan must outlive this
  explicit PartnerSample(const ScoringPlan& plan);

  /// Adds administrations. Two by different partners of one couple are a pair; the partner whose name sorts
  /// first is A.
  /// @param couple one name per respondent; empty: not in a couple
  /// @throws Error(shape_mismatch) for other numbers of names or columns
  void add(const ResponseView& view, std::span<const std::string_view> couple,
           std::span<const std::string_view> partner);

  /// Returns the number of pairs.
  [[nodiscard]] std::int64_t pairs() const noexcept { return pairs_; }
  /// Returns the number of administrations still without the other partner's.
  [[nodiscard]] std::size_t waiting() const noexcept { return waiting_.size(); }
  /// Returns the number of administrations left out, because the same partner occurred again before the other
  /// one.
  [[nodiscard]] std::int64_t repeated() const noexcept { return repeated_; }

  /// Returns the errors of one of the plan's scales.
  /// @formula difference_error, times the change of the score for one unit of the sum
  /// @degenerate as difference_error; if one partner has no error: no error_correlation, zero_variance
  [[nodiscard]] PartnerError error(std::size_t scale, Cases cases = Cases::listwise) const;

 private:
  struct Scale {
    Comoments comoments;
    std::vector<double> rows;
  };
  struct Waiting {
    std::string partner;
    std::vector<double> answers;
  };

  void add_administration(const std::vector<KeyedBlock>& answers, std::size_t respondent,
                          std::string_view couple, std::string_view partner);

  void add_pair(const std::vector<double>& a, const std::vector<double>& b);

  void flush();

  const ScoringPlan* plan_;
  std::size_t row_size_ = 0;
  std::int64_t pairs_ = 0;
  std::int64_t repeated_ = 0;
  std::vector<Scale> scales_;
  std::unordered_map<std::string, Waiting> waiting_;
};

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/reliability/impl/partner_sample.ipp"
#endif
