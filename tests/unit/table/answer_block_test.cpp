#include "table/answer_block.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "table/source.hpp"
#include "unit/analyses/small_instrument.hpp"

namespace intimetry::table::answer_block_test {
namespace {

AnswerRequest small_request() {
  AnswerRequest request;
  request.instrument = test::small_instrument();
  request.instrument.items[1].not_applicable = true;
  return request;
}

/// A table that is read as one block; keeps what an AnswerBlock refers to.
struct Read {
  Read(AnswerRequest asked, const std::string& text, std::vector<std::size_t> texts = {})
      : request(std::move(asked)),
        plan(make_answer_plan(request)),
        reader(open(text_source("answers.csv", text))),
        answers(request, plan, reader.header(), reader.name(), std::move(texts)) {
    files::Block block;
    while (reader.next(block)) answers.read(block);
  }

  AnswerRequest request;
  ScoringPlan plan;
  files::BlockReader reader;
  AnswerBlock answers;
};

TEST(AnswerBlock, ReadsNumbersMissingAndNotApplicable) {
  const Read read(small_request(), "q1,q2,q3,q4,q5\n1,n/a,\"5\",NA,2.0\n");
  ASSERT_EQ(read.answers.rows(), 1U);
  EXPECT_EQ(read.answers.answer(0, 0), Answer(1));
  EXPECT_EQ(read.answers.answer(0, 1), Answer::not_applicable());
  EXPECT_EQ(read.answers.answer(0, 2), Answer(5));
  EXPECT_TRUE(read.answers.answer(0, 3).is_missing());
  EXPECT_EQ(read.answers.answer(0, 4), Answer(2));
  EXPECT_EQ(read.answers.bad.count, 0U);
  EXPECT_TRUE(read.answers.perspectives().empty());
}

TEST(AnswerBlock, WhatIsNoAnswerIsListed) {
  const Read read(small_request(), "q1,q2,q3,q4,q5\n6,2,3,n/a,yes\n1,\"3,5\",3,4,4\n");
  ASSERT_EQ(read.answers.bad.count, 4U);
  EXPECT_FALSE(read.answers.bad.all_out_of_range);
  EXPECT_EQ(read.answers.bad.first[0].where, "data row 1 (line 2), column 'q1'");
  EXPECT_EQ(read.answers.bad.first[0].message, "found '6', expected a whole number from 1 to 5");
  EXPECT_EQ(read.answers.bad.first[2].message, "found 'yes', expected a whole number from 0 to 4");
  EXPECT_EQ(
      read.answers.bad.first[3].message,
      "found '3,5', expected a whole number from 1 to 5, or n/a; numbers need a decimal point, not a comma");
}

TEST(AnswerBlock, OutOfRangeIsLeftOutOrKeptAsAsked) {
  AnswerRequest request = small_request();
  request.out_of_range = OutOfRange::missing;
  const Read left_out(request, "q1,q2,q3,q4,q5\n6,2,3,0,0\n");
  EXPECT_EQ(left_out.answers.bad.count, 0U);
  request.out_of_range = OutOfRange::keep;
  const Read kept(request, "q1,q2,q3,q4,q5\n6,2,3,0,0\n");
  EXPECT_EQ(number_at(kept.answers.view().columns()[0], 0), 6);
}

TEST(AnswerBlock, LabelsTokensAndPerspectives) {
  AnswerRequest request = small_request();
  request.labels = {{"often", 4}};
  request.missing_tokens = {"-99"};
  const Read read(request, "perspective,q1,q2,q3,q4,q5\nideal, often ,-99,3,0,0\nobserver,1,1,1,1,1\n");
  EXPECT_EQ(read.answers.answer(0, 0), Answer(4));
  EXPECT_TRUE(read.answers.answer(0, 1).is_missing());
  EXPECT_EQ(read.answers.perspectives()[0], Perspective::ideal);
  ASSERT_EQ(read.answers.bad.count, 1U);
  EXPECT_EQ(read.answers.bad.first[0].message,
            "found 'observer', expected a perspective of 'small': now, ideal");
  request.perspective = Perspective::now;
  const Read of_all(request, "perspective,q1,q2,q3,q4,q5\nideal,1,1,1,1,1\n");
  EXPECT_EQ(of_all.answers.perspectives()[0], Perspective::now);
}

TEST(AnswerBlock, KeepsTheTextsThatAreAskedFor) {
  const Read read(small_request(),
                  "id,q1,q2,q3,q4,q5,\"a note\"\n7,1,1,1,1,1,\"x, \"\"y\"\"\"\n8,1,1,1,1,1,\n", {6, 0});
  EXPECT_EQ(read.answers.text(0, 0), "x, \"y\"");
  EXPECT_EQ(read.answers.text(0, 1), "7");
  EXPECT_EQ(read.answers.text(1, 0), "");
  EXPECT_EQ(read.answers.text(1, 1), "8");
}

TEST(AnswerBlock, ARowOfAnotherLengthIsAnError) {
  try {
    const Read read(small_request(), "q1,q2,q3,q4,q5\n1,2,3\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::data_syntax);
    EXPECT_EQ(
        std::string(error.what()),
        "answers.csv: data row 1 (line 2): found 3 fields, expected 5, one for each column of the header");
  }
}

}  // namespace
}  // namespace intimetry::table::answer_block_test
