#pragma once

#include <cmath>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/profile_similarity.hpp"
#include "intimetry/stats/psychometric_pairs.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::vector<ItemPair> psychometric_pairs(const CovarianceMatrix& items, double bound) {
  require(bound >= -1 && bound <= 1 && bound != 0, ErrorCode::bad_argument, "psychometric_pairs", "bound",
          "expected a correlation other than 0");
  std::vector<ItemPair> pairs;
  for (std::size_t i = 0; i < items.k; ++i) {
    for (std::size_t j = i + 1; j < items.k; ++j) {
      if (items.n[i * items.k + j] < 3 || !(items(i, i) > 0) || !(items(j, j) > 0)) continue;
      const double r = items(i, j) / (std::sqrt(items(i, i)) * std::sqrt(items(j, j)));
      if (bound > 0 ? r >= bound : r <= bound) pairs.push_back({i, j, r});
    }
  }
  return pairs;
}

INTIMETRY_INLINE PairConsistency pair_consistency(std::span<const double> answers,
                                                  std::span<const ItemPair> pairs, std::uint64_t seed,
                                                  std::uint64_t stream) {
  std::vector<double> a;
  std::vector<double> b;
  for (const ItemPair& pair : pairs) {
    require(pair.first < answers.size() && pair.second < answers.size(), ErrorCode::bad_argument,
            "pair_consistency", "pairs", "item index out of range");
    if (std::isnan(answers[pair.first]) || std::isnan(answers[pair.second])) continue;
    a.push_back(answers[pair.first]);
    b.push_back(answers[pair.second]);
  }
  PairConsistency result;
  result.pairs = a.size();
  result.r = MissingReason::number_of_items;
  if (result.pairs < 3) return result;
  result.r = profile_pearson(a, b);
  Random random(seed, stream);
  for (int attempt = 0; attempt < 10 && result.r.reason == MissingReason::zero_variance; ++attempt) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (random.below(2) == 1) std::swap(a[i], b[i]);
    }
    result.r = profile_pearson(a, b);
    result.swapped = result.r.exists();
  }
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
