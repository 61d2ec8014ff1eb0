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

/// A criterion of reliable change that the user gave.
struct GivenError {
  std::optional<double> rci;
  std::optional<double> reliability;
  std::optional<double> sd;
  [[nodiscard]] bool any() const noexcept { return rci || reliability; }
};

/// The input of `change`.
struct ChangeRequest : table::AnswerRequest {
  bool scores = false;  // the columns are scale scores, not items
  std::vector<std::string> wanted;
  GivenError error;
  std::string cutoff;  // empty: the published one; or "none", a rule, a number
  std::optional<std::string> role;
  std::optional<NormFile> norms;
  std::string norms_name;  // the name of the norm file, for messages
  std::string group;
  bool since_first = true;
  bool since_previous = true;
};

/// What is followed over time: one person's score; for a couple also the difference and the mean of both
/// scores.
enum class FollowedQuantity : unsigned char { score, difference, mean };

/// Changes on one scale, of one person or of the couple.
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

/// The cutoff that a scale's scores are compared with, and its source.
struct CutoffChoice {
  std::string scale;
  std::optional<ClinicalCutoff> cutoff;
  std::string words;  // the source, or why there is no cutoff
};

struct ChangeResult {
  Instrument instrument;      // the edition that was followed
  bool couple = false;        // the data are one couple's: partners, their difference and their mean
  bool given = false;         // the user gave the criterion
  bool perspectives = false;  // the data have a perspective for each row
  std::uint64_t occasions = 0;
  std::uint64_t other_versions = 0;     // administrations left out because editions are not compared
  std::vector<std::string> reordered;   // respondents whose rows were not in order of date
  std::vector<FollowedScale> followed;  // without scales that are not interpreted in a perspective
  std::vector<CutoffChoice> cutoffs;    // one per scale
};

/// Follows scores over time, in a long table or in a couple's file (a source whose name ends in .json).
/// A couple's answers are scored with the edition of the latest ones, if that edition is bundled. Rows of a
/// table do not name their edition.
/// @throws Error(bad_usage) if all that the instrument measures is for the clinician alone; for an error or a
/// cutoff that is given for several scales at once, for a rule that is not published. Error(norms_invalid)
/// for norms of another instrument. Error(data_value) for a row without a respondent, an invalid date, two
/// rows of one person, perspective and date, another version of the instrument; what reading a table or a
/// couple throws
ChangeResult run_change(const ChangeRequest& request, const table::Source& source);

}  // namespace intimetry::analyses
