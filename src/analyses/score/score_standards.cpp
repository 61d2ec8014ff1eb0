#include "analyses/score/score_standards.hpp"

#include <cmath>
#include <utility>

namespace intimetry::analyses {

namespace {

const Statistic& part_of(const StandardScore& score, Standard standard) {
  switch (standard) {
    case Standard::z:
      return score.z;
    case Standard::t:
      return score.t;
    case Standard::percentile:
      return score.percentile;
    case Standard::stanine:
      return score.stanine;
    case Standard::sten:
      break;
  }
  return score.sten;
}

const std::optional<ScoreNorm> no_norm;

std::optional<std::string> role_in(std::string_view cell) {
  return cell.empty() ? std::nullopt : std::optional<std::string>(cell);
}

}  // namespace

void NormTally::append(const NormTally& other) {
  for (const auto& [key, use] : other.norms) {
    NormUse& mine = norms[key];
    mine.norm = use.norm;
    mine.scores += use.scores;
  }
  beyond += other.beyond;
}

ScoreStandards::ScoreStandards(const ScoreRequest& request, const ScoringPlan& plan)
    : request_(request), norms_(plan.size()), columns_(plan.size()), tallies_(plan.size()) {
  for (const PlanScale& scale : plan.scales) ids_.push_back(scale.id);
  for (const PlanComposite& composite : plan.composites) ids_.push_back(composite.id);
  for (StandardColumn& column : columns_) column.values.resize(request.standards.size());
}

NormUse& ScoreStandards::norm_for(std::size_t column, const NormKey& key) {
  const auto [known, is_new] = norms_[column].try_emplace(key);
  if (!is_new) return known->second;
  const auto& [group, perspective, role] = key;
  auto norm = request_.norms ? find_score_norm(*request_.norms, ids_[column], group, perspective, role)
                             : find_score_norm(request_.instrument, ids_[column], group, perspective, role);
  if (norm) known->second.norm = std::make_shared<const ScoreNorm>(*std::move(norm));
  return known->second;
}

void ScoreStandards::note(std::size_t column, std::size_t row, const StandardScore& score) {
  StandardColumn& standards = columns_[column];
  for (std::size_t i = 0; i < request_.standards.size(); ++i) {
    standards.values[i][row] = part_of(score, request_.standards[i]).value;
  }
  standards.percentile_from[row] = score.percentile_from;
  standards.normalised[row] = score.normalised ? 1 : 0;
}

void ScoreStandards::find(const ScoredRows& rows, ScoreTable& table) {
  tallies_.assign(ids_.size(), {});
  for (StandardColumn& column : columns_) {
    for (Buffer<double>& values : column.values) values.resize(rows.size());
    column.percentile_from.resize(rows.size());
    column.normalised.resize(rows.size());
  }
  for (auto& norms : norms_) {
    for (auto& [key, use] : norms) use.scores = 0;
  }
  NormKey key;
  auto& [group, perspective, role] = key;
  group = request_.norm_group;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    perspective = rows.perspectives.empty() ? Perspective::now : rows.perspectives[row];
    role = rows.role ? role_in(rows.role(row)) : std::nullopt;
    if (rows.group) group = rows.group(row);
    for (std::size_t s = 0; s < ids_.size(); ++s) {
      ScoreColumn& scores = table.columns()[s];
      NormUse& use = norm_for(s, key);
      const StandardScore score =
          use.norm ? standard_score(*use.norm, scores.raw[row]) : standard_score(no_norm, scores.raw[row]);
      note(s, row, score);
      if (std::isnan(scores.raw[row])) continue;
      ++use.scores;
      if (score.flags.has(Flag::beyond_norms)) ++tallies_[s].beyond;
      scores.flag_bits[row] = static_cast<std::uint16_t>(scores.flag_bits[row] | score.flags.bits());
    }
  }
  for (std::size_t s = 0; s < ids_.size(); ++s) {
    for (const auto& [known, use] : norms_[s]) {
      if (use.scores != 0) tallies_[s].norms.emplace(known, use);
    }
  }
}

}  // namespace intimetry::analyses
