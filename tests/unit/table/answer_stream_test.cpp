#include "table/answer_stream.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "intimetry/core/error.hpp"
#include "unit/analyses/small_instrument.hpp"

namespace intimetry::table::answer_stream_test {
namespace {

AnswerRequest small_request() {
  AnswerRequest request;
  request.instrument = test::small_instrument();
  return request;
}

TEST(AnswerStream, GivesBlockAfterBlockAndTellsTheProgress) {
  std::string text = "q1,q2,q3,q4,q5,couple\n";
  constexpr std::uint64_t rows = 150'000;  // some megabytes: several blocks
  for (std::uint64_t row = 0; row < rows; ++row) text += "1,2,3,4,4," + std::to_string(row) + "\n";
  const std::uint64_t bytes = text.size() - text.find('\n') - 1;
  Source source = text_source("answers", std::move(text));
  std::vector<std::pair<std::uint64_t, std::uint64_t>> told;
  source.progress = [&](std::uint64_t so_far, std::uint64_t so_many) { told.emplace_back(so_far, so_many); };
  const AnswerRequest request = small_request();
  const ScoringPlan plan = make_answer_plan(request);
  AnswerStream stream(request, std::move(source), plan, {"couple", "partner"});
  EXPECT_TRUE(stream.has_role("couple"));
  EXPECT_FALSE(stream.has_role("partner"));
  std::uint64_t seen = 0;
  while (stream.next()) {
    for (std::size_t row = 0; row < stream.block().rows(); ++row, ++seen) {
      ASSERT_EQ(stream.block().answer(row, 2), Answer(3));
      ASSERT_EQ(stream.text(row, "couple"), std::to_string(seen));
      ASSERT_EQ(stream.text(row, "partner"), "");
    }
  }
  EXPECT_EQ(seen, rows);
  EXPECT_EQ(stream.rows(), rows);
  EXPECT_GT(told.size(), 1U);
  EXPECT_EQ(told.back(), (std::pair{rows, bytes}));
}

TEST(AnswerStream, BadAnswersAreThrownAtTheEnd) {
  const AnswerRequest request = small_request();
  const ScoringPlan plan = make_answer_plan(request);
  AnswerStream stream(request, text_source("answers", "q1,q2,q3,q4,q5\n9,2,3,4,4\n"), plan);
  EXPECT_TRUE(stream.next());
  EXPECT_THROW(stream.next(), Error);
}

TEST(AnswerStream, RolesThatAreNeededMustBeThere) {
  const AnswerRequest request = small_request();
  const ScoringPlan plan = make_answer_plan(request);
  try {
    AnswerStream stream(request, text_source("answers", "q1,q2,q3,q4,q5\n"), plan, {"couple"}, {"couple"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::data_columns);
    EXPECT_EQ(std::string(error.what()), "answers: no column 'couple'; --couple says what it is called");
  }
}

TEST(AnswerStream, AnEmptyCellIsRefusedWithItsPlace) {
  AnswerRequest request = small_request();
  request.named_columns["group"] = "sample";
  const ScoringPlan plan = make_answer_plan(request);
  AnswerStream stream(request, text_source("answers", "sample,q1,q2,q3,q4,q5\n,1,2,3,4,4\n"), plan,
                      {"group"});
  ASSERT_TRUE(stream.next());
  try {
    stream.refuse_empty(0, "group", "a group");
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()), "answers: row 1, column 'sample': expected a group, found nothing");
  }
}

}  // namespace
}  // namespace intimetry::table::answer_stream_test
