#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/norms/impl/group_norms.hpp"
#include "intimetry/norms/norm_sample.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/difference_error.hpp"

namespace intimetry::INTIMETRY_MODE::norms::detail {

/// The couples of one group and perspective as pairs of rows; with roles, in the order of the roles.
struct Pairs {
  std::string group;
  Perspective perspective = Perspective::now;
  std::optional<CoupleRoles> roles;
  std::vector<std::pair<std::size_t, std::size_t>> rows;

  [[nodiscard]] std::string words() const {
    return "couples of group '" + group + "', " + std::string(word(perspective)) +
           (roles ? ", '" + roles->first + "' and '" + roles->second + "'" : "");
  }
};

/// Groups couples whose members are in the same group: once as exchangeable, and once by roles if both have
/// one.
inline std::vector<Pairs> groups_of_pairs(const NormSample& sample) {
  std::map<std::tuple<std::string, Perspective, std::string>, std::size_t> waiting;
  std::map<std::tuple<std::string, Perspective, std::string, std::string>, Pairs> groups;
  for (std::size_t row = 0; row < sample.people().size(); ++row) {
    const NormPerson& person = sample.people()[row];
    if (person.couple.empty()) continue;
    const auto [other, alone] =
        waiting.emplace(std::tuple(person.group, person.perspective, person.couple), row);
    if (alone) continue;
    std::size_t first = other->second;
    std::size_t second = row;
    const auto add = [&](const std::string& one, const std::string& two) -> Pairs& {
      Pairs& pairs = groups[{person.group, person.perspective, one, two}];
      pairs.group = person.group;
      pairs.perspective = person.perspective;
      pairs.rows.emplace_back(first, second);
      return pairs;
    };
    add("", "");
    const auto& role = sample.people()[first].role;
    if (!role || !person.role || *role == *person.role) continue;
    if (*person.role < *role) std::swap(first, second);
    const CoupleRoles roles{*sample.people()[first].role, *sample.people()[second].role};
    add(roles.first, roles.second).roles = roles;
  }
  std::vector<Pairs> ordered;
  for (auto& [key, pairs] : groups) ordered.push_back(std::move(pairs));
  return ordered;
}

/// Collects both partners' numbers couple by couple, for their joint means and covariances.
class PairMoments {
 public:
  PairMoments(std::size_t columns, bool exchangeable)
      : k_(columns),
        exchangeable_(exchangeable),
        joint_(2 * columns),
        differences_(columns),
        row_(2 * columns) {}

  /// Adds a couple if both members have every number.
  template <class First, class Second>
  void add(const First& first, const Second& second) {
    for (std::size_t i = 0; i < k_; ++i) {
      if (std::isnan(first(i)) || std::isnan(second(i))) return;
    }
    for (std::size_t i = 0; i < k_; ++i) {
      row_[i] = exchangeable_ ? first(i) + second(i) : first(i);
      row_[k_ + i] = second(i);
    }
    if (exchangeable_) std::fill(row_.begin() + static_cast<std::ptrdiff_t>(k_), row_.end(), 0.0);
    joint_.add(row_);
    ++n_;
    if (!exchangeable_) return;
    // Each difference is added with both signs, so that the variance is around 0 whatever the order of
    // members.
    std::vector<double> difference(k_);
    for (const double sign : {1.0, -1.0}) {
      for (std::size_t i = 0; i < k_; ++i) difference[i] = sign * (first(i) - second(i));
      differences_.add(difference);
    }
  }

  [[nodiscard]] std::size_t n() const noexcept { return n_; }

  /// Returns means and covariances of the first member's columns, then the second's.
  [[nodiscard]] CovarianceMatrix covariances() const {
    CovarianceMatrix joint = joint_.covariances(Cases::listwise);
    if (!exchangeable_ || n_ < 2) return joint;
    const CovarianceMatrix differences = differences_.covariances(Cases::listwise);
    const auto twice = static_cast<double>(2 * n_);
    const CovarianceMatrix sums = joint;
    for (std::size_t i = 0; i < k_; ++i) {
      joint.mean[i] = joint.mean[k_ + i] = sums.mean[i] / 2;
      for (std::size_t j = 0; j < k_; ++j) {
        const double square = differences(i, j) * ((twice - 1) / twice);
        set(joint, i, j, (sums(i, j) + square) / 4);
        set(joint, k_ + i, k_ + j, (sums(i, j) + square) / 4);
        set(joint, i, k_ + j, (sums(i, j) - square) / 4);
        set(joint, k_ + i, j, (sums(i, j) - square) / 4);
      }
    }
    return joint;
  }

 private:
  static void set(CovarianceMatrix& matrix, std::size_t i, std::size_t j, double value) {
    matrix.covariance[i * matrix.k + j] = value;
  }

  std::size_t k_;
  bool exchangeable_;
  Comoments joint_;
  Comoments differences_;
  std::vector<double> row_;
  std::size_t n_ = 0;
};

inline std::optional<CoupleError> pair_error(const NormSample::Scored& scored, const Pairs& pairs) {
  if (scored.has_gate || scored.items < 2) return std::nullopt;
  PairMoments moments(scored.items, !pairs.roles);
  for (const auto& [first, second] : pairs.rows) {
    const double* a = &scored.answers[first * scored.items];
    const double* b = &scored.answers[second * scored.items];
    moments.add([&](std::size_t i) { return a[i]; }, [&](std::size_t i) { return b[i]; });
  }
  const DifferenceError error = difference_error(moments.covariances());
  if (!error.sem_a.exists() || !error.sem_b.exists() || !error.standard_error.exists()) return std::nullopt;
  return CoupleError{error.sem_a.value, error.sem_b.value, error.covariance.value, error.standard_error.value,
                     static_cast<int>(moments.n())};
}

/// Returns the figures of one scale, or nothing if its scores have zero variance.
inline std::optional<CoupleScaleNorm> pair_norm(const NormSample::Scored& scored, const Pairs& pairs,
                                                int least_n, const NormNotes& notes) {
  PairMoments moments(1, !pairs.roles);
  Comoments differences(1);
  double squares = 0;
  for (const auto& [first, second] : pairs.rows) {
    const double a = scored.scores[first];
    const double b = scored.scores[second];
    if (std::isnan(a) || std::isnan(b)) continue;
    moments.add([&](std::size_t) { return a; }, [&](std::size_t) { return b; });
    const double d = a - b;
    differences.add(std::span(&d, 1));
    squares += d * d;
  }
  if (moments.n() < static_cast<std::size_t>(least_n)) {
    notes.add(pairs.words(), scored.id,
              std::to_string(moments.n()) + " have both scores; norms need " + std::to_string(least_n));
    return std::nullopt;
  }
  const CovarianceMatrix joint = moments.covariances();
  CoupleScaleNorm norm;
  norm.scale = scored.id;
  norm.n = static_cast<int>(moments.n());
  norm.mean_first = joint.mean[0];
  norm.mean_second = joint.mean[1];
  norm.sd_first = std::sqrt(joint(0, 0));
  norm.sd_second = std::sqrt(joint(1, 1));
  if (!(norm.sd_first > 0 && norm.sd_second > 0)) {
    notes.add(pairs.words(), scored.id, "the scores have zero variance");
    return std::nullopt;
  }
  norm.r = std::clamp(joint(0, 1) / (norm.sd_first * norm.sd_second), -1.0, 1.0);
  norm.mean_square_difference = squares / static_cast<double>(norm.n);
  const CovarianceMatrix difference = differences.covariances(Cases::listwise);
  norm.mean_difference = pairs.roles ? difference.mean[0] : 0;
  norm.sd_difference = std::sqrt(pairs.roles ? difference(0, 0) : norm.mean_square_difference);
  norm.error = pair_error(scored, pairs);
  return norm;
}

inline std::optional<CoupleMoments> pair_moments(const NormSample& sample, const Pairs& pairs,
                                                 const CoupleNorm& norm, int least_n) {
  std::vector<const NormSample::Scored*> scales;
  CoupleMoments result;
  for (const NormSample::Scored& scored : sample.scored()) {
    if (scored.composite || find_scale(norm, scored.id) == nullptr) continue;
    scales.push_back(&scored);
    result.scales.push_back(scored.id);
  }
  PairMoments moments(scales.size(), !pairs.roles);
  for (const auto& [first, second] : pairs.rows) {
    moments.add([&, row = first](std::size_t i) { return scales[i]->scores[row]; },
                [&, row = second](std::size_t i) { return scales[i]->scores[row]; });
  }
  if (scales.empty() || moments.n() < static_cast<std::size_t>(least_n)) return std::nullopt;
  const CovarianceMatrix joint = moments.covariances();
  for (std::size_t i = 0; i < joint.k; ++i) {
    if (!(joint(i, i) > 0)) return std::nullopt;  // zero variance among couples with complete scores
  }
  result.n = static_cast<int>(moments.n());
  result.mean = joint.mean;
  result.covariance = joint.covariance;
  return result;
}

inline void add_pair_norms(NormFile& file, const NormSample& sample, const Pairs& pairs, int least_n,
                           const NormNotes& notes) {
  if (pairs.rows.size() < static_cast<std::size_t>(least_n)) {
    notes.add(pairs.words(), "",
              std::to_string(pairs.rows.size()) + " couples; norms need " + std::to_string(least_n));
    return;
  }
  CoupleNorm norm{pairs.group, pairs.perspective, pairs.roles, {}, {}};
  for (const NormSample::Scored& scored : sample.scored()) {
    if (!scored.is_interpreted_in(pairs.perspective)) continue;
    if (auto figures = pair_norm(scored, pairs, least_n, notes)) norm.scales.push_back(std::move(*figures));
  }
  if (norm.scales.empty()) return;
  norm.moments = pair_moments(sample, pairs, norm, least_n);
  file.couples.push_back(std::move(norm));
}

}  // namespace intimetry::INTIMETRY_MODE::norms::detail
