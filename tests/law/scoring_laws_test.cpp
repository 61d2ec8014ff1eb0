// Properties of scores that hold for any instrument and answers, for every element type.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <string>
#include <vector>

#include "differential/random_answers.hpp"
#include "differential/random_instrument.hpp"
#include "intimetry/scoring/score.hpp"

namespace intimetry::scoring_laws_test {
namespace {

using test::Answers;
using test::Random;

template <class T>
ScoreTable score_answers(const ScoringPlan& plan, const Answers<T>& answers, unsigned threads = 1) {
  Random random(1);
  const test::LaidOut<T> memory(random, answers, test::Layout::column);
  return score(plan, memory.view(), {.threads = threads});
}

/// Whether two columns have the same bits for two respondents.
bool same(const ScoreColumn& a, std::size_t i, const ScoreColumn& b, std::size_t j) {
  const bool both_none = std::isnan(a.raw[i]) && std::isnan(b.raw[j]);
  return (both_none || std::memcmp(&a.raw[i], &b.raw[j], sizeof(double)) == 0) &&
         a.answered[i] == b.answered[j] && a.flag_bits[i] == b.flag_bits[j];
}

void expect_same(const ScoreTable& a, const ScoreTable& b) {
  ASSERT_EQ(a.respondents(), b.respondents());
  for (const ScoreColumn& column : a.columns()) {
    for (std::size_t i = 0; i < a.respondents(); ++i) {
      ASSERT_TRUE(same(column, i, b[column.id], i)) << column.id << ", respondent " << i;
    }
  }
}

/// The answers of some respondents, in the given order.
template <class T>
Answers<T> chosen(const Answers<T>& answers, const std::vector<std::size_t>& order) {
  Answers<T> result = answers;
  result.respondents = order.size();
  for (std::size_t j = 0; j < answers.columns.size(); ++j) {
    result.columns[j].clear();
    for (const std::size_t i : order) result.columns[j].push_back(answers.columns[j][i]);
  }
  return result;
}

std::vector<std::size_t> counted(std::size_t from, std::size_t to) {
  std::vector<std::size_t> order(to - from);
  std::iota(order.begin(), order.end(), from);
  return order;
}

template <class T>
class ScoringLaws : public testing::Test {
 protected:
  /// Tests a property on several instruments with their answers.
  template <class Law>
  void for_all(std::size_t respondents, const Law& law) {
    for (std::uint64_t seed = 1; seed <= 20 && !testing::Test::HasFailure(); ++seed) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      Random random(seed);
      const Instrument instrument = test::random_instrument(random);
      const ScoringPlan plan = make_plan(instrument);
      law(random, instrument, plan,
          test::random_answers<T>(random, plan, respondents, test::MissingAs::sentinel));
    }
  }
};
using Elements = testing::Types<std::int8_t, std::int16_t, std::int32_t, std::int64_t, float, double>;
TYPED_TEST_SUITE(ScoringLaws, Elements);

TYPED_TEST(ScoringLaws, PermutingRespondentsPermutesScores) {
  this->for_all(
      300, [](Random& random, const Instrument&, const ScoringPlan& plan, const Answers<TypeParam>& answers) {
        std::vector<std::size_t> order = counted(0, answers.respondents);
        random.shuffle(order);
        const ScoreTable before = score_answers(plan, answers);
        const ScoreTable after = score_answers(plan, chosen(answers, order));
        for (const ScoreColumn& column : before.columns()) {
          for (std::size_t i = 0; i < order.size(); ++i)
            ASSERT_TRUE(same(after[column.id], i, column, order[i]));
        }
      });
}

TYPED_TEST(ScoringLaws, ReversingAKeyAndItsAnswersChangesNothing) {
  std::size_t reversed = 0;
  this->for_all(
      100, [&](Random&, Instrument instrument, const ScoringPlan& plan, Answers<TypeParam> answers) {
        const ScoreTable before = score_answers(plan, answers);
        for (std::size_t j = 0; j < plan.items.size(); ++j) {
          const PlanItem& item = plan.items[j];
          const bool is_gate =
              std::any_of(instrument.scales.begin(), instrument.scales.end(),
                          [&](const Scale& scale) { return scale.gate && scale.gate->item == item.id; });
          // A reversed answer must be exact, fit its type, and not equal a code.
          if (item.continuous || is_gate || item.min < -50 || item.max > 50) continue;
          ++reversed;
          for (TypeParam& answer : answers.columns[j]) {
            const auto x = static_cast<double>(answer);
            if (x >= item.min && x <= item.max) answer = static_cast<TypeParam>(item.min + item.max - x);
          }
          for (Scale& scale : instrument.scales) {
            if (std::count(scale.items.begin(), scale.items.end(), item.id) == 0) continue;
            if (std::erase(scale.reversed, item.id) == 0) scale.reversed.push_back(item.id);
          }
        }
        expect_same(before, score_answers(make_plan(instrument), answers));
      });
  EXPECT_GT(reversed, 20U);
}

TYPED_TEST(ScoringLaws, SplittingAndJoiningChangesNothing) {
  this->for_all(2500, [](Random& random, const Instrument&, const ScoringPlan& plan,
                         const Answers<TypeParam>& answers) {
    const std::size_t cut = random.below(answers.respondents + 1);
    const ScoreTable whole = score_answers(plan, answers);
    const ScoreTable first = score_answers(plan, chosen(answers, counted(0, cut)));
    const ScoreTable second = score_answers(plan, chosen(answers, counted(cut, answers.respondents)));
    for (const ScoreColumn& column : whole.columns()) {
      for (std::size_t i = 0; i < cut; ++i) ASSERT_TRUE(same(column, i, first[column.id], i));
      for (std::size_t i = cut; i < answers.respondents; ++i)
        ASSERT_TRUE(same(column, i, second[column.id], i - cut));
    }
  });
}

TYPED_TEST(ScoringLaws, AnUnrelatedItemChangesNoScore) {
  this->for_all(100, [](Random&, Instrument instrument, const ScoringPlan& plan, Answers<TypeParam> answers) {
    const ScoreTable before = score_answers(plan, answers);
    instrument.response_sets.push_back({.id = "yes_no", .min = 0, .max = 1});
    Item item;
    item.id = "unrelated";
    item.response_set = "yes_no";
    instrument.items.insert(instrument.items.begin(), item);
    Scale scale;
    scale.id = "unrelated";
    scale.title = {{"en", "Unrelated"}};
    scale.items = {"unrelated"};
    instrument.scales.insert(instrument.scales.begin(), scale);
    answers.columns.insert(answers.columns.begin(),
                           std::vector<TypeParam>(answers.respondents, TypeParam{1}));
    expect_same(before, score_answers(make_plan(instrument), answers));
  });
}

TYPED_TEST(ScoringLaws, ACompleteAdministrationScoresAlikeUnderEveryMissingRule) {
  std::size_t complete = 0;
  this->for_all(300, [&](Random&, const Instrument& instrument, const ScoringPlan& plan,
                         const Answers<TypeParam>& answers) {
    const ScoreTable published = score_answers(plan, answers);
    for (const auto policy :
         {MissingPolicy::complete(), MissingPolicy::prorate(0.3), MissingPolicy::prorate(1)}) {
      const ScoreTable other = score_answers(make_plan(instrument, {.missing = policy}), answers);
      for (std::size_t s = 0; s < plan.scales.size(); ++s) {
        const ScoreColumn& column = published.columns()[s];
        for (std::size_t i = 0; i < answers.respondents; ++i) {
          if (column.answered[i] != plan.scales[s].keys.size()) continue;
          ++complete;
          EXPECT_FALSE(column.flags(i).has(Flag::prorated));
          ASSERT_TRUE(same(column, i, other.columns()[s], i)) << column.id << ", respondent " << i;
        }
      }
    }
  });
  EXPECT_GT(complete, 1000U);
}

TYPED_TEST(ScoringLaws, ScoresStayInsideThePossibleRange) {
  this->for_all(300, [](Random&, const Instrument&, const ScoringPlan& plan,
                        const Answers<TypeParam>& answers) {
    for (const ScoreTable table = score_answers(plan, answers); const ScoreColumn& column : table.columns()) {
      const double rounding = 1e-12 * std::max(std::abs(column.range.low), std::abs(column.range.high));
      for (std::size_t i = 0; i < answers.respondents; ++i) {
        if (std::isnan(column.raw[i])) continue;
        ASSERT_GE(column.raw[i], column.range.low - rounding) << column.id;
        ASSERT_LE(column.raw[i], column.range.high + rounding) << column.id;
      }
    }
  });
}

TYPED_TEST(ScoringLaws, ThreadsChangeNothing) {
  Random random(5);
  const ScoringPlan plan = make_plan(test::random_instrument(random));
  const auto answers = test::random_answers<TypeParam>(random, plan, 40000, test::MissingAs::sentinel);
  const ScoreTable one = score_answers(plan, answers);
  for (const unsigned threads : {2U, 3U, 8U}) expect_same(one, score_answers(plan, answers, threads));
}

}  // namespace
}  // namespace intimetry::scoring_laws_test
