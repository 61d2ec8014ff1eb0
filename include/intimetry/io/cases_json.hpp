#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

/// What a key must make of one respondent's answers: the score of one scale or composite.
/// @missing NaN
struct ExpectedScore {
  std::string id;
  std::string where;  // its JSON pointer
  double raw = std::numeric_limits<double>::quiet_NaN();
  double pomp = std::numeric_limits<double>::quiet_NaN();
  int answered = 0;
  std::vector<std::string> flags;
};

/// A respondent who was scored by hand. Of the response, only perspective and answers are set.
struct ScoredCase {
  Response response;
  std::vector<ExpectedScore> scores;
};

/// Returns the hand-scored respondents in the text of a cases.json; `name` is the file's name, for messages.
/// @throws Error(instrument_invalid) with every defect, each with its code and JSON pointer; the cases of
/// another instrument are one
std::vector<ScoredCase> load_cases(std::string_view text, std::string_view name,
                                   const Instrument& instrument);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/cases_json.ipp"
#endif
