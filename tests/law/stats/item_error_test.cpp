#include "intimetry/stats/item_error.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "intimetry/stats/difference_error.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::item_error_test {
namespace {

using ScoredAdministration = std::vector<double>;

/// Couples' answers 0 to 4: the first partner's k items, then the second's, row by row.
std::vector<ScoredAdministration> random_couples(Random& random, std::size_t couples, std::size_t k) {
  std::vector<ScoredAdministration> rows(couples, ScoredAdministration(2 * k));
  for (ScoredAdministration& row : rows) {
    const double level = random.normal();
    for (double& answer : row) {
      answer = std::min(4.0, std::max(0.0, std::round(2 + level + random.normal())));
    }
  }
  return rows;
}

/// Subtracts the mean over couples from each column, so that no item is easier for one partner.
void centre(std::vector<ScoredAdministration>& rows) {
  for (std::size_t j = 0; j < rows[0].size(); ++j) {
    double mean = 0;
    for (const ScoredAdministration& row : rows) mean += row[j] / static_cast<double>(rows.size());
    for (ScoredAdministration& row : rows) row[j] -= mean;
  }
}

TEST(ItemErrorLaws, MeanOverCouplesIsTheErrorOfTheDifferenceInTheSample) {
  for (std::size_t trial = 0; trial < 20; ++trial) {
    Random random(7, trial);
    const std::size_t k = 2 + trial;
    const std::size_t n = 10 + 3 * trial;
    std::vector<ScoredAdministration> rows = random_couples(random, n, k);
    centre(rows);
    Comoments comoments(2 * k);
    double mean_square = 0;
    for (const ScoredAdministration& row : rows) {
      comoments.add(row);
      ScoredAdministration differences(k);
      for (std::size_t i = 0; i < k; ++i) differences[i] = row[i] - row[k + i];
      const double error = paired_item_error(differences).standard_error.value;
      mean_square += error * error / static_cast<double>(n - 1);  // the same denominator as the covariances
    }
    const DifferenceError sample = difference_error(comoments.covariances(Cases::listwise));
    EXPECT_NEAR(mean_square, sample.standard_error.value * sample.standard_error.value, 1e-9 * mean_square);
  }
}

TEST(ItemErrorLaws, DifferenceErrorIsThatOfTheItemDifferencesAsASum) {
  Random random(8, 0);
  for (std::size_t trial = 0; trial < 20; ++trial) {
    const std::size_t k = 2 + trial % 7;
    Comoments administrations(2 * k);
    Comoments sums(1);
    for (const ScoredAdministration& row : random_couples(random, 30, k)) {
      administrations.add(row);
      ScoredAdministration difference(1, 0.0);
      for (std::size_t i = 0; i < k; ++i) difference[0] += row[i] - row[k + i];
      sums.add(difference);
    }
    const DifferenceError error = difference_error(administrations.covariances(Cases::listwise));
    const double variance = sums.covariances(Cases::listwise)(0, 0);
    EXPECT_NEAR(error.standard_error.value, std::sqrt(variance * (1 - error.difference_alpha.value)), 1e-9);
    EXPECT_NEAR(error.independent.value, std::hypot(error.sem_a.value, error.sem_b.value), 1e-9);
  }
}

// A possible mistake: subtracting the correlation of the partners' scores, as if their true similarity were
// error.
TEST(ItemErrorLaws, WhatPartnersTrulyShareDoesNotEnterTheErrorOfTheDifference) {
  Random random(11, 0);
  for (std::size_t trial = 0; trial < 20; ++trial) {
    const std::size_t k = 2 + trial % 7;
    Comoments as_they_are(2 * k);
    Comoments closer(2 * k);
    for (ScoredAdministration& row : random_couples(random, 30, k)) {
      as_they_are.add(row);
      const double together = 3 * random.normal();  // added to every item of both
      for (double& answer : row) answer += together;
      closer.add(row);
    }
    const DifferenceError one = difference_error(as_they_are.covariances(Cases::listwise));
    const DifferenceError other = difference_error(closer.covariances(Cases::listwise));
    EXPECT_NEAR(one.standard_error.value, other.standard_error.value, 1e-9);
    EXPECT_NEAR(one.covariance.value, other.covariance.value, 1e-9);
    EXPECT_NEAR(one.sem_a.value, other.sem_a.value, 1e-9);
  }
}

TEST(ItemErrorLaws, ExchangingTheAdministrationsChangesTheSignAlone) {
  Random random(9, 0);
  for (std::size_t trial = 0; trial < 50; ++trial) {
    ScoredAdministration differences(5 + trial % 8);
    for (double& d : differences) d = std::round(2 * random.normal());
    const ItemError error = paired_item_error(differences);
    for (double& d : differences) d = -d;
    const ItemError other = paired_item_error(differences);
    EXPECT_EQ(error.value.value, -other.value.value);
    EXPECT_EQ(error.standard_error.reason, other.standard_error.reason);
    if (error.standard_error.exists()) {
      EXPECT_EQ(error.standard_error.value, other.standard_error.value);
    }
  }
}

TEST(ItemErrorLaws, ReversingAnInstrumentLeavesTheErrorOfAScore) {
  Random random(10, 0);
  for (std::size_t trial = 0; trial < 50; ++trial) {
    const std::size_t k = 5 + trial % 8;
    ScoredAdministration shares(k);
    ScoredAdministration reversed(k);
    for (std::size_t i = 0; i < k; ++i) {
      shares[i] = static_cast<double>(random.below(5)) / 4;
      reversed[i] = 1 - shares[i];
    }
    const ScoredAdministration ranges(k, 4.0);
    const ItemError error = conditional_error(shares, ranges);
    const ItemError other = conditional_error(reversed, ranges);
    EXPECT_NEAR(error.value.value + other.value.value, 4.0 * static_cast<double>(k), 1e-12);
    if (error.standard_error.exists()) {
      EXPECT_NEAR(error.standard_error.value, other.standard_error.value, 1e-12);
    }
  }
}

}  // namespace
}  // namespace intimetry::item_error_test
