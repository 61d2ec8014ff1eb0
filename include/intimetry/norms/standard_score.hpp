#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

#include "intimetry/core/flag.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/norms/score_norm.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry {

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
inline double t_of_z(double z) noexcept { return 50 + 10 * z; }

/// Returns the stanine of a z: nine bands, half an SD wide, the fifth about the mean.
/// @formula floor(2 z + 5.5), from 1 to 9; a z on a boundary belongs to the band above
/// @source Angoff 1971, in Thorndike (ed.), Educational Measurement, 2nd edition
/// @missing NaN stays NaN
inline double stanine_of_z(double z) noexcept { return std::clamp(std::floor(2 * z + 5.5), 1.0, 9.0); }

/// Returns the sten of a z: ten bands, half an SD wide, the fifth ending at the mean.
/// @formula floor(2 z) + 6, from 1 to 10; a z on a boundary belongs to the band above
/// @source Canfield 1951, Educ Psychol Meas 11:295, doi 10.1177/001316445101100213
/// @missing NaN stays NaN
inline double sten_of_z(double z) noexcept { return std::clamp(std::floor(2 * z) + 6, 1.0, 10.0); }

namespace detail {

inline StandardScore without_standard_score(WhyMissing why, Flags flags) {
  StandardScore score;
  score.z = score.t = score.percentile = score.stanine = score.sten = score.percentile_error = why;
  score.flags = flags;
  return score;
}

inline void set_z(StandardScore& score, double z) {
  score.z = z;
  score.t = t_of_z(z);
  score.stanine = stanine_of_z(z);
  score.sten = sten_of_z(z);
}

inline void set_beyond(StandardScore& score, bool z_too) {
  score.flags |= Flag::beyond_norms;
  score.percentile = score.percentile_error = WhyMissing::beyond_norms;
  if (z_too) score.z = score.t = score.stanine = score.sten = WhyMissing::beyond_norms;
}

/// Where a score lies between two neighbours in the table.
struct Between {
  const PercentilePoint* below = nullptr;
  const PercentilePoint* above = nullptr;
  double share = 0;  // of the way from below to above

  [[nodiscard]] double mix(double low, double high) const { return low + share * (high - low); }
};

inline std::optional<Between> between(const std::vector<PercentilePoint>& table, double raw) {
  if (!(raw >= table.front().score && raw <= table.back().score)) return std::nullopt;
  const auto above =
      std::lower_bound(table.begin(), table.end(), raw,
                       [](const PercentilePoint& point, double at) { return point.score < at; });
  if (above->score == raw) return Between{&*above, &*above, 0};
  const auto below = above - 1;
  return Between{&*below, &*above, (raw - below->score) / (above->score - below->score)};
}

/// The z at a point: the norm's own normal score, else the quantile of the percentile, which 0 and 100 lack.
inline std::optional<double> z_at(const PercentilePoint& point) {
  if (point.z) return point.z;
  if (point.percentile <= 0 || point.percentile >= 100) return std::nullopt;
  return normal_quantile(point.percentile / 100);
}

inline void set_from_table(StandardScore& score, const ScoreNorm& norm, double raw) {
  score.percentile_from = PercentileOrigin::table;
  const auto place = between(norm.table, raw);
  if (!place) {
    set_beyond(score, norm.normalised());
    return;
  }
  score.percentile = place->mix(place->below->percentile, place->above->percentile);
  score.percentile_error = WhyMissing::error_unknown;
  if (place->below->standard_error && place->above->standard_error) {
    score.percentile_error = place->mix(*place->below->standard_error, *place->above->standard_error);
  }
  if (!norm.normalised()) return;
  const auto low = z_at(*place->below);
  const auto high = z_at(*place->above);
  if (low && high) {
    set_z(score, place->mix(*low, *high));
  } else {
    score.z = score.t = score.stanine = score.sten = WhyMissing::beyond_norms;
    score.flags |= Flag::beyond_norms;
  }
}

}  // namespace detail

/// Returns a score's place in the norm group: z, T, percentile, stanine, sten.
/// @formula linear: z = (raw - M)/SD. Normalised: the table's normal scores, or the normal quantiles of its
///   percentiles, between tabled scores by interpolation. T = 50 + 10 z. Percentile: the table's, between
///   tabled scores by interpolation; without a table 100 Phi(z), and percentile_from says `normal`
/// @unit z and T bit-identical in every build where they are linear
/// @missing NaN: not_answered. A score off the table has no percentile, and where the norm is normalised no
/// z:
///   beyond_norms, with the flag; nothing is put at the end of the table
/// @verified tests/reference/standard_score (R), tests/unit/norms
inline StandardScore standard_score(const ScoreNorm& norm, double raw) {
  if (std::isnan(raw)) return detail::without_standard_score(WhyMissing::not_answered, {});
  StandardScore score = detail::without_standard_score(WhyMissing::no_norms, {});
  score.normalised = norm.normalised();
  if (!norm.normalised()) detail::set_z(score, (raw - *norm.mean) / *norm.sd);
  if (!norm.table.empty()) {
    detail::set_from_table(score, norm, raw);
  } else if (score.z.exists()) {
    score.percentile = 100 * normal_probability(score.z.value);
    score.percentile_from = PercentileOrigin::normal;
    score.percentile_error = WhyMissing::error_unknown;
  }
  return score;
}

/// Returns the same where a norm may be lacking: without one, everything is no_norms, with the flag.
inline StandardScore standard_score(const std::optional<ScoreNorm>& norm, double raw) {
  if (norm) return standard_score(*norm, raw);
  if (std::isnan(raw)) return detail::without_standard_score(WhyMissing::not_answered, {});
  return detail::without_standard_score(WhyMissing::no_norms, Flag::no_norms);
}

}  // namespace intimetry
