#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/norms/norm_sample.hpp"
#include "intimetry/stats/normal_scores.hpp"

namespace intimetry::INTIMETRY_MODE {

struct NormOptions {
  /// The smallest group, or number of couples, that a norm is made of. Below 50 the standard error of a
  /// middle percentile is more than 7 points.
  int least_n = 50;
  /// The plotting position of normalised norms; none: T is linear.
  std::optional<PlottingPosition> normalise = std::nullopt;
};

/// The least that `NormOptions::least_n` may be.
inline constexpr int smallest_norm_group = 10;

/// Norms made from a sample, and what could not be made: one line each, for a person.
struct NormBuild {
  NormFile file;  // instrument, version and source are the caller's to fill in
  std::vector<std::string> left_out;
};

/// Returns the norms of a sample: for each group, perspective and role, and for all roles together, mean, SD,
/// reliability and percentiles of every scale and composite; and for couples, how partners go together.
/// @formula mean and SD (n - 1); alpha and omega over the keyed items as they weigh in the score, listwise,
///   and of two items Spearman-Brown's r; percentiles and their standard errors as `percentile_ranks`,
///   couples together. Couples: mean and SD of each role, r, d = first - second, its mean, SD and sum d^2/n;
///   the errors of `difference_error`; means and covariances of both partners' scales, listwise.
///   Exchangeable members: about one mean, from the sums (n - 1) and the squares of the differences (n), so
///   that nobody has to be first
/// @source as the functions named; for exchangeable members Griffin and Gonzalez 1995, Psychol Bull 118:430
/// @missing scores that do not exist are left out, scale by scale
/// @degenerate a group below the least size, scores that do not vary, a reliability that is not above 0: left
///   out, and said in left_out
/// @throws Error(bad_argument) unless least_n is at least smallest_norm_group
/// @verified tests/reference/build_norms (R)
NormBuild build_norms(const NormSample& sample, const NormOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/norms/impl/build_norms.ipp"
#endif
