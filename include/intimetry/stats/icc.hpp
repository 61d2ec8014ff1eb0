#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One form of the intraclass correlation.
struct IccForm {
  std::string_view shrout_fleiss;  ///< "ICC(2,1)"; k is the number of judges
  std::string_view mcgraw_wong;    ///< "ICC(A,1)"
  Statistic value;                 ///< may be negative
  Interval interval;
  Statistic f;  ///< test of no difference between targets
  double df1 = 0;
  double df2 = 0;
  Statistic p;  ///< upper tail of F
};

/// The mean squares of targets by judges.
struct IccMeanSquares {
  double targets = 0;
  double judges = 0;
  double residual = 0;
  double within = 0;  ///< within targets: judges and residual combined
};

/// The six forms of Shrout and Fleiss.
struct Icc {
  std::int64_t n = 0;         ///< targets used
  std::int64_t left_out = 0;  ///< targets with a missing rating
  std::size_t judges = 0;
  double level = 0;
  IccMeanSquares mean_squares;
  std::array<IccForm, 6> forms;  ///< (1,1), (2,1), (3,1), (1,k), (2,k), (3,k)
};

/// Returns all six forms, with F intervals, from the means and covariances of the judges' ratings.
/// @formula B, J, E, W the mean squares of targets, judges, residual and within targets.
///   (1,1): (B - W)/(B + (k-1) W); (2,1): (B - E)/(B + (k-1) E + k (J - E)/n); (3,1): (B - E)/(B + (k-1) E);
///   the mean of k judges: k r/(1 + (k-1) r). Intervals of (1,.) and (3,.) by F; of (2,.) by F with
///   Satterthwaite's degrees of freedom
/// @source Shrout and Fleiss 1979, Psychol Bull 86:420, doi 10.1037/0033-2909.86.2.420; names by McGraw and
///   Wong 1996, Psychol Methods 1:30, doi 10.1037/1082-989X.1.1.30
/// @missing listwise; the caller counts the targets left out
/// @degenerate fewer than two judges: number_of_items; fewer than two targets: too_few_cases; a denominator
///   with zero variance: zero_variance; (2,k) of judges who disagree so much that its denominator is not
///   positive: contradictory
/// @throws Error(bad_argument) unless 0 < level < 1 and the covariances are listwise
/// @verified tests/reference/icc (Shrout and Fleiss's example; psych with lmer = FALSE). The interval of
///   (2,1) at .95 has a coverage of .85 to .94 with two or three judges (docs/simulations.md). REML is not
///   used, because it would set negative values to zero
Icc intraclass_correlation(const CovarianceMatrix& judges, double level = 0.95);

/// Returns the same for targets rated by the same judges, row by row.
/// @shape rows of `judges` ratings, one row per target
/// @missing NaN; a target with NaN is left out, and counted
/// @degenerate as from covariances
/// @throws Error(bad_argument) unless judges > 0, 0 < level < 1 and ratings are within +-1e100;
///   shape_mismatch for an incomplete row
/// @verified as from covariances
Icc intraclass_correlation(std::span<const double> rows, std::size_t judges, double level = 0.95);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/icc.ipp"
#endif
