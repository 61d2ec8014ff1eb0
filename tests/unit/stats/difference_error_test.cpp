#include "intimetry/stats/difference_error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::difference_error_test {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

DifferenceError of_rows(std::size_t columns, const std::vector<double>& rows) {
  Comoments comoments(columns);
  comoments.add(rows);
  return difference_error(comoments.covariances(Cases::listwise));
}

TEST(DifferenceError, OfPartnersWhoAnswerAlikeIsZero) {
  const DifferenceError error = of_rows(4, {1, 2, 1, 2, 3, 1, 3, 1, 2, 2, 2, 2, 4, 3, 4, 3});
  EXPECT_EQ(error.standard_error.value, 0);
  EXPECT_EQ(error.difference_alpha.reason, MissingReason::zero_variance);
  EXPECT_GT(error.independent.value, 0);
  EXPECT_NEAR(error.covariance.value, error.sem_a.value * error.sem_b.value, 1e-12);
}

TEST(DifferenceError, DoesNotExistForOneItemOrOneCouple) {
  EXPECT_EQ(of_rows(2, {1, 2, 3, 4, 5, 1}).standard_error.reason, MissingReason::number_of_items);
  EXPECT_EQ(of_rows(4, {1, 2, 3, 4}).standard_error.reason, MissingReason::too_few_cases);
  EXPECT_EQ(of_rows(4, {1, 2, 3, none, none, 2, 3, 4}).sem_a.reason, MissingReason::too_few_cases);
}

TEST(DifferenceError, RefusesAdministrationsOfDifferentLength) {
  EXPECT_THROW((void)of_rows(3, {1, 2, 3, 4, 5, 6}), Error);
}

}  // namespace
}  // namespace intimetry::difference_error_test
