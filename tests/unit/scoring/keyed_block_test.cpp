#include "intimetry/scoring/keyed_block.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "intimetry/scoring/keyed_answers.hpp"
#include "unit/scoring/score_kit.hpp"

namespace intimetry::keyed_block_test {
namespace {

using test::none;

/// Every answer of a view, by the block and by keyed_answers, which goes another way.
void expect_as_keyed_answers(const ScoringPlan& plan, const ResponseView& view) {
  KeyedBlock block(plan, 0);
  for (std::size_t begin = 0; begin < view.respondents(); begin += KeyedBlock::block_size) {
    const std::size_t count = std::min(KeyedBlock::block_size, view.respondents() - begin);
    block.read(view, begin, count);
    for (std::size_t t = 0; t < count; ++t) {
      const KeyedAnswers one = keyed_answers(plan, plan.scales[0].id, view, begin + t);
      ASSERT_EQ(one.items.size(), block.items());
      for (std::size_t i = 0; i < block.items(); ++i) {
        const double expected = one.items[i].answer;
        const double found = block.at(t, i);
        EXPECT_TRUE(found == expected || (std::isnan(found) && std::isnan(expected))) << t << " " << i;
      }
    }
  }
}

TEST(KeyedBlock, HasTheAnswersThatScoringScores) {
  Instrument instrument = test::one_scale(3, {"q2"});
  instrument.items[2].not_applicable = true;
  const ScoringPlan plan = make_plan(instrument);
  std::vector<std::int8_t> rows;
  for (int t = 0; t < 5000; ++t) {
    for (int i = 0; i < 3; ++i) rows.push_back(static_cast<std::int8_t>((t * 7 + i * 5) % 9 - 2));
  }
  ResponseView view = row_major(rows.data(), 5000, 3, 3);
  std::vector<ResponseColumn> columns = view.columns();
  for (ResponseColumn& column : columns) column.missing_code = -1;
  columns[2].not_applicable_code = -2;
  expect_as_keyed_answers(plan, {5000, columns});
}

TEST(KeyedBlock, ReversesSlidersToo) {
  Instrument instrument = test::blank_instrument();
  test::add_items(instrument, 1, {.id = "slider", .min = 0, .max = 10, .continuous = true});
  test::add_items(instrument, 2, test::zero_to_four());
  test::add_scale(instrument, "s", {"q1", "q2", "q3"}, {"q1", "q3"});
  const ScoringPlan plan = make_plan(instrument);
  const std::vector<double> rows{2.5, 3, 4, none, 1, 1, 11, 2, 2.5};
  const ResponseView view = row_major(rows.data(), 3, 3, 3);
  KeyedBlock block(plan, 0);
  EXPECT_FALSE(block.whole_numbers());
  block.read(view, 0, 3);
  EXPECT_EQ(block.at(0, 0), 7.5);
  EXPECT_EQ(block.at(0, 2), 0);
  expect_as_keyed_answers(plan, view);
}

TEST(KeyedBlock, RefusesWhatIsNotThere) {
  const ScoringPlan plan = make_plan(test::one_scale(2));
  EXPECT_THROW(KeyedBlock(plan, 1), Error);
  KeyedBlock block(plan, 0);
  const std::vector<double> rows(6, 1);
  EXPECT_THROW(block.read(row_major(rows.data(), 2, 3, 3), 0, 2), Error);
  EXPECT_THROW(block.read(row_major(rows.data(), 3, 2, 2), 2, 2), Error);
  EXPECT_THROW(block.read(row_major(rows.data(), 3, 2, 2), 0, KeyedBlock::block_size + 1), Error);
}

}  // namespace
}  // namespace intimetry::keyed_block_test
