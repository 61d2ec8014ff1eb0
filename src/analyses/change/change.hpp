#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/change/change_series.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/instrument.hpp"
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
  std::string norms_name;  // for messages: the norms' file
  std::string group;
  bool since_first = true;
  bool since_previous = true;
};

/// What is followed over time: a score, or, of a couple, what both partners' scores make.
enum class FollowedQuantity : unsigned char { score, difference, mean };

/// One person's, or the couple's, changes on one scale.
struct FollowedScale {
  std::string subject;  // the respondent; "a - b"; "mean of a and b"
  FollowedQuantity quantity = FollowedQuantity::score;
  Perspective perspective = Perspective::now;
  std::string scale;
  Direction direction = Direction::neither;
  std::vector<DatedScore> occasions;
  std::vector<Flags> flags;
  std::optional<ClinicalCutoff> cutoff;
  ChangeSeries series;
  bool in_order = true;
};

/// What cutoff a scale's scores are held against, and where it comes from.
struct CutoffChoice {
  std::string scale;
  std::optional<ClinicalCutoff> cutoff;
  std::string words;  // its source; or why there is none
};

struct ChangeResult {
  Instrument instrument;      // the edition that was followed
  bool couple = false;        // of one couple: both partners' scores, their difference and their mean
  bool given = false;         // the user said what a change is judged by
  bool perspectives = false;  // the data say them
  std::uint64_t occasions = 0;
  std::uint64_t other_versions = 0;     // sheets of a couple that were left out: editions are not compared
  std::vector<std::string> reordered;   // people whose rows were not in the order of their dates
  std::vector<FollowedScale> followed;  // scales that have no meaning in a perspective are left out of it
  std::vector<CutoffChoice> cutoffs;    // one a scale
};

/// Follows scores over time, in a long table or in a couple's file (a source whose name ends in .json).
/// A couple is followed on the edition of its latest answers, where that edition is shipped: answers are
/// scored by the key that they were given to. Rows of a table name no edition.
/// @throws Error(bad_usage) if all that the instrument measures is for the clinician alone; for an error or a
/// cutoff that is given for several scales at once, for a rule that is not published. Error(norms_invalid)
/// for norms of another instrument. Error(data_value) for a row without respondent, a date that is none, two
/// rows of one person, perspective and date, another version of the instrument; what reading a table or a
/// couple throws
ChangeResult run_change(const ChangeRequest& request, const table::Source& source);

}  // namespace intimetry::analyses
