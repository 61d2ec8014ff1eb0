#include "files/csv_table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace intimetry::files::csv_table_test {
namespace {

using Fields = std::vector<std::string>;

TEST(CsvTable, HoldsRowsAndWhereTheyStand) {
  const CsvTable table = parse_table("from;to\n\n\"a\nb\";q1\nc;q2\n", "map.csv");
  EXPECT_EQ(table.header.names, (Fields{"from", "to"}));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].fields, (Fields{"a\nb", "q1"}));
  EXPECT_EQ(table.rows[1].fields, (Fields{"c", "q2"}));
  EXPECT_EQ(describe(table.place(1, 0)), "map.csv: data row 2 (line 5), column 'from'");
}

TEST(CsvTable, TheDelimiterCanBeGiven) {
  const CsvTable table = parse_table("a,b|c\n1,2|3\n", "map.csv", '|');
  EXPECT_EQ(table.header.names, (Fields{"a,b", "c"}));
  EXPECT_TRUE(table.header.delimiter_given);
}

TEST(CsvTable, RaggedRowsAreErrors) {
  const auto message_of = [](const char* text) -> std::string {
    try {
      parse_table(text, "map.csv");
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::data_syntax);
      return error.what();
    }
    return "no error";
  };
  EXPECT_EQ(message_of("a,b\n1,2\n1\n"),
            "map.csv: data row 2 (line 3): found 1 field, expected 2, one for each column of the header");
  EXPECT_EQ(message_of("a,b\n\n1,2,3\n"),
            "map.csv: data row 1 (line 3): found 3 fields, expected 2, one for each column of the header");
}

}  // namespace
}  // namespace intimetry::files::csv_table_test
