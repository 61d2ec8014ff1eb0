#pragma once

#include <cstddef>
#include <utility>

#include "intimetry/data/couple_norm.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE CoupleNorm swapped(CoupleNorm norm) {
  if (norm.roles) std::swap(norm.roles->first, norm.roles->second);
  for (CoupleScaleNorm& scale : norm.scales) {
    std::swap(scale.mean_first, scale.mean_second);
    std::swap(scale.sd_first, scale.sd_second);
    scale.mean_difference = 0 - scale.mean_difference;  // not a negative zero, which negation would give
    if (scale.error) std::swap(scale.error->sem_first, scale.error->sem_second);
  }
  if (!norm.moments) return norm;
  const std::size_t k = norm.moments->scales.size();
  const std::vector<double> mean = norm.moments->mean;
  const std::vector<double> covariance = norm.moments->covariance;
  for (std::size_t i = 0; i < 2 * k; ++i) {
    norm.moments->mean[i] = mean[(i + k) % (2 * k)];
    for (std::size_t j = 0; j < 2 * k; ++j) {
      norm.moments->covariance[i * 2 * k + j] = covariance[(i + k) % (2 * k) * 2 * k + (j + k) % (2 * k)];
    }
  }
  return norm;
}

INTIMETRY_INLINE std::optional<CoupleNorm> find_couple_norm(const NormFile& file, std::string_view group,
                                                            Perspective perspective,
                                                            const std::optional<std::string>& first_role,
                                                            const std::optional<std::string>& second_role) {
  const CoupleNorm* exchangeable = nullptr;
  bool by_role = false;
  for (const CoupleNorm& norm : file.couples) {
    if (norm.group != group || norm.perspective != perspective) continue;
    by_role = by_role || norm.roles;
    if (!norm.roles) exchangeable = &norm;
    if (!norm.roles || !first_role || !second_role) continue;
    if (norm.roles->first == *first_role && norm.roles->second == *second_role) return norm;
    if (norm.roles->first == *second_role && norm.roles->second == *first_role) return swapped(norm);
  }
  if (exchangeable == nullptr || (by_role && (first_role || second_role))) return std::nullopt;
  return *exchangeable;
}

INTIMETRY_INLINE std::optional<std::vector<double>> error_covariance(const CoupleNorm& norm) {
  if (!norm.moments) return std::nullopt;
  const std::size_t k = norm.moments->scales.size();
  std::vector<double> errors(4 * k * k, 0.0);
  for (std::size_t i = 0; i < k; ++i) {
    const CoupleScaleNorm* scale = find_scale(norm, norm.moments->scales[i]);
    if (scale == nullptr || !scale->error) return std::nullopt;
    errors[i * 2 * k + i] = scale->error->sem_first * scale->error->sem_first;
    errors[(k + i) * 2 * k + k + i] = scale->error->sem_second * scale->error->sem_second;
    errors[i * 2 * k + k + i] = errors[(k + i) * 2 * k + i] = scale->error->covariance;
  }
  return errors;
}

}  // namespace intimetry::INTIMETRY_MODE
