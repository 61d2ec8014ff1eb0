#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "intimetry/instrument/instrument.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

/// What `check` is asked for.
struct CheckRequest {
  std::vector<std::string>
      instruments;  // files of instruments that it may refer to, besides the bundled ones
};

struct CheckedInstrument {
  std::string id;
  std::string version;
  std::size_t items = 0;
  std::size_t scales = 0;
  std::optional<std::size_t> cases = {};  // of the cases.json in the same folder; none: there is no such file
};

/// A text that words the items of an instrument.
struct CheckedText {
  std::string instrument;
  std::string language;
  std::size_t worded = 0;
  std::size_t items = 0;
};

/// A text that translates the prompts of forms and of the interview.
struct CheckedPrompts {
  std::string language;
  std::size_t translated = 0;
  std::size_t prompts = 0;
};

struct CheckedResponse {
  std::string instrument;
  Perspective perspective = Perspective::now;
  std::size_t answers = 0;
};

struct CheckedCouple {
  std::string id;
  std::size_t administrations = 0;
};

/// What a file without defects holds.
using CheckResult =
    std::variant<CheckedInstrument, CheckedText, CheckedPrompts, CheckedResponse, CheckedCouple>;

/// Checks a file of the project's own formats; its field `format` says which. A file can have others that
/// belong to it: the cases of an instrument are scored and compared, the clinician's answers are read. A text
/// in memory has none.
/// @throws Error with every defect; wrong_format for a file of no known kind; what reading it throws
CheckResult run_check(const CheckRequest& request, const table::Source& source);

}  // namespace intimetry::analyses
