#pragma once

#include <cmath>
#include <cstddef>
#include <span>

#include "intimetry/core/statistic.hpp"

namespace intimetry {

/// Returns the length of the longest run of equal answers.
/// @formula the largest m with x_i = x_i+1 = ... = x_i+m-1
/// @source Johnson 2005, J Res Pers 39:103, doi 10.1016/j.jrp.2004.09.009; "longstring" of the R package
/// careless
/// @shape the answers as given, in the order of the form: keyed ones hide the run that a straight-liner makes
/// @missing NaN; it breaks a run and is in none
/// @degenerate no answer: too_few_cases
/// @verified tests/reference/longest_run (Python, every stretch looked at)
inline Statistic longest_run(std::span<const double> answers) {
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
  return longest == 0 ? Statistic(WhyMissing::too_few_cases) : Statistic(static_cast<double>(longest));
}

}  // namespace intimetry
