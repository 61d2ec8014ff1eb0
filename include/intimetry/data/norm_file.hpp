#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/coefficient.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Whether a norm's T scores are linear in the raw score or normalised, and the plotting position.
enum class Normalisation : unsigned char { linear, rankit, blom, tukey, van_der_waerden };

template <>
struct Words<Normalisation> {
  static constexpr std::array table{Word<Normalisation>{Normalisation::linear, "linear"},
                                    Word<Normalisation>{Normalisation::rankit, "rankit"},
                                    Word<Normalisation>{Normalisation::blom, "blom"},
                                    Word<Normalisation>{Normalisation::tukey, "tukey"},
                                    Word<Normalisation>{Normalisation::van_der_waerden, "van_der_waerden"}};
};

/// The least number of people or couples from which a norm estimates the measurement error.
inline constexpr int least_n_for_error = 100;

/// A reliability found in the norm sample itself.
struct NormReliability {
  Coefficient coefficient = Coefficient::alpha;
  double value = 0;
  int n = 0;  // people whose answers were used
  friend bool operator==(const NormReliability&, const NormReliability&) = default;
};

/// A score that somebody of the norm group had, with its percentile.
struct PercentilePoint {
  double score = 0;
  double percentile = 0;                 // 100 (F_below + f/2) / N
  std::optional<double> standard_error;  // of the percentile
  std::optional<double> z;               // the normal score, where the norm is normalised
  friend bool operator==(const PercentilePoint&, const PercentilePoint&) = default;
};

/// The scores of a group of people on one scale or composite.
struct GroupNorm {
  std::string scale;
  std::string group;
  Perspective perspective = Perspective::now;
  std::optional<std::string> role;  // none: all roles together
  int n = 0;
  double mean = 0;
  double sd = 0;
  std::vector<NormReliability> reliabilities;
  Normalisation normalisation = Normalisation::linear;
  std::vector<PercentilePoint> table;  // by ascending score; may be empty
  friend bool operator==(const GroupNorm&, const GroupNorm&) = default;
};

/// The errors of two partners' scores on one scale and of their difference, estimated from the couples' item
/// answers.
/// @formula SE_d^2 = SEM_A^2 + SEM_B^2 - 2 c, where c is the covariance of the two errors
struct CoupleError {
  double sem_first = 0;
  double sem_second = 0;
  double covariance = 0;
  double standard_error = 0;  // of the difference
  int n = 0;                  // couples whose item answers were used
  friend bool operator==(const CoupleError&, const CoupleError&) = default;
};

/// The scores of couples on one scale or composite. Differences are first minus second.
struct CoupleScaleNorm {
  std::string scale;
  int n = 0;  // couples in which both have a score
  double mean_first = 0;
  double mean_second = 0;  // exchangeable members: equal to the first's, as are all figures of the second
  double sd_first = 0;
  double sd_second = 0;
  std::optional<double> r;            // between partners; the intraclass r for exchangeable ones
  double mean_difference = 0;         // 0 for exchangeable members
  double sd_difference = 0;           // around mean_difference
  double mean_square_difference = 0;  // sum d^2 / n
  std::optional<CoupleError> error;   // none: not available from the items
  friend bool operator==(const CoupleScaleNorm&, const CoupleScaleNorm&) = default;
};

/// The role of the first and of the second member in every couple of a norm.
struct CoupleRoles {
  std::string first;
  std::string second;
  friend bool operator==(const CoupleRoles&, const CoupleRoles&) = default;
};

/// Means and covariances of both partners' scores on several scales, from couples with complete scores.
/// @shape k scales: mean has 2k numbers, the first partner's k and then the second's; covariance 2k x 2k
struct CoupleMoments {
  std::vector<std::string> scales;
  int n = 0;
  std::vector<double> mean;
  std::vector<double> covariance;
  friend bool operator==(const CoupleMoments&, const CoupleMoments&) = default;
};

/// The scores of a group of couples in one perspective.
struct CoupleNorm {
  std::string group;
  Perspective perspective = Perspective::now;
  std::optional<CoupleRoles> roles;  // none: the members are exchangeable
  std::vector<CoupleScaleNorm> scales;
  std::optional<CoupleMoments> moments;  // of the scales, not the composites
  friend bool operator==(const CoupleNorm&, const CoupleNorm&) = default;
};

/// A local norm file: the scores of a user's own sample on one version of one instrument.
struct NormFile {
  std::string instrument;
  std::string version;
  std::string source;                      // where the sample comes from, shown with results
  std::optional<std::string> description;  // who the people are
  std::vector<GroupNorm> norms;
  std::vector<CoupleNorm> couples;
  friend bool operator==(const NormFile&, const NormFile&) = default;
};

/// Returns the norm that describes a person, or null. A norm for the person's role comes first. A norm of all
/// roles describes a person without a role, and everybody if the file does not distinguish roles. A person is
/// never compared with another group, perspective or role.
const GroupNorm* find_norm(const NormFile& file, std::string_view scale, std::string_view group,
                           Perspective perspective,
                           const std::optional<std::string>& role = std::nullopt) noexcept;

/// Returns the reliability with this coefficient, or null.
const NormReliability* find_reliability(const GroupNorm& norm, Coefficient coefficient) noexcept;

/// Returns the couple norm's figures for a scale or composite, or null.
const CoupleScaleNorm* find_scale(const CoupleNorm& norm, std::string_view scale) noexcept;

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/data/impl/norm_file.ipp"
#endif
