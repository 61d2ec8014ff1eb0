#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "files/csv_error.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::table {

/// Answers that cannot be scored: the first few, and how many there are.
struct BadAnswers {
  static constexpr std::size_t most_shown = 20;
  std::vector<Defect> first;
  std::uint64_t count = 0;
  bool all_out_of_range = true;  // so that the user may choose to go on without them

  void add(Defect defect, bool out_of_range);
  void append(BadAnswers other);
};

/// Returns in words which answers an item takes: "a whole number from 1 to 5".
std::string expected_answer(const PlanItem& item);

/// Returns where a defect stands, without the file, which the error's first line names.
std::string place_in_file(const files::Place& place);

/// @throws Error(data_value) with the first of them, if there are any; `outcome` says what became of the
/// rest, such as "nothing was written"
void throw_if_any(BadAnswers bad, const std::string& file, const std::string& outcome);

}  // namespace intimetry::table
