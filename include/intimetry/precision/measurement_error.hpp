#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "intimetry/core/coefficient.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The sources of a measurement error, in order of priority.
enum class ErrorSource : unsigned char {
  published_change,  ///< a published reliable change index
  local_norms,       ///< SD and reliability of a norm file from the user's own data
  published_sample,  ///< SD and reliability of one published sample
  answers,           ///< the answers themselves, item by item
  none,
};

template <>
struct Words<ErrorSource> {
  static constexpr std::array table{Word<ErrorSource>{ErrorSource::published_change, "published_rci"},
                                    Word<ErrorSource>{ErrorSource::local_norms, "local_norms"},
                                    Word<ErrorSource>{ErrorSource::published_sample, "published_sample"},
                                    Word<ErrorSource>{ErrorSource::answers, "answers"},
                                    Word<ErrorSource>{ErrorSource::none, "none"}};
};

/// Which repeated measurement an error describes.
enum class ErrorMeaning : unsigned char {
  other_questions,  ///< with other questions about the same topic: variance over items, or alpha and omega
  another_day,      ///< with the same questions on another day: a retest coefficient
  unsaid,           ///< unknown for this source
};

/// The standard error of a score, a discrepancy or a change, and its source.
/// @unit the scale's own (raw)
/// @missing without a source NaN with the flag error_unknown; for zero variance of the answers NaN with the
///   flag zero_variance; `origin` then gives the reason
struct MeasurementError {
  ErrorSource source = ErrorSource::none;
  double standard_error = std::numeric_limits<double>::quiet_NaN();
  double df = std::numeric_limits<double>::infinity();  ///< of the t distribution; infinite: normal
  Flags flags = Flag::error_unknown;
  std::optional<Coefficient> coefficient = std::nullopt;
  double reliability = std::numeric_limits<double>::quiet_NaN();
  double sd = std::numeric_limits<double>::quiet_NaN();
  double mean = std::numeric_limits<double>::quiet_NaN();  ///< of the same sample, if known
  int n = 0;                          ///< the sample size; for an error from the answers, the number of items
  bool independence_assumed = false;  ///< between the administrations of one discrepancy
  /// If the error is from the answers: the score or discrepancy over the items used. It differs from the
  /// difference of two scores if items are unanswered; divided by the error it is the paired t.
  double value_on_items = std::numeric_limits<double>::quiet_NaN();
  std::string origin = {};  ///< as text for a person

  [[nodiscard]] bool exists() const noexcept { return !std::isnan(standard_error); }

  /// Returns what the error describes, by its source. It is unknown for a figure given by the user or
  /// combined from several coefficients.
  [[nodiscard]] ErrorMeaning meaning() const noexcept;

  /// Returns the missing reason of the error.
  [[nodiscard]] MissingReason reason() const noexcept;

  /// Returns the two-sided quantile for the error: of t if df is finite, otherwise normal.
  /// @throws Error(bad_argument) unless 0 < level < 1
  [[nodiscard]] double quantile(double level = 0.95) const;

  /// Returns the interval around a value.
  /// @formula value +- quantile x standard error
  /// @missing a NaN value: too_few_cases; no error: error_unknown or zero_variance
  /// @throws Error(bad_argument) unless 0 < level < 1
  [[nodiscard]] Interval interval(double value, double level = 0.95) const;

  /// Returns the interval for the true score, around the raw score regressed towards the sample's mean.
  /// @formula M + r (raw - M) +- quantile x SEM sqrt(r)
  /// @source Harvill 1991, Educ Meas 10(2):33, doi 10.1111/j.1745-3992.1991.tb00195.x
  /// @missing as `interval`; error_unknown also if the source has no reliability or no mean
  /// @throws Error(bad_argument) unless 0 < level < 1
  [[nodiscard]] Interval true_score_interval(double raw, double level = 0.95) const;

  /// Returns the smallest value that exceeds the error.
  /// @formula quantile x standard error; 1.96 x standard error at the level .95
  /// @throws Error(bad_argument) unless 0 < level < 1
  [[nodiscard]] Statistic smallest_detectable(double level = 0.95) const;

  /// Returns the two-sided p value of a test against 0.
  /// @formula 2 P(T > |value| / standard error)
  /// @missing as `interval`
  [[nodiscard]] Statistic p(double value) const;
};

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/precision/impl/measurement_error.ipp"
#endif
