#include "intimetry/io/file_format.hpp"

#include <gtest/gtest.h>

#include <string>

#include "intimetry/core/error.hpp"

namespace intimetry::file_format_test {
namespace {

TEST(FileFormat, IsTheFieldFormat) {
  EXPECT_EQ(file_format(R"({"format": "intimetry.couple/1", "id": "x"})", "a.json"), "intimetry.couple/1");
}

TEST(FileFormat, AnythingElseHasNone) {
  for (const char* text : {"{}", R"({"format": 1})", R"(["format"])", "3"})
    EXPECT_EQ(file_format(text, "a.json"), "");
}

TEST(FileFormat, WhatIsNotJsonIsNamed) {
  try {
    static_cast<void>(file_format("{", "a.json"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::json_syntax);
    EXPECT_EQ(std::string(error.what()).rfind("a.json: not valid JSON", 0), 0U) << error.what();
  }
}

}  // namespace
}  // namespace intimetry::file_format_test
