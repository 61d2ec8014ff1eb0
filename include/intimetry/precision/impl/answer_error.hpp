#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "intimetry/precision/impl/signed_administration.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/scoring/keyed_answers.hpp"
#include "intimetry/stats/item_error.hpp"

namespace intimetry::INTIMETRY_MODE::precision::detail {

/// With fewer items the t test over items is far too conservative (.012 for .05 with four).
inline constexpr std::size_t fewest_items = 5;

/// In a paired t test every item has equal weight; an item with several times the range would dominate it.
inline constexpr double widest_to_narrowest = 2;

/// The contribution of an item's full range to the score.
inline double reach(const KeyedItem& item) noexcept { return std::abs(item.weight) * (item.max - item.min); }

inline bool item_counts_twice(const KeyedAnswers& keyed) noexcept {
  for (std::size_t i = 0; i < keyed.items.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (keyed.items[i].item == keyed.items[j].item) return true;
    }
  }
  return false;
}

/// Returns the number of items that are answered in all administrations.
inline std::size_t answered_on_all(std::span<const SignedAdministration> administrations) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < administrations[0].administration->keyed.items.size(); ++i) {
    count += std::all_of(administrations.begin(), administrations.end(),
                         [&](const SignedAdministration& signed_administration) {
                           return !std::isnan(signed_administration.administration->keyed.items[i].answer);
                         });
  }
  return count;
}

inline std::string count_of_items(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " item" : " items");
}

/// Returns why the answers do not give an error; empty if they do.
inline std::string why_not_answers(std::span<const SignedAdministration> administrations) {
  const KeyedAnswers& first = administrations[0].administration->keyed;
  for (const SignedAdministration& signed_administration : administrations) {
    if (signed_administration.administration->keyed.items.empty())
      return "the answers to the items are not available";
  }
  const std::size_t usable = answered_on_all(administrations);
  if (usable < fewest_items) {
    return count_of_items(usable) +
           (administrations.size() > 1 ? " answered on every administration" : " answered") +
           ", but an error from the answers needs at least " + std::to_string(fewest_items);
  }
  if (item_counts_twice(first)) return "an item counts twice, so the answers are not a sample of items";
  if (administrations.size() < 2) return "";
  const auto [narrowest, widest] =
      std::minmax_element(first.items.begin(), first.items.end(),
                          [](const KeyedItem& a, const KeyedItem& b) { return reach(a) < reach(b); });
  if (reach(*widest) > widest_to_narrowest * reach(*narrowest)) {
    return "the items have too different weights: one item's range counts more than twice another's";
  }
  return "";
}

/// Returns the error of one score from the variance of its keyed answers.
inline ItemError error_of_answers(const KeyedAnswers& keyed) {
  std::vector<double> shares;
  std::vector<double> ranges;
  for (const KeyedItem& item : keyed.items) {
    const double share = (item.answer - item.min) / (item.max - item.min);
    shares.push_back(item.weight < 0 ? 1 - share : share);
    ranges.push_back(reach(item));
  }
  return conditional_error(shares, ranges);
}

/// Returns the error of a discrepancy from differences paired over items.
inline ItemError error_of_answers(std::span<const SignedAdministration> administrations) {
  const std::size_t k = administrations[0].administration->keyed.items.size();
  std::vector<double> differences(k, 0.0);
  for (const auto& [administration, sign] : administrations) {
    for (std::size_t i = 0; i < k; ++i) differences[i] += sign * administration->keyed.items[i].answer;
  }
  // One multiplication by the weight, so that equal differences stay equal.
  for (std::size_t i = 0; i < k; ++i)
    differences[i] *= administrations[0].administration->keyed.items[i].weight;
  return paired_item_error(differences);
}

inline MeasurementError answers_error(std::span<const SignedAdministration> administrations) {
  MeasurementError error;
  if (std::string reason = why_not_answers(administrations); !reason.empty()) {
    error.origin = std::move(reason);
    return error;
  }
  const bool paired = administrations.size() > 1;
  const ItemError found =
      paired ? error_of_answers(administrations) : error_of_answers(administrations[0].administration->keyed);
  error.source = ErrorSource::answers;
  error.n = static_cast<int>(found.items);
  error.df = found.df;
  error.standard_error = found.standard_error.value;
  error.flags = found.standard_error.exists() ? Flags() : Flags(Flag::zero_variance);
  if (paired) error.value_on_items = found.value.value;
  const std::string items = count_of_items(found.items);
  if (!found.standard_error.exists()) {
    error.origin =
        (paired ? "the difference is the same on all " : "the answers are the same on all ") + items;
  } else {
    error.origin =
        (paired ? "the answers themselves, paired over " : "the spread of the answers over ") + items;
  }
  return error;
}

}  // namespace intimetry::INTIMETRY_MODE::precision::detail
