#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <span>
#include <vector>

#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/detail/profile_pair.hpp"

namespace intimetry {

/// How far two people's answers to the same items lie apart.
struct AverageDeviation {
  std::size_t n = 0;            ///< items that both answered
  Statistic mean;               ///< over these items
  double cut = 0;               ///< A/6: at or below it, the two are said to agree
  std::vector<double> by_item;  ///< |d|/2; NaN where either did not answer
};

/// Returns Cohen's kappa of two people's answers, with quadratic weights.
/// @formula 1 - (sum of n_ij (i - j)^2 over pairs of answers)/(the same expected from the margins); equal to
///   Lin's concordance with denominators n
/// @source Cohen 1968, Psychol Bull 70:213, doi 10.1037/h0026256; Fleiss and Cohen 1973, Educ Psychol Meas
///   33:613, doi 10.1177/001316447303300309
/// @shape an answer for each item and person, keyed in one direction
/// @missing NaN; an item that either did not answer is left out
/// @degenerate fewer than two items: number_of_items; everyone chose one option throughout: no_spread
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/item_agreement (psych::cohen.kappa)
inline Statistic quadratic_kappa(std::span<const double> a, std::span<const double> b) {
  const detail::ProfilePair pair = detail::complete_places(a, b, "quadratic_kappa");
  if (pair.size() < 2) return WhyMissing::number_of_items;
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
  if (!(expected > 0)) return WhyMissing::no_spread;
  return 1 - observed / expected;
}

/// Returns the average deviation of two people's answers, item by item and on the whole.
/// @formula |a - b|/2, the mean deviation of two answers from their mean; cut A/6 for A options
/// @source Burke, Finkelstein and Dusig 1999, Organ Res Methods 2:49, doi 10.1177/109442819921004; the cut:
///   Burke and Dunlap 2002, Organ Res Methods 5:159, doi 10.1177/1094428102005002002
/// @shape an answer for each item and person
/// @missing NaN; an item that either did not answer has none
/// @degenerate no item that both answered: number_of_items
/// @throws Error(shape_mismatch); Error(bad_argument) for fewer than two options, numbers beyond +-1e100
/// @verified tests/reference/item_agreement (R)
inline AverageDeviation average_deviation(std::span<const double> a, std::span<const double> b,
                                          double options) {
  const std::string_view me = "average_deviation";
  require(options >= 2 && std::isfinite(options), ErrorCode::bad_argument, me, "options",
          "expected at least 2");
  AverageDeviation result;
  result.n = detail::complete_places(a, b, me).size();
  result.mean = WhyMissing::number_of_items;
  result.cut = options / 6;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    result.by_item.push_back(std::abs(a[i] - b[i]) / 2);
    if (!std::isnan(result.by_item.back())) sum += result.by_item.back();
  }
  if (result.n > 0) result.mean = sum / static_cast<double>(result.n);
  return result;
}

}  // namespace intimetry
