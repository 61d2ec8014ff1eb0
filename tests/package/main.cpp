#include <cmath>
#include <cstdio>
#include <vector>

#include "intimetry/instruments.hpp"
#include "intimetry/scoring.hpp"

int main() {
  const auto instrument = intimetry::load_instrument(intimetry::bundled("ras"), "ras");
  const auto plan = intimetry::make_plan(instrument);
  // Two respondents, seven items each, q1 .. q7, answered 1 to 5; NaN is unanswered.
  const double none = std::nan("");
  const std::vector<double> answers{5, 4, 5, 2, 4, 5, 1, 3, 4, none, 3, 2, 4, 3};
  const auto scores = intimetry::score(plan, intimetry::row_major(answers.data(), 2, 7, 7));
  for (const auto& scale : scores.columns()) {
    for (std::size_t i = 0; i < 2; ++i) {
      std::printf("%s of respondent %zu: %.3f from %d answers\n", scale.id.c_str(), i + 1, scale.raw[i],
                  scale.answered[i]);
    }
  }
}
