#pragma once

#include <string>
#include <vector>

#include "analyses/quality/quality.hpp"
#include "text/json_values.hpp"

namespace intimetry::render {

/// A suspected fault of the data and the evidence for it, in words.
struct SuspectedFault {
  std::string what;    // "answers one too high" ...
  std::string reason;  // sentences
  bool certain = true;
};

/// Returns the suspected faults, the most harmful one first.
std::vector<SuspectedFault> suspected_faults(const analyses::QualityResult& result);

/// Returns all evidence, suspected or not, by item and scale.
text::Json range_evidence_json(const analyses::QualityResult& result);
text::Json key_evidence_json(const analyses::QualityResult& result);

}  // namespace intimetry::render
