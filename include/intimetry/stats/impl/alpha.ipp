#pragma once

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/alpha.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/impl/alpha_parts.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Interval feldt_interval(double alpha, std::int64_t n, std::size_t k, double level) {
  require(alpha <= 1, ErrorCode::bad_argument, "feldt_interval", "alpha", "expected a number up to 1");
  require(level > 0 && level < 1, ErrorCode::bad_argument, "feldt_interval", "level",
          "expected 0 < level < 1");
  if (k < 2) return MissingReason::number_of_items;
  if (n < 2) return MissingReason::too_few_cases;
  const auto df1 = static_cast<double>(n - 1);
  const double df2 = df1 * static_cast<double>(k - 1);
  const double tail = (1 - level) / 2;
  return {1 - (1 - alpha) * f_quantile(tail, df1, df2, Tail::upper),
          1 - (1 - alpha) * f_quantile(tail, df1, df2, Tail::lower)};
}

}  // namespace intimetry::INTIMETRY_MODE

namespace intimetry::INTIMETRY_MODE::stats::detail {

inline void set_missing(Alpha& result, MissingReason reason) {
  result.alpha = result.standardised = result.lambda2 = result.standard_error = reason;
  result.feldt = result.duhachek_iacobucci = reason;
  result.spearman_brown = result.k == 2 ? reason : MissingReason::number_of_items;
  for (AlphaItem& item : result.items) {
    item.alpha_if_dropped = result.k < 3 ? MissingReason::number_of_items : reason;
    item.item_rest = reason;
  }
}

inline void set_intervals(Alpha& result) {
  if (result.standard_error.exists()) {
    const double z = normal_quantile((1 - result.level) / 2, Tail::upper);
    const double margin = z * result.standard_error.value;
    result.duhachek_iacobucci = {result.alpha.value - margin, result.alpha.value + margin};
  } else {
    result.duhachek_iacobucci = result.standard_error.reason;
  }
  result.feldt = result.alpha.exists() ? feldt_interval(result.alpha.value, result.n, result.k, result.level)
                                       : Interval(result.alpha.reason);
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Alpha cronbach_alpha(const CovarianceMatrix& items, double level) {
  require(level > 0 && level < 1, ErrorCode::bad_argument, "cronbach_alpha", "level",
          "expected 0 < level < 1");
  Alpha result;
  result.cases = items.cases;
  result.k = items.k;
  result.n = stats::detail::fewest_cases(items, "cronbach_alpha");
  result.level = level;
  result.items.resize(items.k);
  const MissingReason impossible = items.k < 2    ? MissingReason::number_of_items
                                   : result.n < 2 ? MissingReason::too_few_cases
                                                  : MissingReason::not_missing;
  if (impossible != MissingReason::not_missing) {
    stats::detail::set_missing(result, impossible);
    return result;
  }
  const stats::detail::ItemSums sums(items);
  result.alpha = sums.alpha();
  result.standardised = stats::detail::standardised_alpha(items);
  result.lambda2 = sums.lambda2();
  result.spearman_brown =
      items.k == 2 ? split_half(items).spearman_brown : Statistic(MissingReason::number_of_items);
  for (std::size_t i = 0; i < items.k; ++i) result.items[i] = {sums.alpha_without(i), sums.item_rest(i)};
  result.rekey = stats::detail::items_to_rekey(items);
  result.standard_error = result.alpha.exists() ? sums.standard_error(result.n) : result.alpha;
  stats::detail::set_intervals(result);
  return result;
}

INTIMETRY_INLINE Alpha cronbach_alpha(std::span<const double> rows, std::size_t k, Cases cases,
                                      double level) {
  Comoments comoments(k);
  comoments.add(rows);
  return cronbach_alpha(comoments.covariances(cases), level);
}

}  // namespace intimetry::INTIMETRY_MODE
