#include "table/administration_rows.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/analyses/small_instrument.hpp"

namespace intimetry::table::administration_rows_test {
namespace {

std::vector<Administration> read(const std::string& text, const AdministrationDefaults& defaults = {}) {
  CoupleFile couple;
  couple.id = "simulated-1";
  couple.partners = {{"a", std::nullopt, "A"}, {"b", std::nullopt, "B"}};
  return read_administrations(text_source("administrations", text), test::small_instrument(), couple,
                              defaults);
}

Error error_of(const std::string& text, const AdministrationDefaults& defaults = {}) {
  try {
    read(text, defaults);
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorCode::internal, "nothing was thrown");
}

TEST(ReadAdministrations, ARowIsAAdministrationOfTheItemsThatHaveAColumn) {
  const std::vector<Administration> administrations =
      read("partner,perspective,date,q1,q4\na,ideal,2026-01-05,3,\nb,,2026-01-06,NA,4\n");
  ASSERT_EQ(administrations.size(), 2U);
  EXPECT_EQ(administrations[0].partner, "a");
  EXPECT_EQ(administrations[0].instrument, "small");
  EXPECT_EQ(administrations[0].version, "1.0.0");
  EXPECT_EQ(administrations[0].perspective, Perspective::ideal);
  EXPECT_EQ(administrations[0].date, Date(2026, 1, 5));
  EXPECT_EQ(administrations[0].answers, (std::vector<ItemAnswer>{{"q1", Answer(3)}, {"q4", Answer()}}));
  EXPECT_EQ(administrations[1].perspective, Perspective::now);
}

TEST(ReadAdministrations, WhatTheRowsDoNotSayIsSaidOnce) {
  const std::vector<Administration> administrations = read("q1\n2\n", {"b", "ideal", "2026-01-05"});
  ASSERT_EQ(administrations.size(), 1U);
  EXPECT_EQ(administrations[0].partner, "b");
  EXPECT_EQ(administrations[0].perspective, Perspective::ideal);
  EXPECT_EQ(administrations[0].date, Date(2026, 1, 5));
  EXPECT_EQ(error_of("q1\n2\n", {"", "", "2026-01-05"}).code(), ErrorCode::data_columns);
}

TEST(ReadAdministrations, EveryFaultIsListed) {
  const Error error = error_of("partner,perspective,date,q1,q4\nc,partner,5 Jan,6,x\n");
  EXPECT_EQ(error.code(), ErrorCode::data_value);
  EXPECT_EQ(error.defects().size(), 5U) << error.what();
  EXPECT_EQ(error.defects()[0].message, "found 'c', expected a partner of this couple: a, b");
}

TEST(ReadAdministrations, AMisspeltItemIsNotTakenAsUnanswered) {
  EXPECT_NE(std::string(error_of("partner,date,q1,q44\na,2026-01-05,1,1\n").what())
                .find("column 'q44' is not an item of 'small', and not partner, perspective or date; did you "
                      "mean 'q4'?"),
            std::string::npos);
  EXPECT_NE(std::string(error_of("a,b\n1,2\n").what()).find("no column is an item's"), std::string::npos);
}

TEST(DateOption, IsADayOrAnErrorThatNamesTheOption) {
  EXPECT_EQ(date_option("--as-of", "2026-01-05"), Date(2026, 1, 5));
  try {
    date_option("--as-of", "yesterday");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_usage);
    EXPECT_EQ(std::string(error.what()).rfind("--as-of: expected ", 0), 0U);
  }
}

}  // namespace
}  // namespace intimetry::table::administration_rows_test
