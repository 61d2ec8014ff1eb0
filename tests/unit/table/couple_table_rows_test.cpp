#include "table/couple_table_rows.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "error_of.hpp"

namespace intimetry::table::couple_table_rows_test {
namespace {

CoupleReadOptions by_day(const std::string& couple_column = "couple") {
  CoupleReadOptions options;
  options.couple_column = couple_column;
  options.by = {"day"};
  return options;
}

TEST(CoupleTableRows, KnowsWhichCoupleAndWhichPartnerARowIsOf) {
  const Source path = text_source("couples.csv", "couple,partner,q1\n3,a,1\n\n\"3\",b,2\n4,\"a\",\n");
  const CoupleTableRows rows(path, {});
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows.names(), (std::vector<std::string>{"couple", "partner", "q1"}));
  EXPECT_EQ(rows.key_of(rows[0]), rows.key_of(rows[1])) << "a couple in quotes is the same";
  EXPECT_NE(rows.key_of(rows[0]), rows.key_of(rows[2]));
  EXPECT_EQ(rows[1].fields[0], "\"3\"") << "as it stands in the file";
  EXPECT_EQ(rows.partner_of(2), "a");
  EXPECT_TRUE(rows.a_couple_has_two_rows());
  EXPECT_EQ(rows.place(1), "data row 2 (line 4)") << "the empty line is no row";
  EXPECT_EQ(rows.couple_words(rows[2]), "couple '4'");
}

TEST(CoupleTableRows, TellsOccasionsApart) {
  const Source path = text_source("couples.csv", "id,day,q1\n3,1,1\n3,2,2\n");
  const CoupleTableRows rows(path, by_day("id"));
  EXPECT_FALSE(rows.a_couple_has_two_rows());
  EXPECT_NE(rows.key_of(rows[0]), rows.key_of(rows[1]));
  EXPECT_EQ(rows.couple_words(rows[1]), "couple '3', day '2'");
  EXPECT_FALSE(rows.partner().has_value());
  EXPECT_EQ(rows.partner_of(0), "");
}

TEST(CoupleTableRows, WithoutAColumnOfCouplesEachRowIsOne) {
  const CoupleTableRows rows(text_source("couples.csv", "q1_a,q1_b\n1,2\n1,2\n"), {});
  EXPECT_FALSE(rows.couple().has_value());
  EXPECT_FALSE(rows.a_couple_has_two_rows());
}

TEST(CoupleTableRows, SaysWhatIsWrongAndWhere) {
  const Source ragged = text_source("ragged.csv", "couple,q1\n1,2\n1\n");
  const Error row = test::error_of([&] { CoupleTableRows(ragged, {}); });
  EXPECT_EQ(row.code(), ErrorCode::data_syntax);
  EXPECT_NE(std::string(row.what()).find("data row 2 (line 3)"), std::string::npos) << row.what();
  const Source path = text_source("couples.csv", "couple,q1\n1,2\n");
  const Error column = test::error_of([&] { CoupleTableRows(path, by_day()); });
  EXPECT_EQ(column.code(), ErrorCode::data_columns);
  EXPECT_NE(std::string(column.what()).find("'day'"), std::string::npos) << column.what();
  const CoupleTableRows rows(path, {});
  EXPECT_STREQ(test::error_of([&] { rows.fail(ErrorCode::data_value, "too bad"); }).what(),
               "couples.csv: too bad");
}

TEST(CoupleCells, SayWhatTheyMeanWhateverTheirQuotes) {
  EXPECT_EQ(meaning("\"a \"\"b\"\"\""), "a \"b\"");
  EXPECT_EQ(meaning("a"), "a");
  for (const char* nothing : {"", "\"\"", "NA", "\"NA\""}) EXPECT_TRUE(says_nothing(nothing)) << nothing;
  for (const char* something : {"0", " ", "na", "NAN"}) EXPECT_FALSE(says_nothing(something)) << something;
}

}  // namespace
}  // namespace intimetry::table::couple_table_rows_test
