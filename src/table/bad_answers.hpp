#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "files/csv_error.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::table {

/// Answers that cannot be scored: the first few, and their number.
struct BadAnswers {
  static constexpr std::size_t most_shown = 20;
  std::vector<Defect> first;
  std::uint64_t count = 0;
  bool all_out_of_range = true;  // the user may then choose to leave them out

  void add(Defect defect, bool out_of_range);
  void append(BadAnswers other);
};

/// Describes the answers that an item allows: "a whole number from 1 to 5".
std::string expected_answer(const PlanItem& item);

/// Returns the place of a defect without the file, which is in the error's first line.
std::string place_in_file(const files::Place& place);

/// @throws Error(data_value) with the first of them, if there are any; `outcome` describes the effect, such
///   as "nothing was written"
void throw_if_any(BadAnswers bad, const std::string& file, const std::string& outcome);

}  // namespace intimetry::table
