#include "analyses/score/score_result.hpp"

namespace intimetry::analyses {

void ScoreMoments::add(double value) {
  ++n;
  const double distance = value - mean;
  mean += distance / static_cast<double>(n);
  squares += distance * (value - mean);
}

void ScoreMoments::append(const ScoreMoments& other) {
  if (other.n == 0) return;
  const auto mine = static_cast<double>(n);
  const auto theirs = static_cast<double>(other.n);
  const double distance = other.mean - mean;
  n += other.n;
  mean += distance * theirs / (mine + theirs);
  squares += other.squares + distance * distance * mine * theirs / (mine + theirs);
}

void ScoreSummary::append(const ScoreSummary& other) {
  respondents += other.respondents;
  scores.resize(other.scores.size());
  flags.resize(other.flags.size());
  errors.resize(other.errors.size());
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i].append(other.scores[i]);
  for (std::size_t i = 0; i < flags.size(); ++i) flags[i] += other.flags[i];
  for (std::size_t i = 0; i < errors.size(); ++i) errors[i].append(other.errors[i]);
  norms.resize(other.norms.size());
  for (std::size_t i = 0; i < norms.size(); ++i) norms[i].append(other.norms[i]);
}

}  // namespace intimetry::analyses
