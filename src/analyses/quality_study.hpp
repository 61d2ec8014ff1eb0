#pragma once

#include <string>
#include <vector>

#include "intimetry/quality/key_faults.hpp"
#include "intimetry/quality/range_faults.hpp"
#include "intimetry/quality/response_quality.hpp"
#include "table/answer_request.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

/// What `quality` found in a table of answers.
struct QualityStudy {
  ScoringPlan plan;
  std::string source;                         // what messages call the table
  std::vector<std::string> roles;             // "couple", "partner" ... that have a column
  std::vector<std::vector<std::string>> who;  // each row's cells in them
  QualityTable table;
  RangeFaults ranges;
  KeyFaults keys;
};

/// Reads the whole table, since distances and pairs need every row, and looks at it.
/// @throws what reading throws; never for a number that is out of range
QualityStudy study_quality(const table::AnswerRequest& request, const table::Source& source,
                           const QualityLimits& limits);

}  // namespace intimetry::analyses
