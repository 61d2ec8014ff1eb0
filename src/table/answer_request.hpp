#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::table {

/// What to do with an answer that is not an option of its item: stop, treat it as missing, or keep it.
enum class OutOfRange { error, missing, keep };

/// How to read a table of answers, for every subcommand that takes one.
struct AnswerRequest {
  Instrument instrument;
  PlanOptions plan;
  OutOfRange out_of_range = OutOfRange::error;
  std::string item_prefix;
  std::map<std::string, std::string> item_columns;  // item -> column, if the names differ
  std::map<std::string, double> labels;             // label text -> option
  std::vector<std::string> missing_tokens;
  std::optional<Perspective> perspective;            // of the whole table
  std::map<std::string, std::string> named_columns;  // "couple", "partner" ... -> the column's name, if given
  unsigned threads = 0;

  /// Returns the name of the column with this role ("couple", "date" ...), given by the user or the default.
  [[nodiscard]] std::string column_name(const std::string& role) const {
    const auto named = named_columns.find(role);
    return named == named_columns.end() ? role : named->second;
  }
  [[nodiscard]] bool is_named(const std::string& role) const { return named_columns.count(role) != 0; }
};

/// What an analysis that does not score says of --include-private.
inline constexpr std::string_view takes_private_in = "--include-private takes it in";

/// Returns the plan for the request.
/// @param way_out the end of the message, which says what --include-private does
/// @throws Error(bad_usage) if all that the instrument measures is for the clinician alone
inline ScoringPlan make_answer_plan(const AnswerRequest& request,
                                    std::string_view way_out = "score it with --include-private") {
  ScoringPlan plan = make_plan(request.instrument, request.plan);
  if (plan.size() != 0) return plan;
  throw Error(ErrorCode::bad_usage, "all that '" + request.instrument.id +
                                        "' measures is for the clinician alone; " + std::string(way_out));
}

}  // namespace intimetry::table
