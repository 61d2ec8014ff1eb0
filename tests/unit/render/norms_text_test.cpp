#include "render/norms_text.hpp"

#include <gtest/gtest.h>

#include <string>

#include "intimetry/core/error.hpp"
#include "unit/analyses/small_instrument.hpp"

namespace intimetry::render::norms_text_test {
namespace {

NormFile small_norms() {
  NormFile file;
  file.instrument = "small";
  file.version = "1.0.0";
  file.source = "answers.csv, 60 rows";
  GroupNorm& norm = file.norms.emplace_back();
  norm.scale = "warmth";
  norm.group = "all";
  norm.n = 60;
  norm.mean = 8;
  norm.sd = 2;
  PercentilePoint& point = norm.table.emplace_back();
  point.score = 10;
  point.percentile = 75.5;
  point.standard_error = 3.25;
  return file;
}

void expect_in(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n" << text;
}

TEST(NormsText, PeopleAndTheirNorms) {
  const std::string text = norms_text(small_norms());
  expect_in(text, "Norms of small, version 1.0.0; from: answers.csv, 60 rows\n");
  expect_in(text, "\nall, now\n");
  expect_in(text, "warmth  60  8.00  2.00");
}

TEST(PercentilesText, ATableOfOneScale) {
  const std::string text = percentiles_text(small_norms(), "warmth");
  expect_in(text, "warmth: all, now\n");
  expect_in(text, "10.00        75.5    3.2  1.00  60.0");  // z = (10 - 8)/2, T = 50 + 10 z
  try {
    static_cast<void>(percentiles_text(small_norms(), "warm"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::unknown_id);
  }
}

TEST(NormsSummary, SaysWhatIsLeftOutAndWhatIsTooSmall) {
  analyses::NormsRequest request;
  request.instrument = test::small_instrument();
  const analyses::NormsResult result{small_norms(), {"talk: scores do not vary"}};
  const std::string text = norms_summary(request, result, "norms.json", text::Style(-1));
  expect_in(text, "Left out:\n  talk: scores do not vary\n");
  expect_in(text, "Norms of fewer than 100 people are not used for the measurement error of scores.\n");
  expect_in(text, "The norms are in norms.json\n");
  EXPECT_EQ(text.find("Unvalidated"), std::string::npos);
  request.instrument.validation = Validation::none;
  expect_in(norms_summary(request, result, "-", text::Style(-1)), "Unvalidated: no study of this instrument");
}

}  // namespace
}  // namespace intimetry::render::norms_text_test
