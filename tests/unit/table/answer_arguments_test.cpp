#include "table/answer_arguments.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "intimetry/core/error.hpp"

namespace intimetry::table::answer_arguments_test {
namespace {

AnswerArguments arguments_for_kmss() {
  AnswerArguments arguments;
  arguments.input = "answers.csv";
  arguments.instrument = "kmss";
  return arguments;
}

std::string message_of(const AnswerArguments& arguments, ErrorCode code = ErrorCode::bad_usage) {
  try {
    parse_answer_arguments(arguments);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code) << error.what();
    return error.what();
  }
  return "";
}

TEST(UnderstandAnswers, Defaults) {
  const AnswerRequest request = parse_answer_arguments(arguments_for_kmss());
  EXPECT_EQ(request.instrument.id, "kmss");
  EXPECT_EQ(request.plan.missing.kind, MissingPolicy::Kind::published);
  EXPECT_EQ(request.out_of_range, OutOfRange::error);
  EXPECT_FALSE(request.perspective);
  EXPECT_TRUE(request.named_columns.empty());
  EXPECT_EQ(request.threads, 0U);
}

TEST(UnderstandAnswers, EachOption) {
  AnswerArguments arguments = arguments_for_kmss();
  arguments.missing = "prorate:0.5";
  arguments.out_of_range = "missing";
  arguments.perspective = "now";
  arguments.threads = "4";
  arguments.roles = {{"couple", "pair"}, {"date", ""}};
  const AnswerRequest request = parse_answer_arguments(arguments);
  EXPECT_EQ(request.plan.missing.kind, MissingPolicy::Kind::prorate);
  EXPECT_EQ(request.plan.missing.share, 0.5);
  EXPECT_EQ(request.out_of_range, OutOfRange::missing);
  EXPECT_EQ(request.perspective, Perspective::now);
  EXPECT_EQ(request.threads, 4U);
  EXPECT_EQ(request.named_columns, (std::map<std::string, std::string>{{"couple", "pair"}}));
}

TEST(UnderstandAnswers, ErrorsNameTheOption) {
  for (const char* rule : {"prorate:0", "prorate:1.5", "prorate:x", "prorate:", "some"}) {
    AnswerArguments arguments = arguments_for_kmss();
    arguments.missing = rule;
    EXPECT_EQ(message_of(arguments).rfind("--missing: ", 0), 0U) << rule;
  }
  AnswerArguments arguments = arguments_for_kmss();
  arguments.out_of_range = "keep";
  EXPECT_EQ(message_of(arguments), "--out-of-range: expected error or missing, found 'keep'");
  arguments = arguments_for_kmss();
  arguments.perspective = "ideal";
  EXPECT_EQ(message_of(arguments), "--perspective: 'kmss' has no perspective 'ideal'; it has: now");
  arguments = arguments_for_kmss();
  arguments.threads = "0";
  EXPECT_EQ(message_of(arguments), "--threads: expected a whole number from 1 to 256, found '0'");
  arguments.instrument = "kmsx";
  EXPECT_NE(message_of(arguments, ErrorCode::unknown_id).find("did you mean 'kmss'"), std::string::npos);
}

class SmallFiles : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }

  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / ("answer_arguments_" + std::to_string(::getpid()));
};

TEST_F(SmallFiles, AMapNamesTheColumnsOfItems) {
  AnswerArguments arguments = arguments_for_kmss();
  arguments.map_file = file("map.csv", "item,column\nq1,happy\n");
  EXPECT_EQ(parse_answer_arguments(arguments).item_columns,
            (std::map<std::string, std::string>{{"q1", "happy"}}));
  arguments.map_file = file("map.csv", "item,column\nq9,happy\n");
  EXPECT_NE(message_of(arguments, ErrorCode::unknown_id).find("'kmss' has no item 'q9'"), std::string::npos);
  arguments.map_file = file("map.csv", "item,column\nq1,a\nq1,b\n");
  EXPECT_NE(message_of(arguments, ErrorCode::data_value).find("is listed twice"), std::string::npos);
}

TEST_F(SmallFiles, LabelsAreNumbers) {
  AnswerArguments arguments = arguments_for_kmss();
  arguments.labels_file = file("labels.csv", "label,value\nnever,1\nalways,7\n");
  EXPECT_EQ(parse_answer_arguments(arguments).labels,
            (std::map<std::string, double>{{"never", 1}, {"always", 7}}));
  arguments.labels_file = file("labels.csv", "label,value\nnever,one\n");
  EXPECT_NE(message_of(arguments, ErrorCode::data_value).find("found 'one', expected a number"),
            std::string::npos);
}

TEST(UnderstandSource, TakesPathAndDelimiter) {
  AnswerArguments arguments = arguments_for_kmss();
  EXPECT_EQ(parse_source(arguments).name, "answers.csv");
  EXPECT_EQ(parse_source(arguments).text, nullptr);
  EXPECT_EQ(parse_source(arguments).delimiter, std::nullopt);
  arguments.delimiter = "semicolon";
  EXPECT_EQ(parse_source(arguments).delimiter, ';');
}

TEST(DelimiterOption, AWordOrACharacter) {
  EXPECT_EQ(delimiter_option(""), std::nullopt);
  EXPECT_EQ(delimiter_option("comma"), ',');
  EXPECT_EQ(delimiter_option("tab"), '\t');
  EXPECT_EQ(delimiter_option("|"), '|');
  EXPECT_THROW(delimiter_option("||"), Error);
}

}  // namespace
}  // namespace intimetry::table::answer_arguments_test
