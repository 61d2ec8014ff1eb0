#include "render/reshape_rows.hpp"

#include <gtest/gtest.h>

#include <string>

#include "render/reshape_summary.hpp"

namespace intimetry::render::reshape_rows_test {
namespace {

analyses::ReshapeResult couples() {
  analyses::ReshapeRequest request;
  request.writing.layout = CoupleLayout::dyad;
  return analyses::run_reshape(request, table::text_source("t", "couple;partner;sat\n1;w;\"5\"\n1;m;\n"));
}

TEST(ReshapeRows, KeepTheTablesDelimiterAndQuotes) {
  EXPECT_EQ(reshape_csv(couples()), "couple;sat_w;sat_m\n1;\"5\";\n");
}

TEST(ReshapeRows, AsJsonSayWhatACellSays) {
  EXPECT_EQ(reshape_json(couples()), "{\"couple\":\"1\",\"sat_w\":\"5\",\"sat_m\":\"\"}\n");
}

TEST(ReshapeSummary, SaysWhatWasRecognised) {
  const std::string text = reshape_summary("t.csv", couples());
  EXPECT_NE(text.find("Read 2 rows of t.csv (delimiter: semicolon), individual"), std::string::npos) << text;
  EXPECT_NE(text.find("Wrote 1 row, dyad"), std::string::npos) << text;
}

}  // namespace
}  // namespace intimetry::render::reshape_rows_test
