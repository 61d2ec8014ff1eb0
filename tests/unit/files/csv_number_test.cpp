#include "files/csv_number.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intimetry::files::csv_number_test {
namespace {

Answer read(std::string_view text, const AnswerReader& reader = AnswerReader()) {
  return reader.read({.data = text.data(),
                      .size = static_cast<std::uint32_t>(text.size()),
                      .quoted = !text.empty() && text.front() == '"'});
}

TEST(CsvNumber, ReadsDecimalNumbers) {
  const std::vector<std::pair<std::string_view, double>> cases{{"0", 0},
                                                               {"7", 7},
                                                               {"12", 12},
                                                               {"-99", -99},
                                                               {"+3", 3},
                                                               {"  4\t", 4},
                                                               {"\"5\"", 5},
                                                               {"\" 6\"", 6},
                                                               {"007", 7},
                                                               {"1.", 1},
                                                               {".5", 0.5},
                                                               {"-.5", -0.5},
                                                               {"2.50", 2.5},
                                                               {"1e3", 1000},
                                                               {"1E+3", 1000},
                                                               {"-1.5e-3", -0.0015},
                                                               {"123456789012345", 123456789012345.0},
                                                               {"0.1", 0.1},
                                                               {"9007199254740993", 9007199254740992.0},
                                                               {"1e22", 1e22},
                                                               {"4.9e-324", 4.9e-324}};
  for (const auto& [text, value] : cases) {
    const Answer answer = read(text);
    EXPECT_EQ(answer.kind, AnswerKind::number) << text;
    EXPECT_EQ(answer.value, value) << text;
  }
}

TEST(CsvNumber, EveryIntegerOfUpToSixDigitsIsItself) {
  for (int i = -999'999; i <= 999'999; i += 7) {
    const Answer answer = read(std::to_string(i));
    ASSERT_EQ(answer.kind, AnswerKind::number);
    ASSERT_EQ(answer.value, static_cast<double>(i));
  }
}

TEST(CsvNumber, ShortDecimalsAreTheNearestDouble) {
  std::mt19937_64 random(17);
  for (int i = 0; i < 500'000; ++i) {
    std::string text = std::to_string(random());
    text.resize(1 + random() % std::min<std::size_t>(text.size(), 16));
    text.insert(random() % (text.size() + 1), ".");
    const Answer answer = read(text);
    ASSERT_EQ(answer.kind, AnswerKind::number) << text;
    ASSERT_EQ(answer.value, std::strtod(text.c_str(), nullptr)) << text;
  }
}

TEST(CsvNumber, RefusesWhatOnlyLooksLikeANumber) {
  for (const std::string_view text : {"x",
                                      "-",
                                      "+",
                                      "e",
                                      "1e",
                                      "1e+",
                                      "0x10",
                                      "1x",
                                      "1 2",
                                      "1,5",
                                      "--1",
                                      "+-1",
                                      "1_000",
                                      "inf",
                                      "-inf",
                                      "Infinity",
                                      "infinity",
                                      "-nan",
                                      "nan(1)",
                                      "1e999",
                                      "1e-999",
                                      "\xC2\xA0"
                                      "1",
                                      "1\n",
                                      "\"\"\"1\"\"\"",
                                      "..",
                                      "-.",
                                      "N/ A",
                                      "true",
                                      "9999999999999999999999999x"}) {
    EXPECT_EQ(read(text).kind, AnswerKind::text) << text;
  }
}

TEST(CsvNumber, KnowsMissingAndNotApplicable) {
  for (const std::string_view text :
       {"", " ", "\t", "\"\"", "\" \"", "NA", "na", "Na", "NaN", "nan", "NAN", ".", " NA ", "\"NA\""}) {
    EXPECT_EQ(read(text).kind, AnswerKind::missing) << text;
  }
  for (const std::string_view text : {"n/a", "N/A", "N/a", " n/a ", "\"n/a\""}) {
    EXPECT_EQ(read(text).kind, AnswerKind::not_applicable) << text;
  }
}

TEST(CsvNumber, TheUsersTokensComeFirst) {
  const AnswerReader reader({"-99", "9", "skipped", " 8.50 ", "n/a"});
  for (const std::string_view text :
       {"-99", "-99.0", "-099", "9", "9.0", "skipped", " skipped", "\"skipped\"", "8.5", "n/a", ""}) {
    EXPECT_EQ(read(text, reader).kind, AnswerKind::missing) << text;
  }
  EXPECT_EQ(read("Skipped", reader).kind, AnswerKind::text);
  EXPECT_EQ(read("N/A", reader).kind, AnswerKind::not_applicable);
  EXPECT_EQ(read("99", reader).kind, AnswerKind::number);
  EXPECT_EQ(read("8", reader).kind, AnswerKind::number);
}

TEST(CsvNumber, OneByteCellsAreReadAsLongerOnesAre) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string cell(1, static_cast<char>(byte));
    const Answer fast = read(cell);
    const Answer slow = read(" " + cell);
    if (cell == "\"") continue;
    EXPECT_EQ(fast.kind, slow.kind) << byte;
    EXPECT_EQ(fast.value, slow.value) << byte;
    const Answer quoted = read("\"" + cell + "\"");
    EXPECT_EQ(quoted.kind, slow.kind) << byte;
    EXPECT_EQ(quoted.value, slow.value) << byte;
  }
}

TEST(CsvNumber, RecognisesDecimalCommas) {
  for (const std::string_view text : {"3,5", "-3,5", " 12,25 ", ",5"})
    EXPECT_TRUE(looks_like_decimal_comma(text)) << text;
  for (const std::string_view text : {"", ",", "3,", "3.5", "1,2,3", "a,5", "3,5x", "-,"}) {
    EXPECT_FALSE(looks_like_decimal_comma(text)) << text;
  }
}

}  // namespace
}  // namespace intimetry::files::csv_number_test
