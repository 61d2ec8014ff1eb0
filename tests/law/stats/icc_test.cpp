#include "intimetry/stats/icc.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "intimetry/stats/alpha.hpp"

namespace intimetry::icc_test {
namespace {

struct Ratings {
  std::size_t judges;
  std::vector<double> rows;
};

Ratings ratings(std::mt19937& random) {
  Ratings drawn{2 + random() % 5, {}};
  const std::size_t n = 3 + random() % 40;
  const std::size_t agreement = random() % 5;
  for (std::size_t i = 0; i < n; ++i) {
    const auto target = static_cast<double>(random() % (1 + agreement));
    for (std::size_t j = 0; j < drawn.judges; ++j) {
      drawn.rows.push_back(target + static_cast<double>(j) / 3 + static_cast<double>(random() % 1000) / 200);
    }
  }
  return drawn;
}

TEST(IccLaw, OfTheMeanOfKConsistentJudgesIsAlpha) {
  std::mt19937 random(21);
  for (int round = 0; round < 200; ++round) {
    const Ratings drawn = ratings(random);
    const Icc icc = intraclass_correlation(drawn.rows, drawn.judges);
    const Alpha alpha = cronbach_alpha(drawn.rows, drawn.judges);
    EXPECT_NEAR(icc.forms[5].value.value, alpha.alpha.value, 1e-10 * (1 + std::abs(alpha.alpha.value)));
    EXPECT_NEAR(icc.forms[5].interval.low, alpha.feldt.low, 1e-9 * (1 + std::abs(alpha.feldt.low)));
    EXPECT_NEAR(icc.forms[5].interval.high, alpha.feldt.high, 1e-9 * (1 + std::abs(alpha.feldt.high)));
  }
}

TEST(IccLaw, TheIntervalHoldsTheValueAndNothingIsNaNWithoutAReason) {
  std::mt19937 random(22);
  for (int round = 0; round < 500; ++round) {
    const Ratings drawn = ratings(random);
    for (const IccForm& form : intraclass_correlation(drawn.rows, drawn.judges).forms) {
      EXPECT_EQ(form.value.exists(), !std::isnan(form.value.value));
      EXPECT_EQ(form.interval.exists(), !std::isnan(form.interval.low) && !std::isnan(form.interval.high));
      if (!form.interval.exists()) continue;
      EXPECT_LE(form.interval.low, form.value.value) << form.shrout_fleiss;
      EXPECT_GE(form.interval.high, form.value.value) << form.shrout_fleiss;
    }
  }
}

TEST(IccLaw, NeitherUnitNorOriginMatters) {
  std::mt19937 random(23);
  for (int round = 0; round < 100; ++round) {
    const Ratings drawn = ratings(random);
    Ratings other = drawn;
    for (double& x : other.rows) x = 1000 - 3 * x;
    const Icc a = intraclass_correlation(drawn.rows, drawn.judges);
    const Icc b = intraclass_correlation(other.rows, other.judges);
    for (std::size_t i = 0; i < a.forms.size(); ++i) {
      ASSERT_EQ(a.forms[i].value.reason, b.forms[i].value.reason);
      if (!a.forms[i].value.exists()) continue;
      EXPECT_NEAR(a.forms[i].value.value, b.forms[i].value.value,
                  1e-9 * (1 + std::abs(a.forms[i].value.value)));
    }
  }
}

}  // namespace
}  // namespace intimetry::icc_test
