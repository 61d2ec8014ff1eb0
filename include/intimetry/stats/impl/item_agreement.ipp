#pragma once

#include <cmath>
#include <map>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/impl/profile_pair.hpp"
#include "intimetry/stats/item_agreement.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Statistic quadratic_kappa(std::span<const double> a, std::span<const double> b) {
  const stats::detail::ProfilePair pair = stats::detail::complete_places(a, b, "quadratic_kappa");
  if (pair.size() < 2) return MissingReason::number_of_items;
  std::map<double, double> share_a;
  std::map<double, double> share_b;
  double observed = 0;
  const auto n = static_cast<double>(pair.size());
  for (std::size_t i = 0; i < pair.size(); ++i) {
    const double d = pair.a[i] - pair.b[i];
    observed += d * d / n;
    share_a[pair.a[i]] += 1 / n;
    share_b[pair.b[i]] += 1 / n;
  }
  double expected = 0;
  for (const auto& [i, p] : share_a) {
    for (const auto& [j, q] : share_b) expected += p * q * (i - j) * (i - j);
  }
  if (!(expected > 0)) return MissingReason::zero_variance;
  return 1 - observed / expected;
}

INTIMETRY_INLINE AverageDeviation average_deviation(std::span<const double> a, std::span<const double> b,
                                                    double options) {
  const std::string_view me = "average_deviation";
  require(options >= 2 && std::isfinite(options), ErrorCode::bad_argument, me, "options",
          "expected at least 2");
  AverageDeviation result;
  result.n = stats::detail::complete_places(a, b, me).size();
  result.mean = MissingReason::number_of_items;
  result.cut = options / 6;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    result.by_item.push_back(std::abs(a[i] - b[i]) / 2);
    if (!std::isnan(result.by_item.back())) sum += result.by_item.back();
  }
  if (result.n > 0) result.mean = sum / static_cast<double>(result.n);
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
