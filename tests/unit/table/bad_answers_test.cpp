#include "table/bad_answers.hpp"

#include <gtest/gtest.h>

#include <string>

#include "intimetry/core/error.hpp"

namespace intimetry::table::bad_answers_test {
namespace {

std::string message_of(BadAnswers bad) {
  try {
    throw_if_any(std::move(bad), "answers.csv", "nothing was written");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::data_value);
    return error.what();
  }
  return "";
}

BadAnswers some(int count, bool out_of_range) {
  BadAnswers bad;
  for (int i = 0; i < count; ++i)
    bad.add({ErrorCode::data_value, "data row " + std::to_string(i + 1), "found"}, out_of_range);
  return bad;
}

TEST(BadAnswers, TheFirstTwentyAreKeptAndAllAreCounted) {
  BadAnswers bad = some(15, true);
  bad.append(some(10, true));
  EXPECT_EQ(bad.count, 25U);
  EXPECT_EQ(bad.first.size(), 20U);
  EXPECT_EQ(bad.first[15].where, "data row 1") << "the others come after one's own";
  const std::string message = message_of(bad);
  EXPECT_EQ(
      message.rfind("answers.csv: 25 answers cannot be scored; nothing was written. With --out-of-range "
                    "missing they are left out, and flagged. The first 20:\n",
                    0),
      0U)
      << message;
}

TEST(BadAnswers, TheWayOutIsNamedOnlyIfItIsOneForAll) {
  BadAnswers bad = some(1, true);
  bad.append(some(1, false));
  EXPECT_EQ(message_of(bad).rfind("answers.csv: 2 answers cannot be scored; nothing was written.\n", 0), 0U);
}

TEST(BadAnswers, NoneIsNoError) { EXPECT_EQ(message_of({}), ""); }

TEST(ExpectedAnswer, IsWhatTheItemTakes) {
  EXPECT_EQ(expected_answer({.id = "q", .min = 1, .max = 5}), "a whole number from 1 to 5");
  EXPECT_EQ(expected_answer({.id = "q", .min = -4, .max = 4, .step = 2, .not_applicable = true}),
            "a whole number from -4 to 4 in steps of 2, or n/a");
  EXPECT_EQ(expected_answer({.id = "q", .min = 0.5, .max = 10.25, .continuous = true}),
            "a number from 0.5 to 10.25");
}

TEST(PlaceInFile, LeavesOutTheFile) {
  EXPECT_EQ(place_in_file({.file = "-", .row = 3, .line = 4, .column = "q1"}),
            "data row 3 (line 4), column 'q1'");
}

}  // namespace
}  // namespace intimetry::table::bad_answers_test
