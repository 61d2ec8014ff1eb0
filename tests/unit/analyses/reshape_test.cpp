#include "analyses/reshape/reshape.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::analyses::reshape_test {
namespace {

ReshapeResult reshape(const ReshapeRequest& request, const std::string& text) {
  return run_reshape(request, table::text_source("couples.csv", text));
}

TEST(RunReshape, LaysPartnersOutAsCouples) {
  ReshapeRequest request;
  request.reading.shared = {"married"};
  request.writing.layout = CoupleLayout::dyad;
  const ReshapeResult result = reshape(request,
                                       "couple,partner,married,sat\n"
                                       "1,w,3,\"5\"\n"
                                       "1,m,3,4\n"
                                       "2,m,7,1\n");
  EXPECT_EQ(result.table.names, (std::vector<std::string>{"couple", "married", "sat_w", "sat_m"}));
  // A cell keeps its quotes; the partner who has no row has no value.
  EXPECT_EQ(result.table.rows,
            (std::vector<std::vector<std::string>>{{"1", "3", "\"5\"", "4"}, {"2", "7", "", "1"}}));
  EXPECT_EQ(result.read.layout, CoupleLayout::individual);
  EXPECT_EQ(result.layout, CoupleLayout::dyad);
  EXPECT_EQ(result.read.rows, 3U);
  EXPECT_EQ(result.read.one_partner, 1U);
}

TEST(RunReshape, RecognisesCouplesAndTheirDelimiter) {
  ReshapeRequest request;
  request.writing.layout = CoupleLayout::pairwise;
  const ReshapeResult result = reshape(request, "couple;sat_w;sat_m\n1;5;4\n");
  EXPECT_EQ(result.read.delimiter, ';');
  EXPECT_EQ(result.read.layout, CoupleLayout::dyad);
  EXPECT_EQ(result.table.names, (std::vector<std::string>{"couple", "partner", "sat_A", "sat_P"}));
  EXPECT_EQ(result.table.rows,
            (std::vector<std::vector<std::string>>{{"1", "w", "5", "4"}, {"1", "m", "4", "5"}}));
}

TEST(RunReshape, RefusesACoupleOfThree) {
  try {
    (void)reshape({}, "couple,partner,sat\n1,w,5\n1,m,4\n1,x,3\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::data_value);
    EXPECT_NE(std::string(error.what()).find("couples.csv"), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("has 3 rows"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace intimetry::analyses::reshape_test
