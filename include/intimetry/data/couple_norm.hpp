#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/data/norm_file.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the couple norm with first and second partner exchanged.
CoupleNorm swapped(CoupleNorm norm);

/// Returns the norm that describes a couple, with the couple's first partner as the norm's first, or nothing.
/// A norm by roles comes before one of exchangeable members, as for one person. A norm of exchangeable
/// members describes couples without roles, and all couples if the file does not distinguish roles.
std::optional<CoupleNorm> find_couple_norm(const NormFile& file, std::string_view group,
                                           Perspective perspective,
                                           const std::optional<std::string>& first_role = std::nullopt,
                                           const std::optional<std::string>& second_role = std::nullopt);

/// Returns the covariance matrix of the errors of both partners' scores, over the scales of the moments.
/// Subtracting it from the covariances of the scores gives the covariances of the true scores.
/// @formula block diagonal: SEM^2 on the diagonal, c between the two partners' scores on one scale
/// @shape 2k x 2k, as the moments' covariance
/// @missing nothing if there are no moments, or if the error of one of their scales is unknown
std::optional<std::vector<double>> error_covariance(const CoupleNorm& norm);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/data/impl/couple_norm.ipp"
#endif
