#include "files/csv_error.hpp"

#include <gtest/gtest.h>

#include <string>

namespace intimetry::files::csv_error_test {
namespace {

TEST(CsvError, ShowsWhatWasFoundShortAndPrintable) {
  EXPECT_EQ(shown("a\nb\r\t\x01"), "'a\\nb\\r\\t\\x01'");
  EXPECT_EQ(shown(std::string(61, 'x')), "'" + std::string(60, 'x') + "...'");
  EXPECT_EQ(shown(std::string(59, 'x') + "\xC3\xA9"), "'" + std::string(59, 'x') + "...'");
  const Place place{.file = "-", .row = 12, .line = 13, .column = "q3"};
  EXPECT_STREQ(data_error(ErrorCode::data_value, place, "x", "a number").what(),
               "standard input: data row 12 (line 13), column 'q3': found 'x', expected a number");
}

}  // namespace
}  // namespace intimetry::files::csv_error_test
