#pragma once

#include <array>
#include <optional>

#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/norms/score_norm.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Where a percentile comes from: the group's own scores, or a normal distribution with its mean and SD.
enum class PercentileOrigin : unsigned char { none, table, normal };

template <>
struct Words<PercentileOrigin> {
  static constexpr std::array table{Word<PercentileOrigin>{PercentileOrigin::none, "none"},
                                    Word<PercentileOrigin>{PercentileOrigin::table, "table"},
                                    Word<PercentileOrigin>{PercentileOrigin::normal, "normal"}};
};

/// One score's place in a norm group.
struct StandardScore {
  Statistic z;
  Statistic t;                 ///< mean 50, SD 10
  Statistic percentile;        ///< 0 to 100
  Statistic stanine;           ///< 1 to 9
  Statistic sten;              ///< 1 to 10
  Statistic percentile_error;  ///< standard error of the percentile, where the norm has one
  bool normalised = false;     ///< z and T come from the place in the group, not from mean and SD
  PercentileOrigin percentile_from = PercentileOrigin::none;
  Flags flags;
};

/// Returns the T score of a z.
/// @formula 50 + 10 z
double t_of_z(double z) noexcept;

/// Returns the stanine of a z: nine bands, half an SD wide, the fifth about the mean.
/// @formula floor(2 z + 5.5), from 1 to 9; a z on a boundary belongs to the band above
/// @source Angoff 1971, in Thorndike (ed.), Educational Measurement, 2nd edition
/// @missing NaN stays NaN
double stanine_of_z(double z) noexcept;

/// Returns the sten of a z: ten bands, half an SD wide, the fifth ending at the mean.
/// @formula floor(2 z) + 6, from 1 to 10; a z on a boundary belongs to the band above
/// @source Canfield 1951, Educ Psychol Meas 11:295, doi 10.1177/001316445101100213
/// @missing NaN stays NaN
double sten_of_z(double z) noexcept;

/// Returns a score's place in the norm group: z, T, percentile, stanine, sten.
/// @formula linear: z = (raw - M)/SD. Normalised: the table's normal scores, or the normal quantiles of its
///   percentiles, between tabled scores by interpolation. T = 50 + 10 z. Percentile: the table's, between
///   tabled scores by interpolation; without a table 100 Phi(z), and percentile_from says `normal`
/// @unit z and T bit-identical in every build where they are linear
/// @missing NaN: not_answered. A score off the table has no percentile, and where the norm is normalised no
/// z:
///   beyond_norms, with the flag; nothing is put at the end of the table
/// @verified tests/reference/standard_score (R), tests/unit/norms
StandardScore standard_score(const ScoreNorm& norm, double raw);

/// Returns the same where a norm may be lacking: without one, everything is no_norms, with the flag.
StandardScore standard_score(const std::optional<ScoreNorm>& norm, double raw);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/norms/impl/standard_score.ipp"
#endif
