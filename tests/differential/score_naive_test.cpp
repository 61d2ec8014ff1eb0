// The library's scores compared with those of a naive loop, bit for bit: for element types, layouts, ways to
// mark missing answers, numbers of respondents near block sizes, and threads.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "differential/naive_score.hpp"
#include "differential/random_answers.hpp"
#include "differential/random_instrument.hpp"
#include "intimetry/core/processor.hpp"
#include "intimetry/scoring/impl/kernel_scorer.hpp"
#include "intimetry/scoring/impl/kernels.hpp"
#include "intimetry/scoring/impl/score_block.hpp"
#include "intimetry/scoring/score.hpp"

namespace intimetry::score_naive_test {
namespace {

using test::Answers;
using test::LaidOut;
using test::Layout;
using test::MissingAs;
using test::Random;
namespace naive = test::naive;

bool same_bits(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return std::memcmp(&a, &b, sizeof a) == 0;
}

/// One instrument with answers, and the scores of the naive loop.
template <class T>
struct Trial {
  Instrument instrument;
  naive::Enough enough;
  ScoringPlan plan;
  Answers<T> answers;
  std::vector<Perspective> perspectives;
  std::vector<std::vector<naive::Score>> expected;  // by respondent

  Trial(Random& random, std::size_t respondents, MissingAs missing) : instrument(random_instrument(random)) {
    PlanOptions options;
    if (random.chance(60)) {
      enough.percent = random.chance(30) ? 100 : 1 + static_cast<int>(random.below(100));
      options.missing = enough.percent == 100
                            ? MissingPolicy::complete()
                            : MissingPolicy::prorate(static_cast<double>(*enough.percent) / 100);
    }
    plan = make_plan(instrument, options);
    answers = test::random_answers<T>(random, plan, respondents, missing);
    if (random.chance(50)) {
      for (std::size_t i = 0; i < respondents; ++i) {
        perspectives.push_back(static_cast<Perspective>(random.below(Words<Perspective>::table.size())));
      }
    }
    for (std::size_t i = 0; i < respondents; ++i) expected.push_back(score_naively(i));
  }

  std::vector<naive::Score> score_naively(std::size_t respondent) const {
    naive::ScoredAdministration administration{instrument,
                                               std::vector<naive::Answer>(instrument.items.size())};
    for (std::size_t j = 0, column = 0; j < instrument.items.size() && column < plan.items.size(); ++j) {
      const Item& item = instrument.items[j];
      if (plan.items[column].id != item.id) continue;
      const bool valid = answers.valid.empty() || answers.valid[column][respondent];
      const auto code = [](bool has, double number) { return has ? std::optional(number) : std::nullopt; };
      administration.answers[j] = naive::answer_to(
          item, administration.set(item.id), static_cast<double>(answers.columns[column][respondent]), valid,
          code(answers.has_sentinel, test::sentinel),
          code(answers.has_not_applicable, test::not_applicable_number));
      ++column;
    }
    return naive::score_all(administration, enough,
                            perspectives.empty() ? std::nullopt : std::optional(perspectives[respondent]));
  }

  /// Returns the first difference as text, or nothing.
  std::string difference(const ScoreTable& table) const {
    for (std::size_t c = 0; c < table.columns().size(); ++c) {
      const ScoreColumn& column = table.columns()[c];
      for (std::size_t i = 0; i < expected.size(); ++i) {
        const naive::Score& wanted = expected[i][c];
        if (same_bits(column.raw[i], wanted.raw) && column.answered[i] == wanted.answered &&
            column.flags(i) == wanted.flags) {
          continue;
        }
        char text[200];
        std::snprintf(text, sizeof text, "%s, respondent %zu: %a, %d, %x; expected %a, %u, %x",
                      column.id.c_str(), i, column.raw[i], int{column.answered[i]}, column.flags(i).bits(),
                      wanted.raw, wanted.answered, wanted.flags.bits());
        return text;
      }
    }
    return "";
  }
};

std::size_t scales_by_kernels(const ScoringPlan& plan, const ResponseView& view) {
  const scoring::detail::KernelScorer scorer(plan, view, false);
  std::size_t count = 0;
  for (std::size_t s = 0; s < plan.scales.size(); ++s) count += scorer.has(s) ? 1 : 0;
  return count;
}

/// The variants of the kernels; what the processor does not have is not run.
template <class T, Vectors vectors>
struct Variant {
  using Element = T;
  static constexpr bool has_kernels = vectors != Vectors::plain;
  static bool begin() { return scoring::detail::use_vectors(vectors); }
};

class VariantNames {
 public:
  template <class V>
  static std::string GetName(int place) {
    static const char* const elements[] = {"int8", "int16", "int32", "int64", "float32", "float64"};
    static const char* const vectors[] = {"plain", "avx2", "avx512"};
    return std::string(elements[place / 3]) + "_" + vectors[place % 3];
  }
};

template <class V>
class NaiveScore : public testing::Test {
 protected:
  void TearDown() override { scoring::detail::use_vectors(processor_vectors()); }
};
using Variants = testing::Types<Variant<std::int8_t, Vectors::plain>, Variant<std::int8_t, Vectors::avx2>,
                                Variant<std::int8_t, Vectors::avx512>, Variant<std::int16_t, Vectors::plain>,
                                Variant<std::int16_t, Vectors::avx2>, Variant<std::int16_t, Vectors::avx512>,
                                Variant<std::int32_t, Vectors::plain>, Variant<std::int32_t, Vectors::avx2>,
                                Variant<std::int32_t, Vectors::avx512>, Variant<std::int64_t, Vectors::plain>,
                                Variant<std::int64_t, Vectors::avx2>, Variant<std::int64_t, Vectors::avx512>,
                                Variant<float, Vectors::plain>, Variant<float, Vectors::avx2>,
                                Variant<float, Vectors::avx512>, Variant<double, Vectors::plain>,
                                Variant<double, Vectors::avx2>, Variant<double, Vectors::avx512>>;
TYPED_TEST_SUITE(NaiveScore, Variants, VariantNames);

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define INTIMETRY_TEST_SANITIZED
#endif
#endif
#if defined(INTIMETRY_TEST_SANITIZED)
constexpr int share = 3;  // a third of the repetitions: sanitizers look for other faults than wrong bits
#else
constexpr int share = 1;
#endif

// Blocks have 2048 respondents, runs within a block 64 or 256, what kernels take 128, vectors up to 64 bytes.
constexpr std::size_t tails[] = {0,   1,   2,   7,   8,   9,   15,  16,  17,  31,  32,   33,   63,   64,  65,
                                 127, 128, 129, 255, 256, 257, 385, 511, 512, 513, 2047, 2048, 2049, 5000};

TYPED_TEST(NaiveScore, HasTheSameBits) {
  using Element = typename TypeParam::Element;
  if (!TypeParam::begin()) GTEST_SKIP() << "not run: this processor does not have the instructions";
  std::uint64_t seed = 1;
  std::size_t by_kernels = 0;
  for (const std::size_t respondents : tails) {
    for (const MissingAs missing : {MissingAs::nan, MissingAs::sentinel, MissingAs::bitmap}) {
      if (missing == MissingAs::nan && !std::numeric_limits<Element>::has_quiet_NaN) continue;
      for (int repeat = 0; repeat < std::max(1, (respondents > 1000 ? 2 : 6) / share); ++repeat) {
        Random random(++seed);
        const Trial<Element> trial(random, respondents, missing);
        for (const Layout layout : {Layout::column, Layout::row_major, Layout::backwards, Layout::odd}) {
          const LaidOut<Element> memory(random, trial.answers, layout);
          const ScoreTable table = score(trial.plan, memory.view(), {.perspectives = trial.perspectives});
          ASSERT_EQ(trial.difference(table), "") << "seed " << seed << ", " << respondents
                                                 << " respondents, layout " << static_cast<int>(layout);
          by_kernels += scales_by_kernels(trial.plan, memory.view());
        }
      }
    }
  }
  // So that the test is one of the kernels, and not of the plain code beside them.
  EXPECT_EQ(by_kernels != 0, TypeParam::has_kernels);
}

template <class T>
void expect_the_same_with_any_number_of_threads(std::uint64_t seed) {
  Random random(seed);
  // A thread's share is 16384 respondents: with fewer there would always be one thread.
  const Trial<T> trial(random, 2 * 16384 + 2051, MissingAs::sentinel);
  const LaidOut<T> memory(random, trial.answers, Layout::column);
  ScoreTable table;
  for (const unsigned threads : {1U, 2U, 3U, 8U, 0U}) {
    score_into(table, trial.plan, memory.view(), {.perspectives = trial.perspectives, .threads = threads});
    ASSERT_EQ(trial.difference(table), "") << threads << " threads";
  }
}

TEST(NaiveScoreThreads, ChangeNoBitOfWholeNumbers) {
  expect_the_same_with_any_number_of_threads<std::int8_t>(77);
}
TEST(NaiveScoreThreads, ChangeNoBitOfDoubles) { expect_the_same_with_any_number_of_threads<double>(78); }

// A table that is too large for the cache is written past it. Here the memory is of such a table, and aligned
// as its is; what is written there is smaller.
class NaiveScorePastCache : public testing::TestWithParam<Vectors> {
 protected:
  void TearDown() override { scoring::detail::use_vectors(processor_vectors()); }
};

template <class T>
void expect_the_same_past_the_cache(std::uint64_t seed) {
  Random random(seed);
  const Trial<T> trial(random, 2 * 2048 + 300, MissingAs::sentinel);
  const LaidOut<T> memory(random, trial.answers, Layout::column);
  ScoreTable table;
  table.resize(trial.plan.size(), large_block);
  score_into(table, trial.plan, memory.view(), {.perspectives = trial.perspectives});
  for (ScoreColumn& column : table.columns()) {
    std::fill_n(column.raw.data(), trial.answers.respondents, 0.5);
    std::fill_n(column.flag_bits.data(), trial.answers.respondents, std::uint16_t{99});
  }
  scoring::detail::BlockScorer scorer(trial.plan, memory.view(), trial.answers.respondents, true);
  for (std::size_t begin = 0; begin < trial.answers.respondents; begin += scoring::detail::block_size) {
    const std::size_t count = std::min(scoring::detail::block_size, trial.answers.respondents - begin);
    scorer.score(trial.perspectives, begin, count, table);
  }
  ASSERT_EQ(trial.difference(table), "") << "seed " << seed;
}

TEST_P(NaiveScorePastCache, HasTheSameBits) {
  if (!scoring::detail::use_vectors(GetParam())) {
    GTEST_SKIP() << "not run: this processor does not have the instructions";
  }
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    expect_the_same_past_the_cache<std::int8_t>(seed);
    expect_the_same_past_the_cache<double>(seed);
  }
}
INSTANTIATE_TEST_SUITE_P(Variants, NaiveScorePastCache,
                         testing::Values(Vectors::plain, Vectors::avx2, Vectors::avx512));

}  // namespace
}  // namespace intimetry::score_naive_test
