#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyses/score/score_errors.hpp"
#include "analyses/score/score_standards.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::analyses {

/// Number, mean and spread of one score. The moments of parts of a table can be put together.
struct ScoreMoments {
  std::uint64_t n = 0;
  double mean = 0;
  double squares = 0;  // sum of squared deviations from the mean

  void add(double value);
  void append(const ScoreMoments& other);
};

/// What is counted while a table is scored, of one block or of all.
struct ScoreSummary {
  std::uint64_t respondents = 0;
  std::vector<ScoreMoments> scores;
  std::vector<std::uint64_t> flags;  // how many values have each flag, in the order of the flag table
  std::vector<ErrorTally> errors;    // by score; empty if errors were not asked for
  std::vector<NormTally> norms;      // by score; empty if standard scores were not asked for

  void append(const ScoreSummary& other);
};

/// What scoring a table tells besides the scores.
struct ScoreResult {
  ScoringPlan plan;
  ScoreSummary summary;
  std::string source;  // what messages call the table
  char delimiter = ',';
  bool delimiter_given = false;
  std::uint64_t blank_lines = 0;
};

}  // namespace intimetry::analyses
