#pragma once

#include <cmath>
#include <cstddef>

#include "intimetry/stats/longest_run.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Statistic longest_run(std::span<const double> answers) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (std::isnan(answers[i])) {
      run = 0;
      continue;
    }
    run = run > 0 && answers[i] == answers[i - 1] ? run + 1 : 1;
    if (run > longest) longest = run;
  }
  return longest == 0 ? Statistic(MissingReason::too_few_cases) : Statistic(static_cast<double>(longest));
}

}  // namespace intimetry::INTIMETRY_MODE
