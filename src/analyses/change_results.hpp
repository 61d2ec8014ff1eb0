#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyses/change_data.hpp"
#include "intimetry/change/change_series.hpp"

namespace intimetry::analyses {

/// What is followed over time: a score, or, of a couple, what both partners' scores make.
enum class FollowedQuantity { score, difference, mean };

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

struct ChangeResults {
  std::vector<FollowedScale> followed;
  std::vector<CutoffChoice> cutoffs;  // one a scale
  bool given = false;                 // the user said what a change is judged by
};

/// Returns every change in the data. Scales that have no meaning in a perspective are left out of it.
/// @throws Error(bad_usage) for an error or a cutoff that is given for several scales at once, or for none
ChangeResults follow_changes(const ChangeRequest& request, const ChangeData& data);

}  // namespace intimetry::analyses
