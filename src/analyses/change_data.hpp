#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/date.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "intimetry/scoring/scoring_plan.hpp"
#include "table/answer_request.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

/// What a change is judged by when the user says so.
struct GivenError {
  std::optional<double> rci;
  std::optional<double> reliability;
  std::optional<double> sd;
  [[nodiscard]] bool any() const noexcept { return rci || reliability; }
};

/// What `change` was told.
struct ChangeRequest : table::AnswerRequest {
  bool scores = false;  // the columns are scales that are scored already, not items
  std::vector<std::string> wanted;
  GivenError error;
  std::string cutoff;  // empty: the published one; "none"; a rule; a number
  std::optional<std::string> role;
  std::optional<NormFile> norms;
  std::string group;
  bool since_first = true;
  bool since_previous = true;
};

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

/// What the occasions were read from.
struct ChangeData {
  std::vector<PersonSeries> people;  // in the order in which the file first names them
  std::vector<std::string> columns;  // ids of scales and composites, in the order of each occasion's scores
  bool couple = false;               // of one couple: the first partner's series, then the second's
  std::vector<std::string> partners;
  bool perspectives = false;  // the data say them
  std::uint64_t occasions = 0;
  std::uint64_t other_versions = 0;  // sheets of a couple that were left out: editions are not compared
};

/// Takes the edition of a couple's latest answers in the place of the request's instrument, where that
/// edition is shipped: answers are scored by the key that they were given to. Of tables, whose rows name no
/// edition, nothing changes.
/// @throws what loading a couple throws
void take_answered_edition(ChangeRequest& request, const table::Source& source);

/// Returns the series in a long table, or in a couple's file (NAME.json).
/// @throws Error(data_value) for a row without respondent, a date that is none, two rows of one person,
/// perspective and date, another version of the instrument; what reading a table or a couple throws
ChangeData read_change_data(const ChangeRequest& request, const table::Source& source,
                            const ScoringPlan& plan);

}  // namespace intimetry::analyses
