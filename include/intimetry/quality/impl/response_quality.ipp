#pragma once

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

#include "intimetry/quality/impl/numbers.hpp"
#include "intimetry/quality/response_quality.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/intra_individual_sd.hpp"
#include "intimetry/stats/longest_run.hpp"

namespace intimetry::INTIMETRY_MODE::quality::detail {

/// One respondent's answers, raw and keyed.
struct GivenAdministration {
  std::vector<double> given;  ///< NaN unless it is an option of the item
  std::vector<double> keyed;  ///< of all scales, one after the other, from 0 to 1
};

class QualityReader {
 public:
  QualityReader(const ScoringPlan& plan, const ResponseView& view) : plan_(plan), view_(view) {
    std::size_t place = 0;
    for (const PlanScale& scale : plan.scales) {
      std::vector<std::size_t>& places = scales_.emplace_back();
      for (std::size_t i = 0; i < scale.keys.size(); ++i) places.push_back(place++);
    }
    administration_.given.resize(plan.items.size());
    administration_.keyed.resize(place);
  }

  /// Reads a row and counts its missing, out-of-range and not applicable answers.
  const GivenAdministration& read(std::size_t row, ResponseQuality& quality) {
    quality.items = plan_.items.size();
    for (std::size_t j = 0; j < plan_.items.size(); ++j) {
      const GivenAnswer answer = given_answer(view_.columns()[j], row, plan_.items[j]);
      quality.answered += answer.kind == Given::option ? 1 : 0;
      quality.missing += answer.kind == Given::missing ? 1 : 0;
      quality.not_applicable += answer.kind == Given::not_applicable ? 1 : 0;
      quality.out_of_range += answer.kind == Given::out_of_range ? 1 : 0;
      administration_.given[j] =
          answer.kind == Given::option ? answer.number : std::numeric_limits<double>::quiet_NaN();
    }
    std::size_t place = 0;
    for (const PlanScale& scale : plan_.scales) {
      for (const PlanKey& key : scale.keys) {
        const PlanItem& item = plan_.items[key.item];
        const double share = (administration_.given[key.item] - item.min) / (item.max - item.min);
        administration_.keyed[place++] = key.reversed ? 1 - share : share;
      }
    }
    return administration_;
  }

  [[nodiscard]] std::span<const std::vector<std::size_t>> scales() const noexcept { return scales_; }

 private:
  const ScoringPlan& plan_;
  const ResponseView& view_;
  std::vector<std::vector<std::size_t>> scales_;
  GivenAdministration administration_;
};

inline Flags quality_flags(const ResponseQuality& q, const QualityLimits& limits) {
  Flags flags;
  const auto run = static_cast<std::size_t>(q.longest_run.exists() ? q.longest_run.value : 0);
  // By the variance, not by the run: a missing answer interrupts a run.
  const bool flat = q.intra_individual_sd.exists() && q.intra_individual_sd.value == 0;
  if (flat && q.answered >= limits.straight_line) flags |= Flag::straight_lining;
  if (run >= limits.long_run && 2 * run >= q.items) flags |= Flag::long_run;
  if (q.even_odd.scales >= limits.consistent_scales && q.even_odd.spearman_brown.exists() &&
      q.even_odd.spearman_brown.value < limits.inconsistent) {
    flags |= Flag::inconsistent;
  }
  if (q.mahalanobis.p.exists() && q.mahalanobis.p.value < limits.outlying) flags |= Flag::outlying;
  if (q.missing_share.exists() && q.missing_share.value > limits.missing_share) flags |= Flag::many_missing;
  if (q.out_of_range > 0) flags |= Flag::out_of_range;
  return flags;
}

inline void own_indices(ResponseQuality& q, const GivenAdministration& administration,
                        const QualityReader& reader) {
  q.missing_share = q.items == 0 ? Statistic(MissingReason::number_of_items)
                                 : Statistic(static_cast<double>(q.missing) / static_cast<double>(q.items));
  q.longest_run = longest_run(administration.given);
  q.intra_individual_sd = intra_individual_sd(administration.given);
  q.even_odd = even_odd(administration.keyed, reader.scales());
}

}  // namespace intimetry::INTIMETRY_MODE::quality::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE QualityTable response_quality(const ScoringPlan& plan, const ResponseView& view,
                                               const QualityLimits& limits) {
  quality::detail::require_columns(plan, view, "response_quality");
  QualityTable table;
  table.respondents.resize(view.respondents());
  const std::size_t k = plan.items.size();
  quality::detail::QualityReader reader(plan, view);
  Comoments moments(std::max<std::size_t>(k, 1));
  for (std::size_t row = 0; row < view.respondents(); ++row) {
    const quality::detail::GivenAdministration& administration = reader.read(row, table.respondents[row]);
    quality::detail::own_indices(table.respondents[row], administration, reader);
    if (k > 0) moments.add(administration.given);
  }
  const CovarianceMatrix items = moments.covariances(Cases::listwise);
  table.complete = items.n[0];
  table.synonyms = psychometric_pairs(items, limits.synonyms);
  table.antonyms = psychometric_pairs(items, -limits.synonyms);
  std::optional<Mahalanobis> distance;
  if (k == 0 || table.complete <= static_cast<std::int64_t>(k)) {
    table.no_distance = k == 0 ? MissingReason::number_of_items : MissingReason::too_few_cases;
  } else {
    distance.emplace(items.covariance, k);
    table.no_distance = distance->reason();
  }
  std::vector<double> apart(k);
  for (std::size_t row = 0; row < view.respondents(); ++row) {
    ResponseQuality counted;  // discarded: the first pass has counted
    const quality::detail::GivenAdministration& administration = reader.read(row, counted);
    ResponseQuality& quality = table.respondents[row];
    quality.synonyms = pair_consistency(administration.given, table.synonyms, limits.seed, 2 * row);
    quality.antonyms = pair_consistency(administration.given, table.antonyms, limits.seed, 2 * row + 1);
    quality.mahalanobis.k = k;
    quality.mahalanobis.d2 = quality.mahalanobis.p = table.no_distance;
    for (std::size_t j = 0; j < k; ++j) apart[j] = administration.given[j] - items.mean[j];
    if (table.no_distance == MissingReason::not_missing) quality.mahalanobis = (*distance)(apart);
    quality.flags = quality::detail::quality_flags(quality, limits);
  }
  return table;
}

}  // namespace intimetry::INTIMETRY_MODE
