#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/couple_profile_parts.hpp"
#include "intimetry/couple/detail/scored_administrations.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/scoring/score_table.hpp"
#include "intimetry/scoring/scoring_plan.hpp"
#include "intimetry/stats/item_agreement.hpp"
#include "intimetry/stats/profile_similarity.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

/// One item of a base scale with its keyed answers in several administrations.
struct ComparedItem {
  std::string id;
  const PlanItem* item = nullptr;
  bool reversed = false;
  std::vector<double> answers;
};

inline bool item_shown(const CoupleOptions& options,
                       const std::vector<const ScoredAdministration*>& administrations,
                       const std::string& item) {
  if (!options.shows_item) return true;
  return std::all_of(
      administrations.begin(), administrations.end(), [&](const ScoredAdministration* administration) {
        return options.shows_item(administration->given->partner, administration->given->instrument,
                                  administration->given->perspective, item);
      });
}

/// Returns the items of all base scales in the instrument's order; an item in several scales is included
/// once, keyed as in the first.
inline std::vector<ComparedItem> keyed_items(const ScoredKey& key,
                                             const std::vector<const ScoredAdministration*>& administrations,
                                             const CoupleOptions& options) {
  std::vector<ComparedItem> items;
  std::vector<bool> done(key.plan.items.size());
  for (std::size_t s = 0; s < key.plan.scales.size(); ++s) {
    if (key.columns[s].kind != ScaleKind::base) continue;
    const PlanScale& scale = key.plan.scales[s];
    for (std::size_t place = 0; place < scale.keys.size(); ++place) {
      const PlanItem& item = key.plan.items[scale.keys[place].item];
      if (done[scale.keys[place].item] || !item_shown(options, administrations, item.id)) continue;
      done[scale.keys[place].item] = true;
      ComparedItem keyed{item.id, &item, scale.keys[place].reversed, {}};
      for (const ScoredAdministration* administration : administrations)
        keyed.answers.push_back(keyed_answer(*administration, scale, place));
      items.push_back(std::move(keyed));
    }
  }
  std::sort(items.begin(), items.end(),
            [](const ComparedItem& a, const ComparedItem& b) { return a.item < b.item; });
  return items;
}

inline Perception::Over correlations(const std::vector<double>& guess, const std::vector<double>& own,
                                     const std::vector<double>& other) {
  Perception::Over over;
  for (std::size_t i = 0; i < guess.size(); ++i) over.k += !std::isnan(guess[i]) && !std::isnan(other[i]);
  over.accuracy = profile_pearson(guess, other);
  over.assumed_similarity =
      own.empty() ? Statistic(MissingReason::not_answered) : profile_pearson(guess, own);
  over.actual_similarity = own.empty() ? Statistic(MissingReason::not_answered) : profile_pearson(own, other);
  return over;
}

/// Returns the base scales' scores; NaN for a score that may not be shown.
inline std::vector<double> base_pomp(const ScoredAdministration& administration,
                                     const CoupleOptions& options) {
  std::vector<double> values;
  for (std::size_t column = 0; column < administration.key->columns.size(); ++column) {
    if (administration.key->columns[column].kind != ScaleKind::base) continue;
    const bool shown = scale_shown(options, *administration.given, administration.key->columns[column].id);
    values.push_back(shown ? administration.table.columns()[column].pomp(0)
                           : std::numeric_limits<double>::quiet_NaN());
  }
  return values;
}

inline Perception perception(const ScoredAdministration& guess, const ScoredAdministration* own,
                             const ScoredAdministration& other, const CoupleOptions& options) {
  const ScoredKey& key = *guess.key;
  Perception result;
  result.instrument = key.instrument->id;
  result.judge = guess.given->partner;
  result.perspective = guess.given->perspective;
  result.id = result.instrument + "/perception/" + std::string(word(result.perspective)) + "/" + result.judge;
  result.scales = correlations(base_pomp(guess, options),
                               own == nullptr ? std::vector<double>() : base_pomp(*own, options),
                               base_pomp(other, options));
  std::vector<const ScoredAdministration*> administrations{&guess, &other};
  if (own != nullptr) administrations.push_back(own);
  std::vector<std::vector<double>> answers(3);
  for (const ComparedItem& item : keyed_items(key, administrations, options)) {
    // As a share of the range, so that items with more options do not create a correlation.
    for (std::size_t i = 0; i < administrations.size(); ++i) {
      answers[i].push_back((item.answers[i] - item.item->min) / (item.item->max - item.item->min));
    }
  }
  result.items = correlations(answers[0], answers[2], answers[1]);
  if (own == nullptr) {
    result.items.assumed_similarity = result.items.actual_similarity = MissingReason::not_answered;
    result.note = "the judge's own answers as 'now' are not there";
  }
  return result;
}

inline ItemComparison compare_items(const ScoredAdministration& first, const ScoredAdministration& second,
                                    const CoupleOptions& options) {
  const ScoredKey& key = *first.key;
  ItemComparison result;
  result.instrument = key.instrument->id;
  result.perspective = first.given->perspective;
  result.id = result.instrument + "/items/" + std::string(word(result.perspective));
  std::vector<double> a;
  std::vector<double> b;
  const PlanItem* same = nullptr;
  bool alike = true;
  double sum = 0;
  for (const ComparedItem& item : keyed_items(key, {&first, &second}, options)) {
    if (std::isnan(item.answers[0]) || std::isnan(item.answers[1])) continue;
    if (same == nullptr) same = item.item;
    alike = alike && item.item->min == same->min && item.item->max == same->max;
    a.push_back(item.answers[0]);
    b.push_back(item.answers[1]);
    const auto given = [&](double x) { return item.reversed ? item.item->min + item.item->max - x : x; };
    ItemDifference row{item.id, given(a.back()), given(b.back()), a.back() - b.back(), 0, {}, false};
    row.average_deviation = std::abs(row.keyed_difference) / 2;
    sum += row.average_deviation;
    if (!item.item->continuous)
      row.cut = ((item.item->max - item.item->min) / item.item->step + 1) * item.item->step / 6;
    row.within_cut = row.cut && row.average_deviation <= *row.cut;
    result.items.push_back(row);
  }
  result.n = a.size();
  result.kappa = result.average_deviation = MissingReason::number_of_items;
  if (alike) {
    result.kappa = quadratic_kappa(a, b);
    if (result.n > 0) result.average_deviation = sum / static_cast<double>(result.n);
    if (same != nullptr) result.cut = result.items.front().cut;
  } else {
    result.kappa = result.average_deviation = MissingReason::contradictory;
    result.note = "the items differ in range: no index over all of them";
  }
  std::stable_sort(result.items.begin(), result.items.end(),
                   [](const ItemDifference& x, const ItemDifference& y) {
                     return x.average_deviation > y.average_deviation;
                   });
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE::couple::detail
