#include "files/csv_tokenizer.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "csv_reference.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::files::csv_tokenizer_test {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<reference::Record> tokenize(std::string_view text, char delimiter = ',') {
  std::vector<reference::Record> records;
  Tokenizer tokens(text, delimiter);
  Record record;
  std::string scratch;
  while (tokens.next(record)) {
    reference::Record copy{.fields = {}, .line = record.line(), .open_quote = record.open_quote_line() != 0};
    for (const Field& field : record.fields()) copy.fields.emplace_back(unquote(field, scratch));
    records.push_back(copy);
  }
  return records;
}

Rows rows(std::string_view text, char delimiter = ',') {
  Rows out;
  for (const reference::Record& record : tokenize(text, delimiter)) out.push_back(record.fields);
  return out;
}

TEST(CsvTokenizer, SplitsFieldsAndRecords) {
  EXPECT_EQ(rows(""), Rows{});
  EXPECT_EQ(rows("a"), (Rows{{"a"}}));
  EXPECT_EQ(rows("a,b\nc,d\n"), (Rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(rows("a,,\n,"), (Rows{{"a", "", ""}, {"", ""}}));
  EXPECT_EQ(rows(" a ;b,c", ';'), (Rows{{" a ", "b,c"}}));
  EXPECT_EQ(rows("a\tb", '\t'), (Rows{{"a", "b"}}));
}

TEST(CsvTokenizer, EndsRecordsAtEveryKindOfLineEnd) {
  EXPECT_EQ(rows("a\nb\r\nc\rd"), (Rows{{"a"}, {"b"}, {"c"}, {"d"}}));
  EXPECT_EQ(rows("a\r\r\nb"), (Rows{{"a"}, {}, {"b"}}));
}

TEST(CsvTokenizer, BlankLinesAreRecordsWithoutFields) {
  EXPECT_EQ(rows("\n\r\n\r"), (Rows{{}, {}, {}}));
  EXPECT_EQ(rows("\"\"\n"), (Rows{{""}}));
  EXPECT_EQ(rows(" \n"), (Rows{{" "}}));
}

TEST(CsvTokenizer, QuotesHoldDelimitersLineEndsAndQuotes) {
  EXPECT_EQ(rows("\"a,b\",\"c\r\nd\",\"e\"\"f\"\n1,2,3"), (Rows{{"a,b", "c\r\nd", "e\"f"}, {"1", "2", "3"}}));
  EXPECT_EQ(rows("\"\"\"\""), (Rows{{"\""}}));
}

TEST(CsvTokenizer, AQuoteInsideAFieldIsLiteral) {
  EXPECT_EQ(rows("a\"b\",c"), (Rows{{"a\"b\"", "c"}}));
  EXPECT_EQ(rows(" \"a\",b"), (Rows{{" \"a\"", "b"}}));
  EXPECT_EQ(rows("\"a\"b\"\"c\",d"), (Rows{{"ab\"\"c\"", "d"}}));
}

TEST(CsvTokenizer, SaysWhereAQuoteIsNeverClosed) {
  Tokenizer tokens("a\n\"b\nc\",\"d\ne", ',');
  Record record;
  ASSERT_TRUE(tokens.next(record));
  EXPECT_EQ(record.open_quote_line(), 0U);
  ASSERT_TRUE(tokens.next(record));
  EXPECT_EQ(record.line(), 2U);
  EXPECT_EQ(record.open_quote_line(), 3U);
  EXPECT_FALSE(record.ended_by_line());
  EXPECT_FALSE(tokens.next(record));
}

TEST(CsvTokenizer, KeepsRawBytes) {
  const std::string text = "\"a\"\"b\" ,2\r\n3,4";
  Tokenizer tokens(text, ',', 7);
  Record record;
  ASSERT_TRUE(tokens.next(record));
  EXPECT_EQ(record[0].raw(), "\"a\"\"b\" ");
  EXPECT_TRUE(record[0].quoted);
  EXPECT_FALSE(record[1].quoted);
  EXPECT_EQ(record.raw(), "\"a\"\"b\" ,2");
  EXPECT_EQ(record.line(), 7U);
  EXPECT_EQ(tokens.position(), 11U);
  EXPECT_EQ(tokens.line(), 8U);
}

TEST(CsvTokenizer, HoldsAnyNumberOfFields) {
  std::string text(99'999, ',');
  const auto records = tokenize(text);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].fields.size(), 100'000U);
}

TEST(CsvTokenizer, RefusesImpossibleDelimiters) {
  for (const char delimiter : {'"', '\n', '\r', '\xE9'}) {
    EXPECT_THROW(Tokenizer("a", delimiter), Error) << static_cast<int>(delimiter);
  }
}

TEST(CsvTokenizer, AgreesWithAByteByByteReader) {
  std::mt19937 random(20'240'601);
  const std::vector<std::string> alphabets{",\"\n\ra", ",,,1234\n", ",\"a\n", "\"\",\"x",
                                           std::string("a\0,\n", 4)};
  for (int round = 0; round < 20'000; ++round) {
    const std::string& alphabet = alphabets[random() % alphabets.size()];
    std::string text(random() % 300, 'x');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    ASSERT_EQ(tokenize(text), reference::split(text, ',')) << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace intimetry::files::csv_tokenizer_test
