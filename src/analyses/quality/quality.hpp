#pragma once

#include <string>
#include <vector>

#include "intimetry/quality/key_faults.hpp"
#include "intimetry/quality/range_faults.hpp"
#include "intimetry/quality/response_quality.hpp"
#include "table/answer_request.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

/// What `quality` is asked for. Answers that are out of range are always kept: they are part of what it looks
/// for.
struct QualityRequest : table::AnswerRequest {
  QualityLimits limits;
};

/// What `quality` found in a table of answers.
struct QualityResult {
  ScoringPlan plan;
  std::string source;                         // what messages call the table
  std::vector<std::string> roles;             // "couple", "partner" ... that have a column
  std::vector<std::vector<std::string>> who;  // the cells of each row in these columns
  QualityTable table;
  RangeFaults ranges;
  KeyFaults keys;
};

/// Looks for careless answers, and for faults of the data. Reads the whole table into memory, because
/// distances and pairs of items need every row.
/// @throws what reading throws, but never for a number that is out of range; Error(bad_usage) if everything
/// is for the clinician alone
QualityResult run_quality(const QualityRequest& request, const table::Source& source);

}  // namespace intimetry::analyses
