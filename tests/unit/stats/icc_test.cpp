#include "intimetry/stats/icc.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::icc_test {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

void expect_nothing(const Icc& result, MissingReason reason) {
  for (const IccForm& form : result.forms) {
    EXPECT_EQ(form.value.reason, reason) << form.shrout_fleiss;
    EXPECT_EQ(form.interval.reason, reason) << form.shrout_fleiss;
    EXPECT_FALSE(form.f.exists() || form.p.exists()) << form.shrout_fleiss;
    EXPECT_TRUE(std::isnan(form.value.value) && std::isnan(form.interval.low));
  }
}

TEST(Icc, HasBothNames) {
  const Icc result = intraclass_correlation(std::vector<double>{1, 2, 3, 5}, 2);
  std::string names;
  for (const IccForm& form : result.forms) {
    names += std::string(form.shrout_fleiss) + "=" + std::string(form.mcgraw_wong) + " ";
  }
  EXPECT_EQ(names,
            "ICC(1,1)=ICC(1) ICC(2,1)=ICC(A,1) ICC(3,1)=ICC(C,1) ICC(1,k)=ICC(k) ICC(2,k)=ICC(A,k) "
            "ICC(3,k)=ICC(C,k) ");
}

TEST(Icc, MeanSquaresByHand) {
  // Targets (1, 3), (2, 2), (6, 4): means 2, 2, 5; judges' means 3, 3; grand mean 3.
  const Icc result = intraclass_correlation(std::vector<double>{1, 3, 2, 2, 6, 4}, 2);
  EXPECT_DOUBLE_EQ(result.mean_squares.targets, 6);
  EXPECT_DOUBLE_EQ(result.mean_squares.judges, 0);
  EXPECT_DOUBLE_EQ(result.mean_squares.residual, 2);
  EXPECT_DOUBLE_EQ(result.mean_squares.within, 4.0 / 3);
  EXPECT_DOUBLE_EQ(result.forms[2].value.value, 0.5);
  EXPECT_DOUBLE_EQ(result.forms[0].value.value, (6 - 4.0 / 3) / (6 + 4.0 / 3));
}

TEST(Icc, NegativeIsNotMadeZero) {
  const Icc result = intraclass_correlation(std::vector<double>{1, 5, 2, 4, 4, 3, 5, 1}, 2);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_LT(result.forms[i].value.value, 0) << result.forms[i].shrout_fleiss;
  }
  EXPECT_LT(result.forms[3].value.value, -1);
  EXPECT_LT(result.forms[0].interval.low, 0);
}

TEST(Icc, PerfectAgreementIsOne) {
  const Icc result = intraclass_correlation(std::vector<double>{.1, .1, .1, .7, .7, .7, .4, .4, .4}, 3);
  for (const IccForm& form : result.forms) {
    EXPECT_DOUBLE_EQ(form.value.value, 1) << form.shrout_fleiss;
    EXPECT_DOUBLE_EQ(form.interval.low, 1) << form.shrout_fleiss;
    EXPECT_DOUBLE_EQ(form.interval.high, 1) << form.shrout_fleiss;
    EXPECT_EQ(form.f.reason, MissingReason::zero_variance);
  }
}

TEST(Icc, JudgesAConstantApartAreConsistentButDoNotAgree) {
  const Icc result = intraclass_correlation(std::vector<double>{1, 3, 2, 4, 3, 5, 4, 6}, 2);
  EXPECT_DOUBLE_EQ(result.forms[2].value.value, 1);
  EXPECT_LT(result.forms[1].value.value, 0.6);
  EXPECT_TRUE(result.forms[1].interval.exists());
  EXPECT_LT(result.forms[1].interval.low, result.forms[1].value.value);
}

TEST(Icc, TargetsThatDoNotDiffer) {
  // Every target's mean is 3: nothing between targets for the mean of k judges to be reliable about.
  const Icc result = intraclass_correlation(std::vector<double>{1, 5, 2, 4, 5, 1}, 2);
  EXPECT_DOUBLE_EQ(result.forms[0].value.value, -1);
  EXPECT_EQ(result.forms[3].value.reason, MissingReason::zero_variance);
  EXPECT_EQ(result.forms[5].value.reason, MissingReason::zero_variance);
  EXPECT_EQ(result.forms[5].interval.reason, MissingReason::zero_variance);
}

TEST(Icc, ADenominatorBelowZeroIsNotTurnedIntoAReliability) {
  // B + (J - E)/n is below zero: the quotient would be a positive number.
  const Icc result = intraclass_correlation(std::vector<double>{1, 5, 5, 1, 3, 3.1}, 2);
  EXPECT_LT(result.forms[1].value.value, 0);
  EXPECT_EQ(result.forms[4].value.reason, MissingReason::contradictory);
  EXPECT_EQ(result.forms[4].interval.reason, MissingReason::contradictory);
}

TEST(Icc, SaysWhyItDoesNotExist) {
  expect_nothing(intraclass_correlation(std::vector<double>{1, 2, 3}, 1), MissingReason::number_of_items);
  expect_nothing(intraclass_correlation(std::vector<double>{1, 2, 3}, 3), MissingReason::too_few_cases);
  expect_nothing(intraclass_correlation(std::vector<double>{}, 3), MissingReason::too_few_cases);
  expect_nothing(intraclass_correlation(std::vector<double>(6, none), 2), MissingReason::too_few_cases);
  expect_nothing(intraclass_correlation(std::vector<double>{1, none, 2, 3}, 2), MissingReason::too_few_cases);
  expect_nothing(intraclass_correlation(std::vector<double>(12, 0.1), 3), MissingReason::zero_variance);
}

TEST(Icc, RefusesCovariancesThatAreNotListwise) {
  Comoments ratings(2);
  ratings.add(std::vector<double>{1, 2, 3, 5, 4, none});
  EXPECT_THROW(intraclass_correlation(ratings.covariances(Cases::pairwise)), Error);
  EXPECT_EQ(intraclass_correlation(ratings.covariances(Cases::listwise)).n, 2);
}

TEST(Icc, RefusesWhatIsNoTable) {
  EXPECT_THROW(intraclass_correlation(std::vector<double>{1, 2, 3}, 2), Error);
  EXPECT_THROW(intraclass_correlation(std::vector<double>{1, 2}, 0), Error);
  EXPECT_THROW(intraclass_correlation(std::vector<double>{1, 2, 3, 4}, 2, 1.0), Error);
  EXPECT_THROW(intraclass_correlation(std::vector<double>{1, std::numeric_limits<double>::infinity()}, 2),
               Error);
}

}  // namespace
}  // namespace intimetry::icc_test
