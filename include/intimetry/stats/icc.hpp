#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/detail/icc_parts.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry {

/// One form of the intraclass correlation.
struct IccForm {
  std::string_view shrout_fleiss;  ///< "ICC(2,1)"; k stands for the number of judges
  std::string_view mcgraw_wong;    ///< "ICC(A,1)"
  Statistic value;                 ///< negative stays negative
  Interval interval;
  Statistic f;  ///< test of no difference between targets
  double df1 = 0;
  double df2 = 0;
  Statistic p;  ///< upper tail of F
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

namespace detail {

inline std::array<IccForm, 6> icc_names() {
  const auto named = [](std::string_view shrout_fleiss, std::string_view mcgraw_wong) {
    IccForm form;
    form.shrout_fleiss = shrout_fleiss;
    form.mcgraw_wong = mcgraw_wong;
    return form;
  };
  return {named("ICC(1,1)", "ICC(1)"), named("ICC(2,1)", "ICC(A,1)"), named("ICC(3,1)", "ICC(C,1)"),
          named("ICC(1,k)", "ICC(k)"), named("ICC(2,k)", "ICC(A,k)"), named("ICC(3,k)", "ICC(C,k)")};
}

/// Fills the single and the average form of one model.
inline void fill_icc_model(Icc& result, std::size_t model, Statistic single, Statistic average, double error,
                           double df2) {
  const IccMeanSquares& ms = result.mean_squares;
  const auto n = static_cast<double>(result.n);
  const auto k = static_cast<double>(result.judges);
  const double tail = (1 - result.level) / 2;
  IccForm& one = result.forms[model];
  IccForm& mean = result.forms[model + 3];
  one.value = single;
  mean.value = average;
  one.df1 = mean.df1 = n - 1;
  one.df2 = mean.df2 = df2;
  if (error > 0) {
    one.f = ms.targets / error;
    one.p = f_probability(one.f.value, n - 1, df2, Tail::upper);
  } else {
    one.f = one.p = WhyMissing::no_spread;
  }
  mean.f = one.f;
  mean.p = one.p;
  if (!single.exists()) {
    one.interval = single.why;
  } else if (model == 1) {
    one.interval = icc2_interval(ms, single.value, n, k, tail);
  } else {
    one.interval = icc_interval(ms.targets, error, n - 1, df2, k, tail);
  }
  mean.interval = average.exists() ? stepped_up(one.interval, k) : Interval(average.why);
}

inline void fill_icc(Icc& result) {
  const auto [targets, judges, residual, within] = result.mean_squares;
  const auto n = static_cast<double>(result.n);
  const auto k = static_cast<double>(result.judges);
  const double consistent = targets - residual;
  const double judge_effect = (judges - residual) / n;
  fill_icc_model(result, 0, icc_ratio(targets - within, targets + (k - 1) * within),
                 icc_ratio(targets - within, targets), within, n * (k - 1));
  fill_icc_model(result, 1, icc_ratio(consistent, targets + (k - 1) * residual + k * judge_effect),
                 icc_ratio(consistent, targets + judge_effect), residual, (n - 1) * (k - 1));
  fill_icc_model(result, 2, icc_ratio(consistent, targets + (k - 1) * residual),
                 icc_ratio(consistent, targets), residual, (n - 1) * (k - 1));
}

}  // namespace detail

/// Returns all six forms, with F intervals, from the means and covariances of the judges' ratings.
/// @formula B, J, E, W the mean squares of targets, judges, residual and within targets. (1,1): (B - W)/(B
///   + (k-1) W); (2,1): (B - E)/(B + (k-1) E + k (J - E)/n); (3,1): (B - E)/(B + (k-1) E); the mean of k
///   judges: k r/(1 + (k-1) r). Intervals of (1,.) and (3,.) by F; of (2,.) by F with Satterthwaite's
///   degrees of freedom
/// @source Shrout and Fleiss 1979, Psychol Bull 86:420, doi 10.1037/0033-2909.86.2.420; names by McGraw and
///   Wong 1996, Psychol Methods 1:30, doi 10.1037/1082-989X.1.1.30
/// @missing listwise; who is left out is for the caller to count
/// @degenerate fewer than two judges: number_of_items; fewer than two targets: too_few_cases; no spread to
///   divide by: no_spread; (2,k) of judges who disagree so much that its denominator is not positive:
///   contradictory
/// @throws Error(bad_argument) unless 0 < level < 1 and the covariances are listwise
/// @verified tests/reference/icc (Shrout and Fleiss's example; psych with lmer = FALSE). The interval of
///   (2,1) at .95 covers .85 to .94 with two or three judges (docs/simulations.md). Not by REML, which would
///   make negative values zero
inline Icc intraclass_correlation(const CovarianceMatrix& judges, double level = 0.95) {
  const std::string_view me = "intraclass_correlation";
  require(level > 0 && level < 1, ErrorCode::bad_argument, me, "level", "expected 0 < level < 1");
  require(judges.k > 0 && judges.cases == Cases::listwise, ErrorCode::bad_argument, me, "judges",
          "expected listwise covariances, of at least one");
  Icc result;
  result.judges = judges.k;
  result.level = level;
  result.n = judges.n.front();
  result.forms = detail::icc_names();
  const WhyMissing impossible = judges.k < 2   ? WhyMissing::number_of_items
                                : result.n < 2 ? WhyMissing::too_few_cases
                                               : WhyMissing::not_missing;
  if (impossible != WhyMissing::not_missing) {
    for (IccForm& form : result.forms) {
      form.value = form.f = form.p = impossible;
      form.interval = impossible;
    }
    return result;
  }
  result.mean_squares = detail::icc_mean_squares(judges);
  detail::fill_icc(result);
  return result;
}

/// Returns the same for targets rated by the same judges, row by row.
/// @shape rows of `judges` ratings, a row a target
/// @missing NaN; a target with one is left out, and counted
/// @degenerate as from covariances
/// @throws Error(bad_argument) unless judges > 0, 0 < level < 1 and ratings are within +-1e100;
///   shape_mismatch for a part of a row
/// @verified as from covariances
inline Icc intraclass_correlation(std::span<const double> rows, std::size_t judges, double level = 0.95) {
  Comoments ratings(judges);
  ratings.add(rows);
  Icc result = intraclass_correlation(ratings.covariances(Cases::listwise), level);
  result.left_out = ratings.rows() - result.n;
  return result;
}

}  // namespace intimetry
