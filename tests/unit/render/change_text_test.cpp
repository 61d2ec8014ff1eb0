#include "render/change_text.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/couple/couple_kit.hpp"

namespace intimetry::render::change_text_test {
namespace {

struct Changed {
  analyses::ChangeRequest request;
  analyses::ChangeResult result;
};

Changed changed() {
  Changed changed;
  changed.request.instrument = test::closeness(1, 8);
  changed.request.scores = true;
  changed.request.error.rci = 5;
  changed.request.since_previous = false;
  changed.result = analyses::run_change(
      changed.request,
      table::text_source("scores.csv", "respondent,date,s1\np,2026-01-01,10\np,2026-02-01,16\n"));
  return changed;
}

TEST(ChangeText, ShowsChangeAndVerdict) {
  const Changed one = changed();
  const std::string text = change_text(one.request, one.result);
  EXPECT_NE(text.find("p: s1 (higher is better)"), std::string::npos) << text;
  EXPECT_NE(text.find("+6.00"), std::string::npos) << text;
  EXPECT_NE(text.find("improved"), std::string::npos) << text;
  EXPECT_NE(text.find("the reliable change index that was given"), std::string::npos) << text;
}

TEST(ChangeRows, AreARowAnOccasion) {
  const Changed one = changed();
  const std::string rows = change_rows(one.request, one.result);
  EXPECT_NE(rows.find("p,,s1,2026-02-01,16,,2026-01-01,6,"), std::string::npos) << rows;
  EXPECT_EQ(rows.find("since_previous"), std::string::npos) << rows;
}

TEST(ChangeJson, SaysThatTheErrorWasGiven) {
  const Changed one = changed();
  const std::string json = change_json(one.request, one.result);
  EXPECT_NE(json.find(R"("source": "given")"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("change": 6.0)"), std::string::npos) << json;
}

}  // namespace
}  // namespace intimetry::render::change_text_test
