#include "files/csv_encoding.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace intimetry::files::csv_encoding_test {
namespace {

// The well-formed and ill-formed sequences of the Unicode Standard's table 3-7.
TEST(CsvEncoding, FindsTheFirstByteThatIsNotUtf8) {
  for (const std::string_view good : {"", "plain", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                                      "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF",
                                      "12345678\xE2\x82\xAC"
                                      "12345678"}) {
    EXPECT_EQ(first_bad_utf8(good), good.size()) << good;
  }
  for (const std::string_view bad :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x7F", "\xC2\xC0", "\xE0\x9F\x80", "\xE0\xA0",
        "\xE2\x82\x28", "\xED\xA0\x80", "\xF0\x8F\x80\x80", "\xF0\x90\x80", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xFF", "\xFE"}) {
    const std::string text = "0123456789ABCDEF\xC3\xA9" + std::string(bad);
    EXPECT_EQ(first_bad_utf8(text), 18U) << testing::PrintToString(bad);
    EXPECT_EQ(first_bad_utf8(text + "tail and more"), 18U) << testing::PrintToString(bad);
  }
}

TEST(CsvEncoding, KnowsByTheirFirstBytesFilesThatAreNoText) {
  using namespace std::string_view_literals;
  EXPECT_EQ(foreign_format("\xFF\xFE\0\0"sv), "UTF-32 text");
  EXPECT_EQ(foreign_format("\xFF\xFE"
                           "a\0"sv),
            "UTF-16 text");
  EXPECT_EQ(foreign_format("\0a\0b"sv), "UTF-16 text without a byte order mark");
  EXPECT_EQ(foreign_format("a\0b\0"sv), "UTF-16 text without a byte order mark");
  EXPECT_EQ(foreign_format("PK\x03\x04 and more"sv), "an Excel or zip file");
  EXPECT_EQ(foreign_format("$FL2"sv), "an SPSS file");
  EXPECT_EQ(foreign_format("PAR1"sv), "a Parquet file");
  for (const std::string_view text : {"", "a", "q1,q2\n", "\xEF\xBB\xBFq1", "PK"})
    EXPECT_EQ(foreign_format(text), "");
}

TEST(CsvEncoding, NamesTheByteThatIsNoText) {
  EXPECT_EQ(bad_byte("a\xE9", 1), "byte 0xE9, which is not UTF-8");
  EXPECT_EQ(bad_byte(std::string_view("\0", 1), 0), "byte 0x00, which is not allowed in text");
}

}  // namespace
}  // namespace intimetry::files::csv_encoding_test
