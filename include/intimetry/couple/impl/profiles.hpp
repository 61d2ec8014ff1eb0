#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/couple_profile_parts.hpp"
#include "intimetry/couple/detail/scored_administrations.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/couple/impl/among_couples.hpp"
#include "intimetry/data/couple_norm.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/stats/global_q.hpp"
#include "intimetry/stats/profile_distance.hpp"
#include "intimetry/stats/profile_similarity.hpp"
#include "intimetry/stats/similarity_band.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

/// The base scales on which both partners have a score, with the errors of the differences.
struct ComparedScales {
  std::vector<std::size_t> columns;
  std::vector<double> first;  // POMP
  std::vector<double> second;
  std::vector<double> d;  // raw
  std::vector<double> errors;
  std::vector<double> degrees;
  std::vector<PlaceError> places;  // POMP
  std::vector<std::string> without_error;
};

/// Returns the error of one scale in POMP, with the weights of both scores in the best estimate of a common
/// value.
inline PlaceError place_error(const MeasurementError& of_difference, const MeasurementError& first,
                              const MeasurementError& second, double width) {
  const double error = of_difference.standard_error;
  PlaceError place{100 * error / width};
  if (std::isfinite(of_difference.df)) {
    place.df = of_difference.df;
    return place;
  }
  const double a = first.standard_error * first.standard_error;
  const double b = second.standard_error * second.standard_error;
  if (std::isnan(a) || std::isnan(b) || a == b || !(error > 0)) return place;
  const double common = (a + b - error * error) / 2;
  place.share_a = (b - common) / (error * error);
  place.share_b = (a - common) / (error * error);
  return place;
}

inline ComparedScales compared_scales(const DiscrepancyFamily& family, const ScoredKey& key,
                                      const AdministrationScores& first, const AdministrationScores& second) {
  ComparedScales compared;
  for (const Discrepancy& row : family.rows) {
    if (row.kind != ScaleKind::base || !row.value.exists()) continue;
    std::size_t column = 0;
    while (key.columns[column].id != row.scale) ++column;
    const auto score = [&](const AdministrationScores& administration) -> const AdministrationScore& {
      return *std::find_if(administration.scores.begin(), administration.scores.end(),
                           [&](const AdministrationScore& one) { return one.scale == row.scale; });
    };
    const double width = key.columns[column].range.high - key.columns[column].range.low;
    const double error = row.error.standard_error;
    const bool paired = std::isfinite(row.error.df);
    compared.columns.push_back(column);
    compared.first.push_back(score(first).pomp.value);
    compared.second.push_back(score(second).pomp.value);
    const double on_items = row.error.value_on_items;
    compared.d.push_back(paired && !std::isnan(on_items) ? on_items : row.value.value);
    compared.errors.push_back(error);
    compared.degrees.push_back(paired ? row.error.df : std::numeric_limits<double>::infinity());
    compared.places.push_back(place_error(row.error, score(first).error, score(second).error, width));
    if (!row.error.exists()) compared.without_error.push_back(row.scale);
  }
  return compared;
}

/// Returns k/m of a score, if m of k items were answered.
inline double prorated_share(const AdministrationScores& administration, const std::string& scale) {
  for (const AdministrationScore& score : administration.scores) {
    if (score.scale == scale && score.answered > 0)
      return static_cast<double>(score.items) / static_cast<double>(score.answered);
  }
  return 1;
}

inline void fill_q(ProfileComparison& profile, const ComparedScales& compared, const ScoredKey& key,
                   const CoupleOptions& options) {
  profile.q = q_without_value(MissingReason::error_unknown);
  profile.q.left_out = compared.without_error.size();
  if (key.shared_items) {
    profile.q_note = "scales share items, so that their errors are related by an unknown amount";
    return;
  }
  const bool estimated = std::any_of(compared.degrees.begin(), compared.degrees.end(),
                                     [](double df) { return std::isfinite(df); });
  if (compared.without_error.size() == compared.d.size()) {
    profile.q_note = "no scale has an error";
  } else if (!estimated) {
    profile.q = global_q(compared.d, compared.errors);
    profile.q_method = QMethod::chi_square;
  } else if (options.draws == 0) {
    profile.q_note = "the errors are estimated from the answers, and simulation was not asked for";
  } else {
    profile.q =
        estimated_global_q(compared.d, compared.errors, compared.degrees, options.draws, options.seed);
    profile.q_method = QMethod::simulated;
  }
}

/// Returns the group's means in POMP for the compared scales, of the first or second member; empty unless the
/// norm has all of them.
inline std::vector<double> norm_profile(const CoupleNorm& norm, const ComparedScales& compared,
                                        const ScoredKey& key, bool first) {
  std::vector<double> profile;
  for (const std::size_t column : compared.columns) {
    const CoupleScaleNorm* figures = find_scale(norm, key.columns[column].id);
    if (figures == nullptr) return {};
    const ScoreRange& range = key.columns[column].range;
    const double mean = first ? figures->mean_first : figures->mean_second;
    profile.push_back(100 * (mean - range.low) / (range.high - range.low));
  }
  return profile;
}

/// Returns the index of each compared scale in the moments; empty unless all exist.
inline std::vector<std::size_t> places_in(const CoupleMoments& moments,
                                          const std::vector<std::string>& scales) {
  std::vector<std::size_t> places;
  for (const std::string& scale : scales) {
    const auto found = std::find(moments.scales.begin(), moments.scales.end(), scale);
    if (found == moments.scales.end()) return {};
    places.push_back(static_cast<std::size_t>(found - moments.scales.begin()));
  }
  return places;
}

/// Returns the norm's moments for the compared scales, in POMP. A prorated score has a larger error than
/// scores of the norm, so its variance is increased.
inline std::optional<CoupleScores> group_scores(const CoupleNorm& norm, const ProfileComparison& profile,
                                                const ComparedScales& compared, const ScoredKey& key,
                                                const AdministrationScores& first,
                                                const AdministrationScores& second) {
  const std::optional<std::vector<double>> errors = error_covariance(norm);
  if (!errors) return std::nullopt;
  const std::vector<std::size_t> places = places_in(*norm.moments, profile.scales);
  const std::size_t k = places.size();
  const std::size_t all = norm.moments->scales.size();
  if (k == 0) return std::nullopt;
  const auto range = [&](std::size_t i) { return key.columns[compared.columns[i % k]].range; };
  const auto unit = [&](std::size_t i) { return 100 / (range(i).high - range(i).low); };
  const auto place = [&](std::size_t i) { return places[i % k] + (i < k ? 0 : all); };
  CoupleScores group;
  for (std::size_t i = 0; i < 2 * k; ++i) {
    group.mean.push_back(unit(i) * (norm.moments->mean[place(i)] - range(i).low));
    for (std::size_t j = 0; j < 2 * k; ++j) {
      const double units = unit(i) * unit(j);
      double error = units * (*errors)[place(i) * 2 * all + place(j)];
      double covariance = units * norm.moments->covariance[place(i) * 2 * all + place(j)];
      if (i == j) {
        const double more = prorated_share(i < k ? first : second, profile.scales[i % k]);
        covariance += (more - 1) * error;
        error *= more;
      }
      group.covariance.push_back(covariance);
      group.error.push_back(error);
    }
  }
  return group;
}

inline void fill_norm_parts(ProfileComparison& profile, const ComparedScales& compared, const ScoredKey& key,
                            const CoupleNorm& norm, const AdministrationScores& first,
                            const AdministrationScores& second, const BandOptions& bands) {
  const std::vector<double> norm_first = norm_profile(norm, compared, key, true);
  const std::vector<double> norm_second = norm_profile(norm, compared, key, false);
  if (norm_first.empty()) return;
  profile.distinctive = distinctive_similarity(compared.first, compared.second, norm_first, norm_second);
  profile.normativeness_first = normativeness(compared.first, norm_first);
  profile.normativeness_second = normativeness(compared.second, norm_second);
  if (bands.draws == 0) return;
  const auto group = group_scores(norm, profile, compared, key, first, second);
  profile.true_profiles = group ? true_profiles_band(compared.first, compared.second, *group, bands)
                                : band_without_value(MissingReason::error_unknown);
}

/// Compares the two partners' profiles on the scales of a family of differences.
inline ProfileComparison compare_profiles(const DiscrepancyFamily& family, const ScoredKey& key,
                                          const AdministrationScores& first,
                                          const AdministrationScores& second,
                                          const std::optional<CoupleNorm>& norm,
                                          const CoupleOptions& options) {
  ProfileComparison profile;
  profile.id = family.instrument + "/profile/" + std::string(word(family.perspective));
  profile.instrument = family.instrument;
  profile.perspective = family.perspective;
  const ComparedScales compared = compared_scales(family, key, first, second);
  for (const std::size_t column : compared.columns) profile.scales.push_back(key.columns[column].id);
  fill_q(profile, compared, key, options);
  std::vector<double> errors;
  for (const PlaceError& place : compared.places) errors.push_back(place.difference);
  profile.distance = profile_distance(compared.first, compared.second, errors);
  const BandOptions bands{options.level, options.draws, options.seed};
  profile.equal_profiles = band_without_value(MissingReason::error_unknown);
  if (options.draws > 0 && compared.without_error.size() < compared.d.size()) {
    profile.equal_profiles = equal_profiles_band(compared.first, compared.second, compared.places, bands);
  }
  profile.true_profiles = band_without_value(MissingReason::no_norms);
  profile.distinctive = profile.normativeness_first = profile.normativeness_second = MissingReason::no_norms;
  profile.pseudo_couples = MissingReason::no_norms;
  if (norm) {
    profile.norm_group = norm_words(options, *key.instrument, *norm);
    fill_norm_parts(profile, compared, key, *norm, first, second, bands);
  }
  for (const std::string& scale : compared.without_error) {
    profile.note +=
        (profile.note.empty() ? "without an error, and so in neither Q nor band: " : ", ") + scale;
  }
  return profile;
}

}  // namespace intimetry::INTIMETRY_MODE::couple::detail
