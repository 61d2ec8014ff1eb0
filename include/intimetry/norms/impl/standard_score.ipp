#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "intimetry/data/norm_file.hpp"
#include "intimetry/norms/standard_score.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE double t_of_z(double z) noexcept { return 50 + 10 * z; }

INTIMETRY_INLINE double stanine_of_z(double z) noexcept {
  return std::clamp(std::floor(2 * z + 5.5), 1.0, 9.0);
}

INTIMETRY_INLINE double sten_of_z(double z) noexcept { return std::clamp(std::floor(2 * z) + 6, 1.0, 10.0); }

}  // namespace intimetry::INTIMETRY_MODE

namespace intimetry::INTIMETRY_MODE::norms::detail {

inline StandardScore without_standard_score(MissingReason reason, Flags flags) {
  StandardScore score;
  score.z = score.t = score.percentile = score.stanine = score.sten = score.percentile_error = reason;
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
  score.percentile = score.percentile_error = MissingReason::beyond_norms;
  if (z_too) score.z = score.t = score.stanine = score.sten = MissingReason::beyond_norms;
}

/// The position of a score between two neighbours in the table.
struct Between {
  const PercentilePoint* below = nullptr;
  const PercentilePoint* above = nullptr;
  double share = 0;  // of the distance from below to above

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

/// Returns the z of a point: the norm's normal score, or else the quantile of the percentile, which does not
/// exist for 0 and 100.
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
  score.percentile_error = MissingReason::error_unknown;
  if (place->below->standard_error && place->above->standard_error) {
    score.percentile_error = place->mix(*place->below->standard_error, *place->above->standard_error);
  }
  if (!norm.normalised()) return;
  const auto low = z_at(*place->below);
  const auto high = z_at(*place->above);
  if (low && high) {
    set_z(score, place->mix(*low, *high));
  } else {
    score.z = score.t = score.stanine = score.sten = MissingReason::beyond_norms;
    score.flags |= Flag::beyond_norms;
  }
}

}  // namespace intimetry::INTIMETRY_MODE::norms::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE StandardScore standard_score(const ScoreNorm& norm, double raw) {
  if (std::isnan(raw)) return norms::detail::without_standard_score(MissingReason::not_answered, {});
  StandardScore score = norms::detail::without_standard_score(MissingReason::no_norms, {});
  score.normalised = norm.normalised();
  if (!norm.normalised()) norms::detail::set_z(score, (raw - *norm.mean) / *norm.sd);
  if (!norm.table.empty()) {
    norms::detail::set_from_table(score, norm, raw);
  } else if (score.z.exists()) {
    score.percentile = 100 * normal_probability(score.z.value);
    score.percentile_from = PercentileOrigin::normal;
    score.percentile_error = MissingReason::error_unknown;
  }
  return score;
}

INTIMETRY_INLINE StandardScore standard_score(const std::optional<ScoreNorm>& norm, double raw) {
  if (norm) return standard_score(*norm, raw);
  if (std::isnan(raw)) return norms::detail::without_standard_score(MissingReason::not_answered, {});
  return norms::detail::without_standard_score(MissingReason::no_norms, Flag::no_norms);
}

}  // namespace intimetry::INTIMETRY_MODE
