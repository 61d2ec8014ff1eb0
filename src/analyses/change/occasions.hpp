#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyses/change/change.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::analyses {

/// One answer sheet's scores: a score, its flags and what its error depends on for each of the plan's
/// columns.
struct Occasion {
  Date date;
  std::string place;  // where it stands in the file
  std::vector<double> scores;
  std::vector<Flags> flags;
  std::vector<AnswerSheet> sheets;
};

/// One person's occasions in one perspective, by date.
struct PersonSeries {
  std::string respondent;
  Perspective perspective = Perspective::now;
  std::vector<Occasion> occasions;
  bool in_order = true;  // as the file had them
};

/// Everybody's occasions, as they were read.
struct Occasions {
  std::vector<PersonSeries> people;   // in the order in which the file first names them
  std::vector<std::string> columns;   // ids of scales and composites, in the order of each occasion's scores
  std::vector<std::string> partners;  // the two of a couple's file; empty: of a table
  bool perspectives = false;          // the data say them
  std::uint64_t count = 0;
  std::uint64_t other_versions = 0;  // sheets of a couple that were left out
};

/// Returns the series in a long table. @throws as run_change
Occasions read_occasions(const ChangeRequest& request, const table::Source& source, const ScoringPlan& plan);

/// Returns the series of a couple's partners; `file` is the couple's, for messages. @throws as run_change
Occasions couple_occasions(const ChangeRequest& request, const CoupleFile& couple, const std::string& file,
                           const ScoringPlan& plan);

}  // namespace intimetry::analyses
