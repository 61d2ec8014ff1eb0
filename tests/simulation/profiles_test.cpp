#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/global_q.hpp"
#include "intimetry/stats/holm.hpp"
#include "intimetry/stats/impl/band_draws.hpp"
#include "intimetry/stats/profile_similarity.hpp"
#include "intimetry/stats/similarity_band.hpp"
#include "intimetry/stats/single_case.hpp"
#include "simulation/simulation.hpp"

namespace intimetry::profiles_test {
namespace {

using Numbers = std::vector<double>;

/// One number from each of k normal distributions.
Numbers normals(Random& random, std::size_t k, double mean, double sd) {
  Numbers x(k);
  for (double& one : x) one = mean + sd * random.normal();
  return x;
}

/// Returns chi^2_df / df by its definition.
double variance_ratio(Random& random, int df) {
  double squares = 0;
  for (const double z : normals(random, static_cast<std::size_t>(df), 0, 1)) squares += z * z;
  return squares / df;
}

constexpr std::size_t draws = 399;

/// Returns the coverage of a .95 band between quantiles of this number of draws, which are between order
/// statistics.
constexpr double band_coverage = 1 - 2 * (1 + .025 * (draws - 1)) / (draws + 1);

/// Scores of couples on k scales with the same reliability, in T units: true scores correlate .5 between a
/// person's scales, .4 between partners on one scale, and .25 otherwise.
CoupleScores group_of(std::size_t k, double reliability) {
  CoupleScores group;
  const double true_variance = 100 * reliability;
  for (std::size_t i = 0; i < 2 * k; ++i) {
    group.mean.push_back(50);
    for (std::size_t j = 0; j < 2 * k; ++j) {
      const bool person = (i < k) == (j < k);
      const double r = i == j ? 1 : i % k == j % k ? .4 : person ? .5 : .25;
      group.error.push_back(i == j ? 100 - true_variance : 0);
      group.covariance.push_back(true_variance * r + group.error.back());
    }
  }
  return group;
}

/// True and observed scores of one couple drawn from a group.
struct Couple {
  Numbers truth;
  Numbers observed;
  [[nodiscard]] static std::span<const double> half(const Numbers& x, bool first) {
    const std::size_t k = x.size() / 2;
    return {x.data() + (first ? 0 : k), k};
  }
};

Couple drawn(Random& random, const CoupleScores& group, const Numbers& triangle) {
  const std::size_t size = group.mean.size();
  const Numbers z = normals(random, size, 0, 1);
  Couple couple{group.mean, {}};
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) couple.truth[i] += triangle[i * size + j] * z[j];
  }
  couple.observed = couple.truth;
  for (std::size_t i = 0; i < size; ++i) {
    couple.observed[i] += std::sqrt(group.error[i * size + i]) * random.normal();
  }
  return couple;
}

Numbers true_triangle(const CoupleScores& group) {
  Numbers truth = group.covariance;
  for (std::size_t i = 0; i < truth.size(); ++i) truth[i] -= group.error[i];
  return stats::detail::triangle_of(truth, group.mean.size());
}

TEST(ProfileSimulation, QHoldsItsLevelWhereErrorsAreKnown) {
  for (const std::size_t k : {2U, 5U, 8U}) {
    Random random(default_seed, k);
    std::array<test::Rate, 3> found;
    std::vector<double> errors;
    for (std::size_t i = 0; i < k; ++i) errors.push_back(2 + static_cast<double>(i % 3));
    for (std::size_t round = 0; round < test::replications(20'000); ++round) {
      Numbers d(k);
      for (std::size_t i = 0; i < k; ++i) d[i] = errors[i] * random.normal();
      const GlobalQ q = global_q(d, errors);
      found[0].count(q.total.p.value <= .05);
      found[1].count(q.elevation.p.value <= .05);
      found[2].count(q.rest.p.value <= .05);
    }
    for (std::size_t part = 0; part < 3; ++part) {
      test::print_row(
          "Q, known errors | " + std::to_string(k) + " | " + std::array{"total", "elevation", "rest"}[part],
          found[part]);
      EXPECT_TRUE(found[part].agrees_with(.05)) << k << " " << part << ": " << found[part].value();
    }
  }
}

// A possible mistake: chi-square with estimated errors. The simulated null distribution keeps the level;
// chi-square does not.
TEST(ProfileSimulation, QHoldsItsLevelWhereErrorsAreEstimated) {
  for (const double df : {5.0, 7.0, 11.0}) {
    const std::size_t k = 5;
    Random random(default_seed, 100 + static_cast<std::uint64_t>(df));
    std::array<test::Rate, 3> found;
    test::Rate chi_square;
    for (std::size_t round = 0; round < test::replications(10'000); ++round) {
      Numbers d(k);
      Numbers errors(k);
      for (std::size_t i = 0; i < k; ++i) {
        const double sd = 2 + static_cast<double>(i % 3);
        d[i] = sd * random.normal();
        errors[i] = sd * std::sqrt(variance_ratio(random, static_cast<int>(df)));
      }
      const GlobalQ q = estimated_global_q(d, errors, Numbers(k, df), 199, round);
      found[0].count(q.total.p.value <= .05);
      found[1].count(q.elevation.p.value <= .05);
      found[2].count(q.rest.p.value <= .05);
      chi_square.count(global_q(d, errors).total.p.value <= .05);
    }
    const std::string cell = " | " + std::to_string(static_cast<int>(df)) + " df | ";
    test::print_row("Q, estimated errors" + cell + "total", found[0]);
    test::print_row("Q, estimated errors" + cell + "elevation", found[1]);
    test::print_row("Q, estimated errors" + cell + "rest", found[2]);
    test::print_row("Q, estimated errors" + cell + "total, by chi-square", chi_square);
    EXPECT_TRUE(found[0].agrees_with(.05)) << df << " " << found[0].value();
    EXPECT_NEAR(found[1].value(), .05, .02) << df;
    EXPECT_NEAR(found[2].value(), .05, .02) << df;
    EXPECT_GT(chi_square.value(), .08) << df;
  }
}

// Band (a): of couples with one true profile, .95 have an ICC inside it.
TEST(ProfileSimulation, EqualProfilesStayInsideTheirBand) {
  test::Rate all;
  for (const double reliability : {.6, .72, .9}) {
    const std::size_t k = 5;
    const CoupleScores group = group_of(k, reliability);
    const Numbers triangle = true_triangle(group);
    Random random(default_seed, static_cast<std::uint64_t>(1000 * reliability));
    const double error = std::sqrt(100 * (1 - reliability));
    const std::vector<PlaceError> places(k, PlaceError{error * std::sqrt(2.0)});
    test::Rate inside;
    for (std::size_t round = 0; round < test::replications(4'000); ++round) {
      const Couple couple = drawn(random, group, triangle);
      const auto truth = Couple::half(couple.truth, true);
      Numbers a(truth.begin(), truth.end());
      Numbers b = a;
      for (std::size_t i = 0; i < k; ++i) {
        a[i] += error * random.normal();
        b[i] += error * random.normal();
      }
      const SimilarityBand band = equal_profiles_band(a, b, places, {.draws = draws, .seed = round});
      const bool is_inside =
          band.interval.low <= band.observed.value && band.observed.value <= band.interval.high;
      inside.count(is_inside);
      all.count(is_inside);
    }
    test::print_row("band (a) | reliability " + std::to_string(reliability).substr(0, 3), inside);
  }
  EXPECT_TRUE(all.agrees_with(band_coverage)) << all.value();
}

/// An invalid band: noise added to the observed scores.
Interval noise_band(std::span<const double> a, std::span<const double> b, double error, std::uint64_t seed) {
  Random random(seed);
  Numbers drawn(199);
  Numbers x(a.size());
  Numbers y(b.size());
  for (double& icc : drawn) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      x[i] = a[i] + error * random.normal();
      y[i] = b[i] + error * random.normal();
    }
    icc = double_entry_icc(x, y).value;
  }
  std::sort(drawn.begin(), drawn.end());
  return {stats::detail::quantile_of(drawn, .025), stats::detail::quantile_of(drawn, .975)};
}

// Band (b): .95 of couples' true ICC are inside. A possible mistake: noise added to observed scores has a
// much lower coverage.
TEST(ProfileSimulation, TrueProfilesLieInsideTheirBand) {
  test::Rate all;
  for (const double reliability : {.6, .72, .9}) {
    const std::size_t k = 5;
    const CoupleScores group = group_of(k, reliability);
    const Numbers triangle = true_triangle(group);
    Random random(default_seed, static_cast<std::uint64_t>(2000 * reliability));
    test::Rate inside;
    test::Rate by_noise;
    for (std::size_t round = 0; round < test::replications(4'000); ++round) {
      const Couple couple = drawn(random, group, triangle);
      const auto a = Couple::half(couple.observed, true);
      const auto b = Couple::half(couple.observed, false);
      const double truth =
          double_entry_icc(Couple::half(couple.truth, true), Couple::half(couple.truth, false)).value;
      const SimilarityBand band = true_profiles_band(a, b, group, {.draws = draws, .seed = round});
      const bool is_inside = band.interval.low <= truth && truth <= band.interval.high;
      inside.count(is_inside);
      all.count(is_inside);
      const Interval noise = noise_band(a, b, std::sqrt(100 * (1 - reliability)), round);
      by_noise.count(noise.low <= truth && truth <= noise.high);
    }
    const std::string cell = " | reliability " + std::to_string(reliability).substr(0, 3);
    test::print_row("band (b)" + cell, inside);
    test::print_row("noise added to observed scores" + cell, by_noise);
    EXPECT_LT(by_noise.value(), .93) << reliability;
  }
  EXPECT_TRUE(all.agrees_with(band_coverage)) << all.value();
}

TEST(ProfileSimulation, SingleCasesHoldTheirLevelHoweverSmallTheNormGroup) {
  for (const std::size_t n : {5U, 20U, 100U}) {
    Random random(default_seed, 300 + n);
    test::Rate roles;
    test::Rate exchangeable;
    for (std::size_t round = 0; round < test::replications(10'000); ++round) {
      Numbers d = normals(random, n + 1, 2, 5);
      Numbers centred = normals(random, n + 1, 0, 5);
      double mean = 0;
      double squares = 0;
      for (std::size_t i = 0; i < n; ++i) mean += d[i] / static_cast<double>(n);
      for (std::size_t i = 0; i < n; ++i) squares += (d[i] - mean) * (d[i] - mean);
      const double sd = std::sqrt(squares / static_cast<double>(n - 1));
      // The SD of the differences as that of two members with r 0, one of them with zero variance.
      const DifferenceNorm norm{mean, sd, 0, 0, static_cast<double>(n)};
      roles.count(difference_test(d[n], norm).p.value <= .05);
      squares = 0;
      for (std::size_t i = 0; i < n; ++i) squares += centred[i] * centred[i];
      exchangeable.count(exchangeable_difference_test(centred[n], squares, static_cast<double>(n)).p.value <=
                         .05);
    }
    test::print_row("abnormality, roles | n " + std::to_string(n), roles);
    test::print_row("abnormality, exchangeable | n " + std::to_string(n), exchangeable);
    EXPECT_TRUE(roles.agrees_with(.05)) << n << " " << roles.value();
    EXPECT_TRUE(exchangeable.agrees_with(.05)) << n << " " << exchangeable.value();
  }
}

// Why bands are necessary: the ICC of one true profile on five scales with reliability .72.
TEST(ProfileSimulation, EqualTrueProfilesShowNearlyAnySimilarity) {
  for (const double scales_r : {.5, 0.0}) {
    const std::size_t k = 5;
    Random random(default_seed, scales_r > 0 ? 41 : 42);
    Numbers r;
    Numbers icc;
    test::Rate any_beyond;
    test::Rate any_by_holm;
    for (std::size_t round = 0; round < test::replications(20'000); ++round) {
      const double common = random.normal();
      Numbers a(k);
      Numbers b(k);
      Numbers p(k);
      bool beyond = false;
      for (std::size_t i = 0; i < k; ++i) {
        const double truth =
            std::sqrt(.72) * (std::sqrt(scales_r) * common + std::sqrt(1 - scales_r) * random.normal());
        a[i] = truth + std::sqrt(.28) * random.normal();
        b[i] = truth + std::sqrt(.28) * random.normal();
        const double z = (a[i] - b[i]) / std::sqrt(.56);
        beyond = beyond || std::abs(z) > 1.959963984540054;
        p[i] = 2 * normal_probability(std::abs(z), Tail::upper);
      }
      r.push_back(profile_pearson(a, b).value);
      icc.push_back(double_entry_icc(a, b).value);
      any_beyond.count(beyond);
      bool holm = false;
      for (const double one : holm_adjusted(p).p) holm = holm || one <= .05;
      any_by_holm.count(holm);
    }
    std::sort(r.begin(), r.end());
    std::sort(icc.begin(), icc.end());
    std::printf("| true scales correlate %.1f | r %.2f to %.2f | ICC %.2f to %.2f |\n", scales_r,
                stats::detail::quantile_of(r, .025), stats::detail::quantile_of(r, .975),
                stats::detail::quantile_of(icc, .025), stats::detail::quantile_of(icc, .975));
    test::print_row("any of five beyond 1.96 errors", any_beyond);
    test::print_row("any of five flagged after Holm", any_by_holm);
    EXPECT_NEAR(stats::detail::quantile_of(r, .025), scales_r > 0 ? -.54 : -.26, .03);
    EXPECT_NEAR(stats::detail::quantile_of(icc, .025), scales_r > 0 ? -.53 : -.31, .03);
    EXPECT_NEAR(stats::detail::quantile_of(icc, .975), scales_r > 0 ? .91 : .95, .01);
    EXPECT_TRUE(any_beyond.agrees_with(1 - std::pow(.95, 5))) << any_beyond.value();
    EXPECT_TRUE(any_by_holm.agrees_with(.0490)) << any_by_holm.value();  // 1 - .99^5
  }
}

}  // namespace
}  // namespace intimetry::profiles_test
