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
#include "intimetry/precision/impl/signed_sheet.hpp"
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
inline std::size_t answered_on_all(std::span<const SignedSheet> sheets) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < sheets[0].sheet->keyed.items.size(); ++i) {
    count += std::all_of(sheets.begin(), sheets.end(), [&](const SignedSheet& signed_sheet) {
      return !std::isnan(signed_sheet.sheet->keyed.items[i].answer);
    });
  }
  return count;
}

inline std::string count_of_items(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " item" : " items");
}

/// Returns why the answers do not give an error; empty if they do.
inline std::string why_not_answers(std::span<const SignedSheet> sheets) {
  const KeyedAnswers& first = sheets[0].sheet->keyed;
  for (const SignedSheet& signed_sheet : sheets) {
    if (signed_sheet.sheet->keyed.items.empty()) return "the answers to the items are not available";
  }
  const std::size_t usable = answered_on_all(sheets);
  if (usable < fewest_items) {
    return count_of_items(usable) + (sheets.size() > 1 ? " answered on every sheet" : " answered") +
           ", but an error from the answers needs at least " + std::to_string(fewest_items);
  }
  if (item_counts_twice(first)) return "an item counts twice, so the answers are not a sample of items";
  if (sheets.size() < 2) return "";
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
inline ItemError error_of_answers(std::span<const SignedSheet> sheets) {
  const std::size_t k = sheets[0].sheet->keyed.items.size();
  std::vector<double> differences(k, 0.0);
  for (const auto& [sheet, sign] : sheets) {
    for (std::size_t i = 0; i < k; ++i) differences[i] += sign * sheet->keyed.items[i].answer;
  }
  // One multiplication by the weight, so that equal differences stay equal.
  for (std::size_t i = 0; i < k; ++i) differences[i] *= sheets[0].sheet->keyed.items[i].weight;
  return paired_item_error(differences);
}

inline MeasurementError answers_error(std::span<const SignedSheet> sheets) {
  MeasurementError error;
  if (std::string why = why_not_answers(sheets); !why.empty()) {
    error.origin = std::move(why);
    return error;
  }
  const bool paired = sheets.size() > 1;
  const ItemError found = paired ? error_of_answers(sheets) : error_of_answers(sheets[0].sheet->keyed);
  error.source = ErrorSource::answers;
  error.n = static_cast<int>(found.items);
  error.df = found.df;
  error.standard_error = found.standard_error.value;
  error.flags = found.standard_error.exists() ? Flags() : Flags(Flag::no_spread);
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
