#pragma once

#include <algorithm>
#include <cmath>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/detail/comoment_parts.hpp"
#include "intimetry/stats/percentile_ranks.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Counts the members of each cluster below a score, while the score increases through the sample. `twice` is
/// 2 for a member below, 1 at the score, 0 above. All sums are integers, so nothing is lost by cancellation.
class ClusterCount {
 public:
  explicit ClusterCount(std::vector<std::size_t> clusters) : cluster_of_(std::move(clusters)) {
    std::vector<std::size_t> known = cluster_of_;
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    twice_.resize(known.size());
    members_.resize(known.size());
    for (std::size_t& cluster : cluster_of_) {
      cluster =
          static_cast<std::size_t>(std::lower_bound(known.begin(), known.end(), cluster) - known.begin());
      ++members_[cluster];
    }
    for (const std::int64_t members : members_) member_squares_ += Wide{members} * members;
  }

  /// Adds 1 to `twice` of this person.
  void pass(std::size_t person) {
    std::int64_t& twice = twice_[cluster_of_[person]];
    squares_ += 2 * twice + 1;
    products_ += members_[cluster_of_[person]];
    ++sum_;
    ++twice;
  }

  /// Returns the standard error of the proportion sum / 2N.
  [[nodiscard]] Statistic standard_error() const {
    if (twice_.size() < 2) return MissingReason::too_few_cases;
    const Wide n = static_cast<std::int64_t>(cluster_of_.size());
    const Wide numerator = n * n * squares_ - 2 * n * sum_ * products_ + sum_ * sum_ * member_squares_;
    const auto people = static_cast<double>(cluster_of_.size());
    const auto groups = static_cast<double>(twice_.size());
    return std::sqrt(groups / (groups - 1) * static_cast<double>(numerator)) / (2 * people * people);
  }

 private:
  std::vector<std::size_t> cluster_of_;
  std::vector<std::int64_t> twice_;
  std::vector<std::int64_t> members_;
  Wide squares_ = 0;
  Wide products_ = 0;
  Wide sum_ = 0;
  Wide member_squares_ = 0;
};

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::vector<PercentileRank> percentile_ranks(std::span<const double> scores,
                                                              std::span<const std::size_t> clusters) {
  require(clusters.empty() || clusters.size() == scores.size(), ErrorCode::shape_mismatch, "percentile_ranks",
          "clusters", "expected none, or one for each person");
  std::vector<std::pair<double, std::size_t>> people;  // score and index among those kept
  std::vector<std::size_t> cluster_of;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (std::isnan(scores[i])) continue;
    require(std::isfinite(scores[i]), ErrorCode::bad_argument, "percentile_ranks", "scores",
            "expected finite numbers, or NaN for a missing one");
    people.emplace_back(scores[i], people.size());
    cluster_of.push_back(clusters.empty() ? i : clusters[i]);
  }
  std::sort(people.begin(), people.end());
  stats::detail::ClusterCount counted(std::move(cluster_of));
  std::vector<PercentileRank> ranks;
  for (std::size_t at = 0; at < people.size();) {
    std::size_t end = at;
    while (end < people.size() && people[end].first == people[at].first) counted.pass(people[end++].second);
    const double half_counting = static_cast<double>(at) + 0.5 * static_cast<double>(end - at);
    ranks.push_back({people[at].first, static_cast<std::int64_t>(end - at), static_cast<std::int64_t>(at),
                     100 * half_counting / static_cast<double>(people.size()), counted.standard_error()});
    if (ranks.back().standard_error.exists()) ranks.back().standard_error.value *= 100;
    while (at < end) counted.pass(people[at++].second);
  }
  return ranks;
}

}  // namespace intimetry::INTIMETRY_MODE
