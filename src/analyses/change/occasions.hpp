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

/// The scores of one administration: for each column a score, its flags, and what its error depends on.
struct Occasion {
  Date date;
  std::string place;  // its position in the file, for messages
  std::vector<double> scores;
  std::vector<Flags> flags;
  std::vector<AnsweredScale> administrations;
};

/// One person's occasions in one perspective, by date.
struct PersonSeries {
  std::string respondent;
  Perspective perspective = Perspective::now;
  std::vector<Occasion> occasions;
  bool in_order = true;  // whether the file was in order of date
};

/// The occasions of all people.
struct Occasions {
  std::vector<PersonSeries> people;   // in order of first appearance in the file
  std::vector<std::string> columns;   // ids of scales and composites, in the order of each occasion's scores
  std::vector<std::string> partners;  // of a couple's file; empty for a table
  bool perspectives = false;          // the data have a perspective for each row
  std::uint64_t count = 0;
  std::uint64_t other_versions = 0;  // administrations of a couple that were left out
};

/// Returns the series of a long table.
/// @throws as run_change
Occasions read_occasions(const ChangeRequest& request, const table::Source& source, const ScoringPlan& plan);

/// Returns the series of both partners.
/// @param file the name of the couple's file, for messages
/// @throws as run_change
Occasions couple_occasions(const ChangeRequest& request, const CoupleFile& couple, const std::string& file,
                           const ScoringPlan& plan);

}  // namespace intimetry::analyses
