#pragma once

#include <array>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The probability assigned to rank r of n.
enum class PlottingPosition : unsigned char { rankit, blom, tukey, van_der_waerden };

template <>
struct Words<PlottingPosition> {
  static constexpr std::array table{
      Word<PlottingPosition>{PlottingPosition::rankit, "rankit"},
      Word<PlottingPosition>{PlottingPosition::blom, "blom"},
      Word<PlottingPosition>{PlottingPosition::tukey, "tukey"},
      Word<PlottingPosition>{PlottingPosition::van_der_waerden, "van_der_waerden"}};
};

/// Returns the z of a rank among n.
/// @formula Phi^-1 of rankit (r - 1/2)/n, Blom (r - 3/8)/(n + 1/4), Tukey (r - 1/3)/(n + 1/3),
///   van der Waerden r/(n + 1)
/// @source Solomon and Sawilowsky 2009, J Mod Appl Stat Methods 8:448, doi 10.22237/jmasm/1257034080, where
///   rankit comes closest to the intended mean and SD of T scores
/// @throws Error(bad_argument) unless 1 <= rank <= n
/// @verified tests/reference/normal_scores (pspp RANK; R)
double normal_score(double rank, double n, PlottingPosition position = PlottingPosition::rankit);

/// Returns the rank of each score, with 1 the lowest; equal scores share the mean of their ranks.
/// @missing NaN has no rank: NaN
/// @verified tests/reference/normal_scores (pspp RANK; R rank)
std::vector<double> mean_ranks(std::span<const double> scores);

/// Returns for each score the z of its rank under a normal distribution.
/// @formula normal_score of the mean rank
/// @missing NaN stays NaN, and is not counted
/// @degenerate all scores equal: all 0
/// @verified tests/reference/normal_scores (pspp RANK; R)
std::vector<double> normal_scores(std::span<const double> scores,
                                  PlottingPosition position = PlottingPosition::rankit);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/normal_scores.ipp"
#endif
