#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "intimetry/core/coefficient.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/norms/norm_sample.hpp"
#include "intimetry/stats/alpha.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/normal_scores.hpp"
#include "intimetry/stats/omega.hpp"
#include "intimetry/stats/percentile_ranks.hpp"

namespace intimetry::INTIMETRY_MODE::norms::detail {

/// The rows of one group, perspective and role; without a role, of all roles.
struct People {
  std::string group;
  Perspective perspective = Perspective::now;
  std::optional<std::string> role;
  std::vector<std::size_t> rows;

  [[nodiscard]] std::string words() const {
    return "group '" + group + "', " + std::string(word(perspective)) + (role ? ", '" + *role + "'" : "");
  }
};

/// Collects the norms that could not be built.
class NormNotes {
 public:
  explicit NormNotes(std::vector<std::string>& lines) : lines_(lines) {}
  void add(const std::string& who, const std::string& what, const std::string& reason) const {
    lines_.push_back(who + (what.empty() ? "" : ", " + what) + ": " + reason);
  }

 private:
  std::vector<std::string>& lines_;
};

/// Groups people by group, perspective and role; all roles together come first in each group and perspective.
inline std::vector<People> groups_of_people(const NormSample& sample) {
  std::map<std::tuple<std::string, Perspective, std::string>, People> groups;
  for (std::size_t row = 0; row < sample.people().size(); ++row) {
    const NormPerson& person = sample.people()[row];
    People& all = groups[{person.group, person.perspective, ""}];
    all.group = person.group;
    all.perspective = person.perspective;
    all.rows.push_back(row);
    if (!person.role) continue;
    People& same = groups[{person.group, person.perspective, *person.role}];
    same.group = person.group;
    same.perspective = person.perspective;
    same.role = person.role;
    same.rows.push_back(row);
  }
  std::vector<People> ordered;
  for (auto& [key, people] : groups) ordered.push_back(std::move(people));
  return ordered;
}

inline Normalisation normalisation_of(PlottingPosition position) {
  switch (position) {
    case PlottingPosition::rankit:
      return Normalisation::rankit;
    case PlottingPosition::blom:
      return Normalisation::blom;
    case PlottingPosition::tukey:
      return Normalisation::tukey;
    case PlottingPosition::van_der_waerden:
      break;
  }
  return Normalisation::van_der_waerden;
}

/// Returns the covariances of these people's keyed answers to one scale.
inline CovarianceMatrix item_covariances(const NormSample::Scored& scored,
                                         std::span<const std::size_t> rows) {
  Comoments comoments(scored.items);
  const std::span<const double> answers(scored.answers);
  for (const std::size_t row : rows) comoments.add(answers.subspan(row * scored.items, scored.items));
  return comoments.covariances(Cases::listwise);
}

inline void add_reliability(GroupNorm& norm, Coefficient coefficient, const Statistic& value, std::int64_t n,
                            const std::string& who, const NormNotes& notes) {
  if (!value.exists()) return;
  if (value.value > 0) {
    norm.reliabilities.push_back({coefficient, value.value, static_cast<int>(n)});
    return;
  }
  notes.add(who, norm.scale,
            std::string(word(coefficient)) +
                " is not above 0, probably because items are keyed in the wrong direction; no reliability");
}

inline void add_table(GroupNorm& norm, std::span<const double> scores, std::span<const std::size_t> couples,
                      std::optional<PlottingPosition> normalise) {
  if (normalise) norm.normalisation = normalisation_of(*normalise);
  for (const PercentileRank& rank : percentile_ranks(scores, couples)) {
    PercentilePoint point{rank.score, rank.percentile, std::nullopt, std::nullopt};
    if (rank.standard_error.exists()) point.standard_error = rank.standard_error.value;
    if (normalise) {
      const double mean_rank = static_cast<double>(rank.below) + (static_cast<double>(rank.count) + 1) / 2;
      point.z = normal_score(mean_rank, static_cast<double>(scores.size()), *normalise);
    }
    norm.table.push_back(point);
  }
}

/// Omega with a negative unique variance is not reliable; with two items it does not exist.
inline void add_omega(GroupNorm& norm, const Omega& omega, const std::string& whose, const NormNotes& notes) {
  if (omega.omega.reason == MissingReason::number_of_items) return;
  if (!omega.heywood.empty()) {
    notes.add(whose, norm.scale, "an item's unique variance is below zero, so omega is not reliable");
    return;
  }
  add_reliability(norm, Coefficient::omega, omega.omega, omega.n, whose, notes);
}

inline void add_group_norms(NormFile& file, const NormSample& sample, const People& people, int least_n,
                            std::optional<PlottingPosition> normalise, const NormNotes& notes) {
  if (people.rows.size() < static_cast<std::size_t>(least_n)) {
    notes.add(people.words(), "",
              std::to_string(people.rows.size()) + " people; norms need " + std::to_string(least_n));
    return;
  }
  for (const NormSample::Scored& scored : sample.scored()) {
    if (!scored.is_interpreted_in(people.perspective)) continue;
    std::vector<double> scores;
    std::vector<std::size_t> couples;
    Comoments moments(1);
    for (const std::size_t row : people.rows) {
      if (std::isnan(scored.scores[row])) continue;
      scores.push_back(scored.scores[row]);
      couples.push_back(sample.couples()[row]);
      moments.add(std::span(&scored.scores[row], 1));
    }
    if (scores.size() < static_cast<std::size_t>(least_n)) {
      notes.add(people.words(), scored.id,
                std::to_string(scores.size()) + " have a score; norms need " + std::to_string(least_n));
      continue;
    }
    const CovarianceMatrix covariance = moments.covariances(Cases::listwise);
    GroupNorm norm{scored.id,
                   people.group,
                   people.perspective,
                   people.role,
                   static_cast<int>(scores.size()),
                   covariance.mean[0],
                   std::sqrt(covariance(0, 0)),
                   {},
                   {},
                   {}};
    if (!(norm.sd > 0)) {
      notes.add(people.words(), scored.id, "the scores have zero variance");
      continue;
    }
    if (!scored.has_gate) {
      const CovarianceMatrix items = item_covariances(scored, people.rows);
      const Alpha alpha = cronbach_alpha(items);
      add_reliability(norm, Coefficient::alpha, alpha.alpha, alpha.n, people.words(), notes);
      add_reliability(norm, Coefficient::spearman_brown, alpha.spearman_brown, alpha.n, people.words(),
                      notes);
      // One-factor omega does not describe a composite, which has a factor for each part.
      if (!scored.composite) add_omega(norm, omega_total(items), people.words(), notes);
    }
    add_table(norm, scores, couples, normalise);
    file.norms.push_back(std::move(norm));
  }
}

}  // namespace intimetry::INTIMETRY_MODE::norms::detail
