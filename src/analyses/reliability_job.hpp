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

struct ReliabilityRequest : table::AnswerRequest {
  ReliabilityOptions options;
  bool bootstrap_asked = false;  // or ruled out, by --bootstrap
  std::string by;                // "partner", "group" or nothing
  bool items = false;
};

/// What a table told of one group of answer sheets: those of one perspective, and one value of --by.
struct ReliabilityGroup {
  std::optional<Perspective> perspective;
  std::string by;
  std::int64_t sheets = 0;
  std::vector<ScaleReliability> scales;
  std::int64_t pairs = 0;     // couples of whom both partners are there
  std::int64_t unpaired = 0;  // sheets without the other partner's, or repeated
  std::vector<PartnerError> partners;
};

struct ReliabilityResult {
  ScoringPlan plan;
  std::vector<ReliabilityGroup> groups;
  bool has_couples = false;
  bool resampled = false;                  // intervals are the bootstrap's
  bool too_many_rows = false;              // for a bootstrap that nobody asked for
  std::vector<std::string> partner_names;  // where all couples have the same two: the first one is A
};

/// The most answer sheets that are kept for a bootstrap that nobody asked for.
inline constexpr std::int64_t most_kept_unasked = 100'000;

/// Reads the table once, block by block. Memory does not grow with it, save for answers that are kept to be
/// resampled and for sheets whose partner's comes much later.
/// @throws what reading answers throws; Error(data_columns) for --by a column that is not there;
/// Error(data_value) for more than 50 groups
ReliabilityResult run_reliability(const ReliabilityRequest& request, const table::Source& source);

}  // namespace intimetry::analyses
