#pragma once

#include <array>
#include <optional>

#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/norms/score_norm.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The basis of a percentile: the group's own scores, or a normal distribution with its mean and SD.
enum class PercentileOrigin : unsigned char { none, table, normal };

template <>
struct Words<PercentileOrigin> {
  static constexpr std::array table{Word<PercentileOrigin>{PercentileOrigin::none, "none"},
                                    Word<PercentileOrigin>{PercentileOrigin::table, "table"},
                                    Word<PercentileOrigin>{PercentileOrigin::normal, "normal"}};
};

/// One score's position in a norm group.
struct StandardScore {
  Statistic z;
  Statistic t;                 ///< mean 50, SD 10
  Statistic percentile;        ///< 0 to 100
  Statistic stanine;           ///< 1 to 9
  Statistic sten;              ///< 1 to 10
  Statistic percentile_error;  ///< standard error of the percentile, if the norm has one
  bool normalised = false;     ///< z and T are based on the rank in the group, not on mean and SD
  PercentileOrigin percentile_from = PercentileOrigin::none;
  Flags flags;
};

/// Returns the T score of a z.
/// @formula 50 + 10 z
double t_of_z(double z) noexcept;

/// Returns the stanine of a z: nine bands, each half an SD wide, the fifth centred on the mean.
/// @formula floor(2 z + 5.5), from 1 to 9; a z on a boundary belongs to the band above
/// @source Angoff 1971, in Thorndike (ed.), Educational Measurement, 2nd edition
/// @missing NaN stays NaN
double stanine_of_z(double z) noexcept;

/// Returns the sten of a z: ten bands, each half an SD wide, the fifth ending at the mean.
/// @formula floor(2 z) + 6, from 1 to 10; a z on a boundary belongs to the band above
/// @source Canfield 1951, Educ Psychol Meas 11:295, doi 10.1177/001316445101100213
/// @missing NaN stays NaN
double sten_of_z(double z) noexcept;

/// Returns a score's position in the norm group: z, T, percentile, stanine, sten.
/// @formula linear: z = (raw - M)/SD. Normalised: the table's normal scores, or the normal quantiles of its
///   percentiles, interpolated between tabulated scores. T = 50 + 10 z. Percentile: the table's, interpolated
///   between tabulated scores; without a table 100 Phi(z), and percentile_from is `normal`
/// @unit z and T are bit-identical in every build if they are linear
/// @missing NaN: not_answered. A score outside the table has no percentile, and no z if the norm is
///   normalised: beyond_norms, with the flag; the ends of the table are not used instead
/// @verified tests/reference/standard_score (R), tests/unit/norms
StandardScore standard_score(const ScoreNorm& norm, double raw);

/// Returns the same for an optional norm: without one everything is no_norms, with the flag.
StandardScore standard_score(const std::optional<ScoreNorm>& norm, double raw);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/norms/impl/standard_score.ipp"
#endif
