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
  /// The least number of people or couples for a norm. Below 50 the standard error of a middle percentile is
  /// more than 7 points.
  int least_n = 50;
  /// The plotting position of normalised norms; none: T is linear.
  std::optional<PlottingPosition> normalise = std::nullopt;
};

/// The smallest allowed `NormOptions::least_n`.
inline constexpr int smallest_norm_group = 10;

/// Norms from a sample, and one line for each norm that could not be built.
struct NormBuild {
  NormFile file;  // the caller fills in instrument, version and source
  std::vector<std::string> left_out;
};

/// Builds the norms of a sample: for each group, perspective and role, and for all roles together, the mean,
/// SD, reliability and percentiles of every scale and composite; for couples, the correlation of the
/// partners.
/// @formula mean and SD (n - 1); alpha and omega of the keyed items with their weights in the score,
///   listwise, and for two items Spearman-Brown's r; percentiles and their standard errors as in
///   `percentile_ranks`, with couples as clusters. Couples: mean and SD of each role, r, d = first - second,
///   its mean, SD and sum d^2/n; errors as in `difference_error`; means and covariances of both partners'
///   scales, listwise. Exchangeable members: around one common mean, from the sums (n - 1) and the squares of
///   the differences (n), so that the order of the members does not matter
/// @source as the functions named; for exchangeable members Griffin and Gonzalez 1995, Psychol Bull 118:430
/// @missing missing scores are left out, scale by scale
/// @degenerate a group below the least size, scores with zero variance, or a reliability that is not above 0
///   is left out and listed in left_out
/// @throws Error(bad_argument) unless least_n is at least smallest_norm_group
/// @verified tests/reference/build_norms (R)
NormBuild build_norms(const NormSample& sample, const NormOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/norms/impl/build_norms.ipp"
#endif
