#include "intimetry/stats/percentile_ranks.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "intimetry/stats/distributions.hpp"
#include "simulation/simulation.hpp"

namespace intimetry::percentile_ranks_test {
namespace {

// Couples whose partners' scores correlate .6; scores are whole numbers with mean 20 and SD 4.
constexpr double partners_r = 0.6;
constexpr std::array<double, 3> scores{15, 20, 27};

double true_percentile(double score) {
  return 50 * (normal_probability((score - 20.5) / 4) + normal_probability((score - 19.5) / 4));
}

struct Coverage {
  std::array<test::Rate, 3> together;
  std::array<test::Rate, 3> alone;
};

void count(std::array<test::Rate, 3>& rates, const std::vector<PercentileRank>& ranks) {
  for (std::size_t i = 0; i < scores.size(); ++i) {
    for (const PercentileRank& rank : ranks) {
      if (rank.score != scores[i]) continue;
      const double distance = std::abs(rank.percentile - true_percentile(scores[i]));
      rates[i].count(distance <= 1.959963984540054 * rank.standard_error.value);
    }
  }
}

Coverage simulated(std::size_t couples, std::size_t replications) {
  Coverage coverage;
  for (std::size_t i = 0; i < replications; ++i) {
    Random random(default_seed, i);
    std::vector<double> sample;
    std::vector<std::size_t> couple;
    for (std::size_t c = 0; c < couples; ++c) {
      const double shared = std::sqrt(partners_r) * random.normal();
      for (int member = 0; member < 2; ++member) {
        sample.push_back(std::round(20 + 4 * (shared + std::sqrt(1 - partners_r) * random.normal())));
        couple.push_back(c);
      }
    }
    count(coverage.together, percentile_ranks(sample, couple));
    count(coverage.alone, percentile_ranks(sample));
  }
  return coverage;
}

TEST(PercentileRanksSimulation, IntervalsCoverWherePartnersAreResampledTogetherAndNotWhereStacked) {
  const std::size_t replications = test::replications(10000);
  for (const std::size_t couples : {100U, 250U}) {
    const Coverage coverage = simulated(couples, replications);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const std::string at = std::to_string(couples) + " couples, percentile " +
                             std::to_string(static_cast<int>(std::round(true_percentile(scores[i]))));
      test::print_row(at + " | together", coverage.together[i]);
      test::print_row(at + " | as independent", coverage.alone[i]);
      // Near the ends a symmetric interval of a proportion has too low coverage; see docs/simulations.md.
      EXPECT_GE(coverage.together[i].value(), i == 1 ? 0.94 : 0.905) << at;
      EXPECT_LE(coverage.together[i].value(), 0.96) << at;
      EXPECT_LT(coverage.alone[i].value(), coverage.together[i].value()) << at;
    }
    EXPECT_LT(coverage.alone[1].value(), 0.91);
  }
}

}  // namespace
}  // namespace intimetry::percentile_ranks_test
