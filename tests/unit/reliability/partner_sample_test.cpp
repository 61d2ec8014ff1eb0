#include "intimetry/reliability/partner_sample.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/reliability/reliability_kit.hpp"

namespace intimetry::partner_sample_test {
namespace {

using test::answers;

/// Both partners' rows, one after the other, named a and b.
struct Couples {
  std::vector<double> rows;
  std::vector<std::string> names;
  std::vector<std::string_view> couple;
  std::vector<std::string_view> partner;

  Couples(std::size_t n, std::size_t k) : rows(answers(2 * n, k, 6)) {
    for (std::size_t c = 0; c < n; ++c) names.push_back("c" + std::to_string(c));
    for (std::size_t row = 0; row < 2 * n; ++row) {
      couple.push_back(names[row / 2]);
      partner.push_back(row % 2 == 0 ? "a" : "b");
    }
  }
};

TEST(PartnerSample, ErrorIsThatOfTheItemDifferences) {
  const ScoringPlan plan = make_plan(test::one_scale(4));
  const Couples sample(150, 4);
  PartnerSample partners(plan);
  partners.add(row_major(sample.rows.data(), 300, 4, 4), sample.couple, sample.partner);
  const PartnerError found = partners.error(0);
  // SE_d^2 = s_D^2 (1 - alpha of the item differences).
  std::vector<double> differences;
  double mean = 0;
  for (std::size_t c = 0; c < 150; ++c) {
    for (std::size_t i = 0; i < 4; ++i) {
      differences.push_back(sample.rows[8 * c + i] - sample.rows[8 * c + 4 + i]);
      mean += differences.back() / 150;
    }
  }
  double variance = 0;
  for (std::size_t c = 0; c < 150; ++c) {
    double d = -mean;
    for (std::size_t i = 0; i < 4; ++i) d += differences[4 * c + i];
    variance += d * d / 149;
  }
  const double alpha = cronbach_alpha(differences, 4).alpha.value;
  EXPECT_NEAR(found.standard_error.value, std::sqrt(variance * (1 - alpha)), 1e-10);
  EXPECT_EQ(found.error.n, 150);
  EXPECT_EQ(partners.pairs(), 150);
  EXPECT_NEAR(found.independent.value, std::hypot(found.sem_a.value, found.sem_b.value), 1e-12);
}

TEST(PartnerSample, TheOrderOfRowsDoesNotMatter) {
  const ScoringPlan plan = make_plan(test::one_scale(4));
  const Couples sample(40, 4);
  PartnerSample in_order(plan);
  in_order.add(row_major(sample.rows.data(), 80, 4, 4), sample.couple, sample.partner);
  // All b, then all a, in two blocks.
  PartnerSample apart(plan);
  for (const std::size_t side : {1U, 0U}) {
    std::vector<double> rows;
    std::vector<std::string_view> couple;
    std::vector<std::string_view> partner;
    for (std::size_t c = 0; c < 40; ++c) {
      rows.insert(rows.end(), &sample.rows[8 * c + 4 * side], &sample.rows[8 * c + 4 * side] + 4);
      couple.push_back(sample.couple[2 * c]);
      partner.push_back(side == 0 ? "a" : "b");
    }
    apart.add(row_major(rows.data(), 40, 4, 4), couple, partner);
    EXPECT_EQ(apart.waiting(), side == 1 ? 40U : 0U);
  }
  EXPECT_EQ(apart.error(0).standard_error.value, in_order.error(0).standard_error.value);
  EXPECT_EQ(apart.error(0).sem_a.value, in_order.error(0).sem_a.value);
}

TEST(PartnerSample, LeavesOutWhoHasNoPartner) {
  const ScoringPlan plan = make_plan(test::one_scale(3));
  const std::vector<double> rows = answers(5, 3, 7);
  const std::vector<std::string_view> couple{"x", "x", "y", "", "z"};
  const std::vector<std::string_view> partner{"a", "a", "a", "a", "b"};
  PartnerSample partners(plan);
  partners.add(row_major(rows.data(), 5, 3, 3), couple, partner);
  EXPECT_EQ(partners.pairs(), 0);
  EXPECT_EQ(partners.repeated(), 1);
  EXPECT_EQ(partners.waiting(), 3U);
  EXPECT_EQ(partners.error(0).standard_error.reason, MissingReason::too_few_cases);
  EXPECT_EQ(partners.error(0).error_correlation.reason, MissingReason::too_few_cases);
}

TEST(PartnerSample, WithoutItemDataIndependenceIsAssumed) {
  EXPECT_EQ(independent_difference_error(3.0, 4.0).value, 5);
  EXPECT_EQ(independent_difference_error(MissingReason::zero_variance, 4.0).reason,
            MissingReason::zero_variance);
  EXPECT_EQ(independent_difference_error(3.0, MissingReason::contradictory).reason,
            MissingReason::contradictory);
}

TEST(PartnerSample, RefusesOtherNumbersOfNames) {
  const ScoringPlan plan = make_plan(test::one_scale(3));
  const std::vector<double> rows = answers(2, 3, 7);
  const std::vector<std::string_view> two{"x", "x"};
  const std::vector<std::string_view> one{"x"};
  PartnerSample partners(plan);
  EXPECT_THROW(partners.add(row_major(rows.data(), 2, 3, 3), one, two), Error);
  EXPECT_THROW(partners.add(row_major(rows.data(), 2, 3, 3), two, one), Error);
}

}  // namespace
}  // namespace intimetry::partner_sample_test
