#include "analyses/score_standards.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace intimetry::analyses {

namespace {

std::string words_for(const ScoreNorm& norm) {
  std::string words = "group '" + norm.group + "', " + std::string(word(norm.perspective)) +
                      (norm.role ? ", " + *norm.role : "") + ", n = " + std::to_string(norm.n);
  if (!norm.normalised()) {
    words += "; z and T linear";
  } else if (norm.normalisation == Normalisation::linear) {
    words += "; z and T normalised, from the table's percentiles";
  } else {
    std::string method(word(norm.normalisation));
    std::replace(method.begin(), method.end(), '_', ' ');
    words += "; z and T normalised (" + method + ")";
  }
  words += norm.table.empty() ? "; percentiles of a normal distribution with this mean and SD"
                              : "; percentiles from the table of scores";
  return words + " (" + norm.source + ")";
}

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

std::optional<std::string> role_in(std::string_view cell) {
  return cell.empty() ? std::nullopt : std::optional<std::string>(cell);
}

}  // namespace

void NormTally::append(const NormTally& other) {
  for (const auto& [words, scores] : other.norms) norms[words] += scores;
  beyond += other.beyond;
}

ScoreStandards::ScoreStandards(const ScoreRequest& request, const ScoringPlan& plan)
    : request_(request), columns_(plan.size()), tallies_(plan.size()) {
  for (const PlanScale& scale : plan.scales) ids_.push_back(scale.id);
  for (const PlanComposite& composite : plan.composites) ids_.push_back(composite.id);
  for (StandardColumn& column : columns_) column.values.resize(request.standards.size());
}

const ScoreStandards::Found& ScoreStandards::norm_for(std::size_t column, const std::string& group,
                                                      Perspective perspective,
                                                      const std::optional<std::string>& role) {
  const auto [known, is_new] = norms_.try_emplace({column, group, perspective, role});
  if (!is_new) return known->second;
  Found& found = known->second;
  found.norm = request_.norms ? find_score_norm(*request_.norms, ids_[column], group, perspective, role)
                              : find_score_norm(request_.instrument, ids_[column], group, perspective, role);
  if (found.norm) found.words = words_for(*found.norm);
  return found;
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
  std::string group = request_.norm_group;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const Perspective perspective = rows.perspectives.empty() ? Perspective::now : rows.perspectives[row];
    const auto role = rows.role ? role_in(rows.role(row)) : std::nullopt;
    if (rows.group) group = rows.group(row);
    for (std::size_t s = 0; s < ids_.size(); ++s) {
      ScoreColumn& scores = table.columns()[s];
      const Found& found = norm_for(s, group, perspective, role);
      const StandardScore score = standard_score(found.norm, scores.raw[row]);
      note(s, row, score);
      if (std::isnan(scores.raw[row])) continue;
      ++tallies_[s].norms[found.words];
      if (score.flags.has(Flag::beyond_norms)) ++tallies_[s].beyond;
      scores.flag_bits[row] = static_cast<std::uint16_t>(scores.flag_bits[row] | score.flags.bits());
    }
  }
}

}  // namespace intimetry::analyses
