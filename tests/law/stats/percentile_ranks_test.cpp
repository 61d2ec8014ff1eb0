#include "intimetry/stats/percentile_ranks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/normal_scores.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::percentile_ranks_test {
namespace {

struct Couples {
  std::vector<double> scores;
  std::vector<std::size_t> couple;
};

Couples random_couples(Random& random, std::size_t couples, double shared) {
  Couples sample;
  for (std::size_t c = 0; c < couples; ++c) {
    const double level = random.normal();
    for (int member = 0; member < 2; ++member) {
      sample.scores.push_back(std::round(3 * (shared * level + (1 - shared) * random.normal())));
      sample.couple.push_back(c);
    }
  }
  return sample;
}

double percentile_of(double score, const std::vector<double>& sample) {
  double twice = 0;
  for (const double other : sample) twice += other < score ? 2 : other == score ? 1 : 0;
  return 50 * twice / static_cast<double>(sample.size());
}

TEST(PercentileRankLaws, CouplesResampledTogetherGiveThisStandardError) {
  Random random(3);
  const Couples sample = random_couples(random, 60, 0.7);
  const auto ranks = percentile_ranks(sample.scores, sample.couple);
  const std::size_t resamples = 4000;
  for (const std::size_t at : {ranks.size() / 3, ranks.size() / 2}) {
    double sum = 0;
    double squares = 0;
    for (std::size_t b = 0; b < resamples; ++b) {
      Random draw(4, b);
      std::vector<double> drawn;
      for (std::size_t c = 0; c < 60; ++c) {
        const auto couple = static_cast<std::size_t>(draw.below(60));
        drawn.push_back(sample.scores[2 * couple]);
        drawn.push_back(sample.scores[2 * couple + 1]);
      }
      const double percentile = percentile_of(ranks[at].score, drawn);
      sum += percentile;
      squares += percentile * percentile;
    }
    const auto n = static_cast<double>(resamples);
    const double bootstrap = std::sqrt((squares - sum * sum / n) / (n - 1) * 60.0 / 59.0);
    EXPECT_NEAR(ranks[at].standard_error.value / bootstrap, 1, 0.05);
    EXPECT_GT(ranks[at].standard_error.value / percentile_ranks(sample.scores)[at].standard_error.value, 1.2);
  }
}

TEST(PercentileRankLaws, MirroredScoresMirrorThePercentiles) {
  Random random(5);
  Couples sample = random_couples(random, 40, 0.4);
  const auto ranks = percentile_ranks(sample.scores, sample.couple);
  for (double& score : sample.scores) score = -score;
  auto mirrored = percentile_ranks(sample.scores, sample.couple);
  std::reverse(mirrored.begin(), mirrored.end());
  ASSERT_EQ(ranks.size(), mirrored.size());
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    EXPECT_DOUBLE_EQ(ranks[i].percentile, 100 - mirrored[i].percentile);
    EXPECT_DOUBLE_EQ(ranks[i].standard_error.value, mirrored[i].standard_error.value);
  }
}

TEST(PercentileRankLaws, OrderOfPeopleAndNamesOfCouplesDoNotMatter) {
  Random random(6);
  Couples sample = random_couples(random, 30, 0.5);
  const auto ranks = percentile_ranks(sample.scores, sample.couple);
  std::reverse(sample.scores.begin(), sample.scores.end());
  std::reverse(sample.couple.begin(), sample.couple.end());
  for (std::size_t& couple : sample.couple) couple = 1000 - 7 * couple;
  const auto again = percentile_ranks(sample.scores, sample.couple);
  ASSERT_EQ(ranks.size(), again.size());
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    EXPECT_EQ(ranks[i].percentile, again[i].percentile);
    EXPECT_EQ(ranks[i].standard_error.value, again[i].standard_error.value);
  }
}

TEST(PercentileRankLaws, RankitIsTheNormalQuantileOfThePercentile) {
  Random random(8);
  const Couples sample = random_couples(random, 50, 0.5);
  const std::vector<double> z = normal_scores(sample.scores, PlottingPosition::rankit);
  for (const PercentileRank& rank : percentile_ranks(sample.scores)) {
    const auto at = std::find(sample.scores.begin(), sample.scores.end(), rank.score);
    const double expected = normal_quantile(rank.percentile / 100);
    EXPECT_NEAR(z[static_cast<std::size_t>(at - sample.scores.begin())], expected, 1e-12);
  }
}

TEST(NormalScoreLaws, HigherScoresNeverHaveLowerZ) {
  Random random(9);
  const Couples sample = random_couples(random, 50, 0.5);
  for (const auto& [position, name] : Words<PlottingPosition>::table) {
    const std::vector<double> z = normal_scores(sample.scores, position);
    for (std::size_t i = 0; i < z.size(); ++i) {
      for (std::size_t j = 0; j < z.size(); ++j) {
        EXPECT_EQ(sample.scores[i] < sample.scores[j], z[i] < z[j]) << name;
      }
    }
  }
}

}  // namespace
}  // namespace intimetry::percentile_ranks_test
