#include "table/source.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "files/csv_table.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::table::source_test {
namespace {

TEST(Source, ATextInMemoryIsReadWhole) {
  std::string text = "a,b\n";
  for (int row = 0; row < 200'000; ++row) text += std::to_string(row) + ",x\n";
  const files::CsvTable read = files::read_table(open(text_source("the data frame", std::move(text))));
  EXPECT_EQ(read.file, "the data frame");
  ASSERT_EQ(read.rows.size(), 200'000U);
  EXPECT_EQ(read.rows.back().fields, (std::vector<std::string>{"199999", "x"}));
}

TEST(Source, TheReaderOutlivesTheSource) {
  files::BlockReader reader = open(text_source("table", "a\n1\n"));
  files::Block block;
  ASSERT_TRUE(reader.next(block));
  EXPECT_EQ(block.text(), "1\n");
  EXPECT_FALSE(reader.next(block));
}

TEST(Source, AGivenDelimiterIsTaken) {
  EXPECT_EQ(open(text_source("table", "a|b;c\n", '|')).header().names,
            (std::vector<std::string>{"a", "b;c"}));
  EXPECT_EQ(open(text_source("table", "a|b;c\n")).header().names, (std::vector<std::string>{"a|b", "c"}));
}

TEST(Source, WithoutATextTheNameIsAPath) {
  try {
    open({.name = "no_such_table.csv"});
    FAIL();
  } catch (const Error& problem) {
    EXPECT_EQ(problem.code(), ErrorCode::file_not_found);
  }
}

TEST(Source, MessagesCallATextByItsName) {
  try {
    open(text_source("the data frame", ""));
    FAIL();
  } catch (const Error& problem) {
    EXPECT_EQ(std::string(problem.what()).find("the data frame: "), 0U);
  }
}

}  // namespace
}  // namespace intimetry::table::source_test
