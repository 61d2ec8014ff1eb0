#include "intimetry/core/error.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <type_traits>

namespace intimetry::error_test {
namespace {

TEST(ErrorTable, StandsInTheOrderOfTheCodesAndHasThemAll) {
  for (std::size_t i = 0; i < error_table.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(error_table[i].code), i) << error_table[i].name;
  }
  EXPECT_EQ(error_table.size(), static_cast<std::size_t>(ErrorCode::internal) + 1);
}

TEST(ErrorTable, NamesAreUnlikeAndEveryRowIsWhole) {
  std::set<std::string_view> names;
  for (const ErrorInfo& row : error_table) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_FALSE(row.name.empty() || row.python_class.empty() || row.meaning.empty()) << row.name;
  }
}

// The exit statuses are a promise to scripts: 2 usage, 3 instrument, 4 data, 5 file or system, 1 a bug of
// ours.
TEST(ErrorTable, ExitStatusesAreThePromisedOnes) {
  EXPECT_EQ(info(ErrorCode::bad_usage).exit_status, 2);
  EXPECT_EQ(info(ErrorCode::unknown_id).exit_status, 2);
  EXPECT_EQ(info(ErrorCode::instrument_invalid).exit_status, 3);
  EXPECT_EQ(info(ErrorCode::text_invalid).exit_status, 3);
  EXPECT_EQ(info(ErrorCode::norms_invalid).exit_status, 3);
  EXPECT_EQ(info(ErrorCode::couple_invalid).exit_status, 4);
  EXPECT_EQ(info(ErrorCode::data_value).exit_status, 4);
  EXPECT_EQ(info(ErrorCode::file_not_found).exit_status, 5);
  EXPECT_EQ(info(ErrorCode::internal).exit_status, 1);
  for (const ErrorInfo& row : error_table) {
    EXPECT_TRUE(row.exit_status >= 1 && row.exit_status <= 5) << row.name;
    EXPECT_EQ(row.exit_status == 1, row.code == ErrorCode::internal) << row.name;
  }
}

TEST(Error, ListsItsDefectsAfterTheMessage) {
  const Error error(ErrorCode::instrument_invalid, "x.json: 2 defects",
                    {{ErrorCode::bad_value, "/id", "is odd"}, {ErrorCode::json_syntax, "", "is no JSON"}});
  EXPECT_STREQ(error.what(),
               "x.json: 2 defects\n  /id  [bad_value]  is odd\n  (whole file)  [json_syntax]  is no JSON");
  EXPECT_EQ(error.code(), ErrorCode::instrument_invalid);
  EXPECT_EQ(error.exit_status(), 3);
  ASSERT_EQ(error.defects().size(), 2U);
  EXPECT_EQ(error.defects()[0], (Defect{ErrorCode::bad_value, "/id", "is odd"}));
  EXPECT_TRUE((std::is_base_of_v<std::runtime_error, Error>));
}

TEST(PointerStep, EscapesAsJsonPointersDo) {
  EXPECT_EQ(pointer_step("plain"), "/plain");
  EXPECT_EQ(pointer_step("a/b~c"), "/a~1b~0c");
  EXPECT_EQ(pointer_step("~1"), "/~01");
  EXPECT_EQ(pointer_step(""), "/");
}

TEST(ThrowDefects, ListsThemAllAndCountsThem) {
  EXPECT_NO_THROW(throw_defects(ErrorCode::text_invalid, "a.json", {}));
  const std::vector<Defect> defects{{ErrorCode::bad_value, "/a", "is wrong"},
                                    {ErrorCode::bad_value, "/b", "is wrong"}};
  try {
    throw_defects(ErrorCode::text_invalid, "a.json", defects);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::text_invalid);
    EXPECT_EQ(error.defects(), defects);
    EXPECT_EQ(std::string(error.what()).rfind("a.json: 2 defects\n", 0), 0U) << error.what();
  }
  EXPECT_THROW(throw_defects(ErrorCode::text_invalid, "a.json", {defects[0]}), Error);
}

}  // namespace
}  // namespace intimetry::error_test
