// The library's scores compared with those of a naive loop, bit for bit: for element types, layouts, ways to
// mark missing answers, numbers of respondents near block sizes, and threads.
#include <gtest/gtest.h>

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
    naive::Sheet sheet{instrument, std::vector<naive::Answer>(instrument.items.size())};
    for (std::size_t j = 0, column = 0; j < instrument.items.size() && column < plan.items.size(); ++j) {
      const Item& item = instrument.items[j];
      if (plan.items[column].id != item.id) continue;
      const bool valid = answers.valid.empty() || answers.valid[column][respondent];
      const auto code = [](bool has, double number) { return has ? std::optional(number) : std::nullopt; };
      sheet.answers[j] =
          naive::answer_to(item, sheet.set(item.id), static_cast<double>(answers.columns[column][respondent]),
                           valid, code(answers.has_sentinel, test::sentinel),
                           code(answers.has_not_applicable, test::not_applicable_number));
      ++column;
    }
    return naive::score_all(sheet, enough,
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

template <class T>
class NaiveScore : public testing::Test {};
using Elements = testing::Types<std::int8_t, std::int16_t, std::int32_t, std::int64_t, float, double>;
TYPED_TEST_SUITE(NaiveScore, Elements);

// Blocks have 2048 respondents, runs within a block 64; vectors have up to 64 bytes.
constexpr std::size_t tails[] = {0,  1,  2,  7,   8,   9,   15,  16,   17,   31,   32,  33,
                                 63, 64, 65, 127, 511, 512, 513, 2047, 2048, 2049, 5000};

TYPED_TEST(NaiveScore, HasTheSameBits) {
  std::uint64_t seed = 1;
  for (const std::size_t respondents : tails) {
    for (const MissingAs missing : {MissingAs::nan, MissingAs::sentinel, MissingAs::bitmap}) {
      if (missing == MissingAs::nan && !std::numeric_limits<TypeParam>::has_quiet_NaN) continue;
      for (int repeat = 0; repeat < (respondents > 1000 ? 2 : 6); ++repeat) {
        Random random(++seed);
        const Trial<TypeParam> trial(random, respondents, missing);
        for (const Layout layout : {Layout::column, Layout::row_major, Layout::backwards, Layout::odd}) {
          const LaidOut<TypeParam> memory(random, trial.answers, layout);
          const ScoreTable table = score(trial.plan, memory.view(), {.perspectives = trial.perspectives});
          ASSERT_EQ(trial.difference(table), "") << "seed " << seed << ", " << respondents
                                                 << " respondents, layout " << static_cast<int>(layout);
        }
      }
    }
  }
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

}  // namespace
}  // namespace intimetry::score_naive_test
