#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/detail/couple_places.hpp"
#include "intimetry/dyadic/detail/repairing.hpp"
#include "intimetry/dyadic/detail/unit_profiles.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry {

/// What is taken from the answers before profiles are compared.
enum class ProfileCentring : unsigned char {
  none,    ///< overall similarity: part of it is that people in general answer alike
  pooled,  ///< distinctive similarity: each item less its mean over all members
};

struct PseudoCoupleOptions {
  Members members = Members::distinguishable;
  ProfileCentring centring = ProfileCentring::pooled;
  std::size_t permutations = 9999;  ///< 0: none
  bool each_couple = false;         ///< the place of each couple; takes time with the square of their number
  std::uint64_t seed = default_seed;
  unsigned threads = 1;  ///< 0: as many as the machine has; changes no result
};

/// Whether couples are more alike than pseudo-couples, people who are not a couple.
struct PseudoCouples {
  std::int64_t n = 0;          ///< couples used
  std::int64_t left_out = 0;   ///< couples with a missing value
  std::int64_t no_spread = 0;  ///< couples left out because a profile does not vary over the items
  std::size_t items = 0;
  Statistic similarity;  ///< mean over couples
  Statistic baseline;    ///< mean over all pseudo-couples, both triangles of the pair matrix
  Statistic difference;
  std::size_t permutations = 0;
  Statistic percentile;  ///< where the couples' mean stands among re-paired samples' means
  Statistic p;           ///< couples more alike than re-paired
  Statistic p_two_sided;
  Statistic permuted_mean;
  Statistic permuted_sd;
  std::vector<double> similarities;  ///< of each couple used, in their order
  std::vector<CouplePlace> places;   ///< of each couple used, where asked for
};

namespace detail {

inline double baseline_of(const UnitProfiles& profiles, Members members, double sum_of_couples) {
  const auto n = static_cast<double>(profiles.first.rows());
  const Eigen::RowVectorXd first = profiles.first.colwise().sum();
  const Eigen::RowVectorXd second = profiles.second.colwise().sum();
  if (members == Members::distinguishable) return (first.dot(second) - sum_of_couples) / (n * (n - 1));
  // Of all ordered pairs of 2n members, without those of a member with itself or with the partner.
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

}  // namespace detail

/// Returns how alike couples' profiles are beside those of pseudo-couples, by a re-pairing permutation test.
/// @formula similarity: Pearson's r of both partners' profiles over the items, mean over couples; baseline:
/// the
///   mean of r(first_i, second_j) over all i != j; without roles, over all pairs of members who are no
///   couple. p = (1 + re-paired means at least as large)/(1 + permutations); two-sided by distance from their
///   mean. Re-paired: seconds in random order against firsts; without roles, all members in random pairs
/// @source Corsini 1956, J Abnorm Soc Psychol 52:327 (pseudo-couples); Kenny, Kashy and Cook 2006, Dyadic
/// Data
///   Analysis, chapter 12; deviations from the mean profile, not residuals of a regression on it: Furr 2008,
///   J Pers 76:1267, doi 10.1111/j.1467-6494.2008.00521.x
/// @shape a pair of columns for each item (or scale, all in one metric); element i of all belongs to couple i
/// @missing NaN; a couple with one is left out, and counted
/// @degenerate fewer than two items: number_of_items; a profile that does not vary: its couple is left out,
/// and
///   counted; fewer than two couples left: too_few_cases
/// @throws Error(bad_argument) for values beyond +-1e100 or more than 2^29 couples; shape_mismatch for
/// columns of
///   different lengths
/// @verified tests/reference/dyadic_pseudo_couples (R: cor, all permutations of small samples)
inline PseudoCouples pseudo_couples(std::span<const MemberValues> items,
                                    const PseudoCoupleOptions& options = {}) {
  const CouplesSample sample = complete_couples(items, "pseudo_couples");
  require(sample.n <= (std::int64_t{1} << 29), ErrorCode::bad_argument, "pseudo_couples", "items",
          "more than 2^29 couples");
  PseudoCouples result;
  result.left_out = sample.left_out;
  result.items = items.size();
  detail::UnitProfiles profiles;
  if (items.size() >= 2) {
    profiles = detail::unit_profiles(sample, options.centring == ProfileCentring::pooled);
    result.n = profiles.first.rows();
    result.no_spread = profiles.no_spread;
  }
  if (items.size() < 2 || result.n < 2) {
    const WhyMissing why = items.size() < 2 ? WhyMissing::number_of_items : WhyMissing::too_few_cases;
    result.similarity = result.baseline = result.difference = result.percentile = why;
    result.p = result.p_two_sided = result.permuted_mean = result.permuted_sd = why;
    return result;
  }
  if (options.members == Members::exchangeable) detail::order_members(profiles);
  double sum = 0;
  for (Eigen::Index i = 0; i < profiles.first.rows(); ++i) {
    result.similarities.push_back(profiles.first.row(i).dot(profiles.second.row(i)));
    sum += result.similarities.back();
  }
  result.similarity = sum / static_cast<double>(result.n);
  result.baseline = detail::baseline_of(profiles, options.members, sum);
  result.difference = result.similarity.value - result.baseline.value;
  if (options.permutations == 0 && !options.each_couple) return result;
  const detail::PairTable table = detail::pair_table(profiles, options.members, options.threads);
  if (options.each_couple) result.places = detail::couple_places(table, result.similarities);
  if (options.permutations == 0) return result;
  result.permutations = options.permutations;
  detail::fill_permutations(
      result, detail::repaired_means(table, options.permutations, options.seed, options.threads));
  return result;
}

}  // namespace intimetry
