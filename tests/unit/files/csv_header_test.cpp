#include "files/csv_header.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::files::csv_header_test {
namespace {

Header header_of(const std::string& text, char delimiter = ',') {
  Tokenizer tokens(text, delimiter);
  Record record;
  EXPECT_TRUE(tokens.next(record));
  return parse_header(record, delimiter, "answers.csv");
}

template <class Call>
std::string message_of(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::data_columns);
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return {};
}

TEST(CsvHeader, RecognisesTheDelimiter) {
  const auto detect = [](const char* text) { return detect_delimiter(text, true, "answers.csv"); };
  EXPECT_EQ(detect("a,b,c\n1;2;3;4;5"), ',');
  EXPECT_EQ(detect("a;b;c\n1,2,3,4,5"), ';');
  EXPECT_EQ(detect("a\tb\n"), '\t');
  EXPECT_EQ(detect("alone\n"), ',');
  EXPECT_EQ(detect(""), ',');
  EXPECT_EQ(detect("\n\na;b"), ';');
  EXPECT_EQ(detect("a,b;c;d"), ';');
  EXPECT_EQ(detect("\"a,b,c\";d\n"), ';');
  EXPECT_EQ(detect("\"a;b;c\nd;e\",f\n"), ',');
}

TEST(CsvHeader, WaitsForTheWholeHeader) {
  const auto detect = [](const char* text) { return detect_delimiter(text, false, "answers.csv"); };
  EXPECT_EQ(detect(""), std::nullopt);
  EXPECT_EQ(detect("\n"), std::nullopt);
  EXPECT_EQ(detect("a,b"), std::nullopt);
  EXPECT_EQ(detect("a,\"b\n"), std::nullopt);
  EXPECT_EQ(detect("a,b\n"), ',');
}

TEST(CsvHeader, DoesNotGuessBetweenTwoDelimiters) {
  EXPECT_EQ(
      message_of([] { detect_delimiter("a,b;c\n", true, "answers.csv"); }),
      "answers.csv: header (line 1): comma and semicolon both split it into 2 columns; give the delimiter");
}

TEST(CsvHeader, NamesAreKeptByteForByte) {
  EXPECT_EQ(header_of("\" q1\",Q1,q1 ,\"a \"\"b\"\"\"").names,
            (std::vector<std::string>{" q1", "Q1", "q1 ", "a \"b\""}));
}

TEST(CsvHeader, TheFirstColumnMayLackAName) {
  EXPECT_EQ(header_of(",q1").names, (std::vector<std::string>{"", "q1"}));
  EXPECT_EQ(header_of("\"\",q1").names, (std::vector<std::string>{"", "q1"}));
}

TEST(CsvHeader, RefusesMissingAndDoubledNames) {
  EXPECT_EQ(message_of([] { header_of("a,,b"); }), "answers.csv: header (line 1): column 2 of 3 has no name");
  EXPECT_EQ(message_of([] { header_of("a,b,"); }), "answers.csv: header (line 1): column 3 of 3 has no name");
  EXPECT_EQ(message_of([] { header_of(",q1,\"\""); }),
            "answers.csv: header (line 1): column 3 of 3 has no name");
  EXPECT_EQ(message_of([] { header_of("q1,q2,\"q1\""); }),
            "answers.csv: header (line 1): columns 1 and 3 are both named 'q1'");
  EXPECT_EQ(message_of([] { header_of("3,4,3"); }),
            "answers.csv: header (line 1): columns 1 and 3 are both named '3'; is the header row missing?");
}

TEST(CsvHeader, FindsColumnsAndNamesTheNearest) {
  const Header header = header_of("couple,partner,q1");
  EXPECT_EQ(header.find("partner"), 1U);
  EXPECT_EQ(header.find("Partner"), std::nullopt);
  EXPECT_EQ(header.require("q1", "answers.csv"), 2U);
  EXPECT_EQ(message_of([&] { header.require("partnr", "answers.csv"); }),
            "answers.csv: header (line 1): no column 'partnr'; did you mean 'partner'?");
}

TEST(CsvHeader, NamesDelimiters) {
  EXPECT_EQ(delimiter_word(','), "comma");
  EXPECT_EQ(delimiter_word(';'), "semicolon");
  EXPECT_EQ(delimiter_word('\t'), "tab");
  EXPECT_EQ(delimiter_word('|'), "'|'");
}

}  // namespace
}  // namespace intimetry::files::csv_header_test
