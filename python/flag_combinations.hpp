#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/scoring/score_table.hpp"

namespace intimetry::python {

/// Returns a number for each row, the same for rows whose flags are the same in every column: 0, 1, 2 ... in
/// the order in which the combinations are first seen. Few ever are, and a text is made of each only once.
std::vector<std::uint32_t> number_flag_combinations(const std::vector<ScoreColumn>& columns,
                                                    std::size_t rows);

}  // namespace intimetry::python
