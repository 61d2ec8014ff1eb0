#include "intimetry/core/check.hpp"

#include <gtest/gtest.h>

#include "error_of.hpp"

namespace intimetry::check_test {
namespace {

TEST(Require, NamesTheFunctionAndTheArgument) {
  EXPECT_NO_THROW(require(true, ErrorCode::bad_argument, "f", "x", "is wrong"));
  const Error error = test::error_of([] { require(false, ErrorCode::shape_mismatch, "f", "x", "is wrong"); });
  EXPECT_EQ(error.code(), ErrorCode::shape_mismatch);
  EXPECT_STREQ(error.what(), "f: x: is wrong");
  EXPECT_TRUE(error.defects().empty());
}

}  // namespace
}  // namespace intimetry::check_test
