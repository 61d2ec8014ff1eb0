#pragma once

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/icc.hpp"
#include "intimetry/stats/impl/icc_parts.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

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
    one.f = one.p = MissingReason::zero_variance;
  }
  mean.f = one.f;
  mean.p = one.p;
  if (!single.exists()) {
    one.interval = single.reason;
  } else if (model == 1) {
    one.interval = icc2_interval(ms, single.value, n, k, tail);
  } else {
    one.interval = icc_interval(ms.targets, error, n - 1, df2, k, tail);
  }
  mean.interval = average.exists() ? stepped_up(one.interval, k) : Interval(average.reason);
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

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Icc intraclass_correlation(const CovarianceMatrix& judges, double level) {
  const std::string_view me = "intraclass_correlation";
  require(level > 0 && level < 1, ErrorCode::bad_argument, me, "level", "expected 0 < level < 1");
  require(judges.k > 0 && judges.cases == Cases::listwise, ErrorCode::bad_argument, me, "judges",
          "expected listwise covariances, of at least one");
  Icc result;
  result.judges = judges.k;
  result.level = level;
  result.n = judges.n.front();
  result.forms = stats::detail::icc_names();
  const MissingReason impossible = judges.k < 2   ? MissingReason::number_of_items
                                   : result.n < 2 ? MissingReason::too_few_cases
                                                  : MissingReason::not_missing;
  if (impossible != MissingReason::not_missing) {
    for (IccForm& form : result.forms) {
      form.value = form.f = form.p = impossible;
      form.interval = impossible;
    }
    return result;
  }
  result.mean_squares = stats::detail::icc_mean_squares(judges);
  stats::detail::fill_icc(result);
  return result;
}

INTIMETRY_INLINE Icc intraclass_correlation(std::span<const double> rows, std::size_t judges, double level) {
  Comoments ratings(judges);
  ratings.add(rows);
  Icc result = intraclass_correlation(ratings.covariances(Cases::listwise), level);
  result.left_out = ratings.rows() - result.n;
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
