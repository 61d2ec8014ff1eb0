#include "files/csv_writer.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csv_reference.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::files::csv_writer_test {
namespace {

// Lays out the digits that to_chars gives in scientific form by the rule of Python's repr, without its ".0".
std::string expected_text(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
  std::string text(buffer, end);
  const std::size_t e = text.find('e');
  const int exponent = std::atoi(text.c_str() + e + 1);
  if (value != 0.0 && (exponent < -4 || exponent >= 16)) return text;
  const std::string sign = text[0] == '-' ? "-" : "";
  std::string digits;
  for (const char c : text.substr(0, e)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (exponent < 0) return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  const std::size_t whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return sign + digits + std::string(whole - digits.size(), '0');
  return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string formatted(double value) {
  RowWriter writer;
  writer.number(value);
  return std::string(writer.written());
}

TEST(CsvWriter, PrintsDoublesAsPythonDoes) {
  // Python: repr(x), less a final ".0"
  const std::vector<std::pair<double, std::string>> cases{
      {0.0, "0"},
      {-0.0, "-0"},
      {12.0, "12"},
      {-12.0, "-12"},
      {12.5, "12.5"},
      {100000.0, "100000"},
      {0.1, "0.1"},
      {0.1 + 0.2, "0.30000000000000004"},
      {1.0 / 3.0, "0.3333333333333333"},
      {0.0001, "0.0001"},
      {0.00001, "1e-05"},
      {1.5e-7, "1.5e-07"},
      {1e15, "1000000000000000"},
      {1e16, "1e+16"},
      {1e22, "1e+22"},
      {9007199254740993.0, "9007199254740992"},
      {5e-324, "5e-324"},
      {1.7976931348623157e308, "1.7976931348623157e+308"}};
  for (const auto& [value, text] : cases) EXPECT_EQ(formatted(value), text);
  EXPECT_EQ(formatted(std::numeric_limits<double>::quiet_NaN()), "");
}

TEST(CsvWriter, MillionsOfDoublesReadBackWithTheFewestDigits) {
  std::mt19937_64 random(3);
  RowWriter writer;
  for (int i = 0; i < 2'000'000; ++i) {
    double value = 0.0;
    if (i % 2 == 0) {
      const std::uint64_t bits = random();
      std::memcpy(&value, &bits, sizeof value);
      if (!std::isfinite(value)) continue;
    } else {
      // Scores: means of up to 40 answers, T scores, percentages.
      const double answers = static_cast<double>(random() % 40 + 1);
      value = static_cast<double>(random() % 400) / answers * (i % 3 == 0 ? 100.0 / 7.0 : 1.0) -
              (i % 5 == 0 ? 20.0 : 0.0);
    }
    writer.clear();
    writer.number(value);
    const std::string text(writer.written());
    ASSERT_EQ(text, expected_text(value));
    ASSERT_EQ(std::strtod(text.c_str(), nullptr), value);
  }
}

TEST(CsvWriter, PrintsIntegers) {
  RowWriter writer;
  writer.number(std::numeric_limits<std::int64_t>::min());
  writer.number(std::numeric_limits<std::int64_t>::max());
  writer.number(std::int64_t{0});
  writer.end_row();
  EXPECT_EQ(writer.written(), "-9223372036854775808,9223372036854775807,0\n");
}

TEST(CsvWriter, QuotesOnlyWhereItMust) {
  RowWriter writer;
  for (const char* field : {"plain", "with space", "a;b", "a,b", "a\"b", "a\nb", "a\rb", "", "\xC3\xA9"}) {
    writer.text(field);
  }
  writer.end_row();
  EXPECT_EQ(writer.written(), "plain,with space,a;b,\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\",,\xC3\xA9\n");
  RowWriter semicolons(';', "\r\n");
  semicolons.text("a;b");
  semicolons.text("a,b");
  semicolons.end_row();
  EXPECT_EQ(semicolons.written(), "\"a;b\";a,b\r\n");
}

TEST(CsvWriter, RawFieldsPassByteForByte) {
  RowWriter writer;
  writer.raw("\"a\"x,b");
  writer.number(2.5);
  writer.end_row();
  EXPECT_EQ(writer.written(), "\"a\"x,b,2.5\n");
}

TEST(CsvWriter, ARowOfOneEmptyFieldIsNoBlankLine) {
  RowWriter writer;
  writer.text("");
  writer.end_row();
  writer.number(std::nan(""));
  writer.end_row();
  writer.text("");
  writer.text("");
  writer.end_row();
  EXPECT_EQ(writer.written(), "\"\"\n\"\"\n,\n");
}

TEST(CsvWriter, WhatIsWrittenReadsBack) {
  std::mt19937 random(9);
  for (int round = 0; round < 2'000; ++round) {
    RowWriter writer(',', round % 2 == 0 ? "\n" : "\r\n");
    std::vector<reference::Record> written;
    for (std::size_t row = random() % 20; row > 0; --row) {
      reference::Record record;
      for (std::size_t column = 1 + random() % 4; column > 0; --column) {
        std::string field(random() % 5, 'x');
        for (char& c : field) c = ",\"\n\rx "[random() % 6];
        writer.text(field);
        record.fields.push_back(field);
      }
      writer.end_row();
      written.push_back(record);
    }
    auto read = reference::split(writer.written(), ',');
    for (reference::Record& record : read) record.line = 1;
    ASSERT_EQ(read, written);
  }
}

TEST(CsvWriter, RefusesImpossibleDialects) {
  EXPECT_THROW(RowWriter('"'), Error);
  EXPECT_THROW(RowWriter(',', "\r"), Error);
}

}  // namespace
}  // namespace intimetry::files::csv_writer_test
