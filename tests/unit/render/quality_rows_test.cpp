#include "render/quality_rows.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/analyses/small_instrument.hpp"

namespace intimetry::render::quality_rows_test {
namespace {

analyses::QualityResult small_result() {
  analyses::QualityRequest request;
  request.instrument = test::small_instrument();
  return run_quality(request, table::text_source("answers",
                                                 "respondent,q1,q2,q3,q4,q5\n"
                                                 "\"a,b\",4,4,4,4,4\n"
                                                 "c,,1,9,3,\n"));
}

TEST(QualityRows, ARowForEachRespondent) {
  const std::string rows = quality_rows(small_result());
  EXPECT_EQ(rows.substr(0, rows.find('\n')),
            "row,respondent,answered,missing,not_applicable,out_of_range,missing_share,longest_run,"
            "intra_individual_sd,even_odd,even_odd_r,even_odd_scales,synonyms,antonyms,mahalanobis_d2,"
            "mahalanobis_p,flags");
  EXPECT_NE(rows.find("\n1,\"a,b\",5,0,0,0,0,5,0,"), std::string::npos) << rows;
  EXPECT_NE(rows.find(",straight_lining\n2,c,2,2,0,1,0.4,1,"), std::string::npos) << rows;
}

TEST(QualityRowsJson, AMissingIndexHasItsReason) {
  const text::Json rows = quality_rows_json(small_result());
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0]["row"], 1);
  EXPECT_EQ(rows[0]["respondent"], "a,b");
  EXPECT_EQ(rows[0]["longest_run"], 5);
  EXPECT_TRUE(rows[0]["mahalanobis_d2"].is_null());
  EXPECT_TRUE(rows[0].contains("mahalanobis_d2_missing"));
  EXPECT_EQ(rows[0]["flags"], text::Json::array({"straight_lining"}));
}

}  // namespace
}  // namespace intimetry::render::quality_rows_test
