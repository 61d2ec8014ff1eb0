#include "table/answer_columns.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/analyses/small_instrument.hpp"

namespace intimetry::table::answer_columns_test {
namespace {

AnswerRequest small_request() {
  AnswerRequest request;
  request.instrument = test::small_instrument();
  return request;
}

files::Header header_of(std::vector<std::string> names) {
  files::Header header;
  header.names = std::move(names);
  return header;
}

std::vector<std::size_t> find(const AnswerRequest& request, std::vector<std::string> names) {
  return find_item_columns(request, make_answer_plan(request), header_of(std::move(names)), "answers.csv");
}

Error error_of(const AnswerRequest& request, std::vector<std::string> names) {
  try {
    find(request, std::move(names));
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorCode::internal, "nothing was thrown");
}

TEST(FindItemColumns, ByIdPrefixOrMap) {
  AnswerRequest request = small_request();
  EXPECT_EQ(find(request, {"q5", "q4", "q3", "q2", "q1"}), (std::vector<std::size_t>{4, 3, 2, 1, 0}));
  request.item_prefix = "x_";
  request.item_columns = {{"q3", "third"}};
  EXPECT_EQ(column_of_item(request, "q3"), "third");
  EXPECT_EQ(find(request, {"third", "x_q1", "x_q2", "x_q4", "x_q5"}),
            (std::vector<std::size_t>{1, 2, 0, 3, 4}));
}

TEST(FindItemColumns, MissingOnesAreListedWithTheNearest) {
  const Error error = error_of(small_request(), {"q1", "q2", "item3", "q4", "Q5"});
  EXPECT_EQ(error.code(), ErrorCode::data_columns);
  EXPECT_EQ(std::string(error.what()).rfind("answers.csv: no column for 2 of the 5 items of 'small'", 0), 0U)
      << error.what();
  ASSERT_EQ(error.defects().size(), 2U);
  EXPECT_EQ(error.defects()[0].where, "item q3");
  EXPECT_EQ(error.defects()[0].message, "no column 'q3'; did you mean 'item3'?");
  EXPECT_EQ(error.defects()[1].message, "no column 'q5'; did you mean 'Q5'?");
}

TEST(FindItemColumns, ALikelyReasonIsSaid) {
  EXPECT_NE(std::string(error_of(small_request(), {"q1|q2|q3|q4|q5"}).what()).find("is the delimiter right?"),
            std::string::npos);
  EXPECT_NE(std::string(error_of(small_request(), {"a", "b"}).what()).find("--item-prefix or --map"),
            std::string::npos);
}

TEST(FindItemColumns, NoTwoItemsShareAColumn) {
  AnswerRequest request = small_request();
  request.item_columns = {{"q1", "x"}, {"q2", "x"}};
  const Error error = error_of(request, {"x", "q3", "q4", "q5"});
  EXPECT_EQ(error.code(), ErrorCode::data_columns);
  EXPECT_NE(std::string(error.what()).find("given to two items, q1 and q2"), std::string::npos)
      << error.what();
}

TEST(RoleColumns, ByRoleOrByTheGivenName) {
  AnswerRequest request = small_request();
  const files::Header header = header_of({"id", "couple", "who"});
  EXPECT_EQ(find_role_column(request, "couple", header, "answers.csv"), 1U);
  EXPECT_EQ(find_role_column(request, "partner", header, "answers.csv"), std::nullopt);
  EXPECT_THROW(require_role_column(request, "partner", header, "answers.csv"), Error);
  request.named_columns["partner"] = "who";
  EXPECT_EQ(require_role_column(request, "partner", header, "answers.csv"), 2U);
  request.named_columns["partner"] = "whom";
  EXPECT_THROW(find_role_column(request, "partner", header, "answers.csv"), Error);
}

}  // namespace
}  // namespace intimetry::table::answer_columns_test
