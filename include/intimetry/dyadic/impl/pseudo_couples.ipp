#pragma once

#include <Eigen/Core>
#include <cmath>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/impl/couple_places.hpp"
#include "intimetry/dyadic/impl/repairing.hpp"
#include "intimetry/dyadic/impl/unit_profiles.hpp"
#include "intimetry/dyadic/pseudo_couples.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

inline double baseline_of(const UnitProfiles& profiles, Members members, double sum_of_couples) {
  const auto n = static_cast<double>(profiles.first.rows());
  const Eigen::RowVectorXd first = profiles.first.colwise().sum();
  const Eigen::RowVectorXd second = profiles.second.colwise().sum();
  if (members == Members::distinguishable) return (first.dot(second) - sum_of_couples) / (n * (n - 1));
  // All ordered pairs of 2n members, without pairs of a member with itself or with the partner.
  return ((first + second).squaredNorm() - 2 * n - 2 * sum_of_couples) / (4 * n * (n - 1));
}

inline void fill_permutations(PseudoCouples& result, const std::vector<double>& means) {
  const auto count = static_cast<double>(means.size());
  const double observed = result.similarity.value;
  const double same = 1e-12;
  double sum = 0;
  for (const double mean : means) sum += mean;
  const double centre = sum / count;
  double squares = 0;
  double below = 0;
  double equal = 0;
  double beyond = 0;
  for (const double mean : means) {
    squares += (mean - centre) * (mean - centre);
    if (std::abs(mean - observed) <= same) {
      ++equal;
    } else if (mean < observed) {
      ++below;
    }
    if (std::abs(mean - centre) >= std::abs(observed - centre) - same) ++beyond;
  }
  result.permuted_mean = centre;
  result.permuted_sd = means.size() > 1 ? Statistic(std::sqrt(squares / (count - 1))) : Statistic();
  result.percentile = 100 * (below + equal / 2) / count;
  result.p = (1 + count - below) / (1 + count);
  result.p_two_sided = (1 + beyond) / (1 + count);
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE PseudoCouples pseudo_couples(std::span<const MemberValues> items,
                                              const PseudoCoupleOptions& options) {
  const CouplesSample sample = complete_couples(items, "pseudo_couples");
  require(sample.n <= (std::int64_t{1} << 29), ErrorCode::bad_argument, "pseudo_couples", "items",
          "more than 2^29 couples");
  PseudoCouples result;
  result.left_out = sample.left_out;
  result.items = items.size();
  dyadic::detail::UnitProfiles profiles;
  if (items.size() >= 2) {
    profiles = dyadic::detail::unit_profiles(sample, options.centring == ProfileCentring::pooled);
    result.n = profiles.first.rows();
    result.zero_variance = profiles.zero_variance;
  }
  if (items.size() < 2 || result.n < 2) {
    const MissingReason reason =
        items.size() < 2 ? MissingReason::number_of_items : MissingReason::too_few_cases;
    result.similarity = result.baseline = result.difference = result.percentile = reason;
    result.p = result.p_two_sided = result.permuted_mean = result.permuted_sd = reason;
    return result;
  }
  if (options.members == Members::exchangeable) dyadic::detail::order_members(profiles);
  double sum = 0;
  for (Eigen::Index i = 0; i < profiles.first.rows(); ++i) {
    result.similarities.push_back(profiles.first.row(i).dot(profiles.second.row(i)));
    sum += result.similarities.back();
  }
  result.similarity = sum / static_cast<double>(result.n);
  result.baseline = dyadic::detail::baseline_of(profiles, options.members, sum);
  result.difference = result.similarity.value - result.baseline.value;
  if (options.permutations == 0 && !options.each_couple) return result;
  const dyadic::detail::PairTable table =
      dyadic::detail::pair_table(profiles, options.members, options.threads);
  if (options.each_couple) result.places = dyadic::detail::couple_places(table, result.similarities);
  if (options.permutations == 0) return result;
  result.permutations = options.permutations;
  dyadic::detail::fill_permutations(
      result, dyadic::detail::repaired_means(table, options.permutations, options.seed, options.threads));
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
