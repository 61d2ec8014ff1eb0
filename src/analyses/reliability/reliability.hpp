#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/reliability/partner_sample.hpp"
#include "intimetry/reliability/reliability_sample.hpp"
#include "table/answer_request.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

/// What `reliability` is asked for.
struct ReliabilityRequest : table::AnswerRequest {
  ReliabilityOptions options;
  bool bootstrap_given = false;  // the replications are the user's choice; else the analysis decides
  std::string by;                // one group for each value of the column "partner" or "group"; empty: one
};

/// The results for one group of administrations: those of one perspective, and one value of the column `by`.
struct ReliabilityGroup {
  std::optional<Perspective> perspective;
  std::string by;
  std::int64_t administrations = 0;
  std::vector<ScaleReliability> scales;
  std::int64_t pairs = 0;     // couples with administrations of both partners
  std::int64_t unpaired = 0;  // administrations without one of the other partner, or repeated
  std::vector<PartnerError> partners;
};

/// What `reliability` found.
struct ReliabilityResult {
  ScoringPlan plan;
  std::vector<ReliabilityGroup> groups;
  bool has_couples = false;
  bool resampled = false;                  // intervals are those of the bootstrap
  bool too_many_rows = false;              // no bootstrap was made, though there are couples
  std::vector<std::string> partner_names;  // if all couples have the same two: the first is A
};

/// The most administrations that are kept for a bootstrap that was not asked for.
inline constexpr std::int64_t most_kept_unasked = 100'000;

/// Finds how reliable the scores are. Reads the table once, block by block. Memory does not grow with it,
/// except for answers that are kept for the bootstrap, and for administrations that wait for the other
/// partner's.
/// @throws what reading answers throws; Error(bad_usage) if everything is for the clinician alone;
/// Error(data_columns) if the column `by` does not exist; Error(data_value) for more than 50 groups
ReliabilityResult run_reliability(const ReliabilityRequest& request, const table::Source& source);

}  // namespace intimetry::analyses
