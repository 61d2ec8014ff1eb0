#include "intimetry/io/cases_json.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::cases_json_test {
namespace {

using Places = std::vector<std::pair<std::string, std::string>>;

Instrument two_items() {
  Instrument instrument;
  instrument.id = "two-items";
  return instrument;
}

TEST(CasesJson, ReadsEveryField) {
  const std::vector<ScoredCase> cases = load_cases(R"({
    "$schema": "../schemas/cases.schema.json", "format": "intimetry.cases/1", "instrument": "two-items",
    "cases": [{"name": "one left out", "perspective": "ideal",
               "answers": {"q1": 3, "q2": null, "q3": "not_applicable"},
               "scores": {"warmth": {"raw": 4.5, "pomp": null, "answered": 1, "flags": ["prorated"]}}}]})",
                                                   "cases.json", two_items());
  ASSERT_EQ(cases.size(), 1U);
  EXPECT_EQ(cases[0].response.perspective, Perspective::ideal);
  const std::vector<ItemAnswer> answers{
      {"q1", Answer(3)}, {"q2", Answer()}, {"q3", Answer::not_applicable()}};
  EXPECT_EQ(cases[0].response.answers, answers);
  ASSERT_EQ(cases[0].scores.size(), 1U);
  const ExpectedScore& score = cases[0].scores[0];
  EXPECT_EQ(score.id, "warmth");
  EXPECT_EQ(score.where, "/cases/0/scores/warmth");
  EXPECT_EQ(score.raw, 4.5);
  EXPECT_TRUE(std::isnan(score.pomp));
  EXPECT_EQ(score.answered, 1);
  EXPECT_EQ(score.flags, (std::vector<std::string>{"prorated"}));
}

TEST(CasesJson, EveryDefectIsListed) {
  try {
    static_cast<void>(load_cases(R"({
      "format": "intimetry.cases/1", "instrument": "another", "cases": [
        {"name": "a", "perspective": "now", "answers": {"q1": true},
         "scores": {"warmth": {"raw": "4", "pomp": 1, "answered": 1, "flags": [], "note": ""}}}]})",
                                 "cases.json", two_items()));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::instrument_invalid);
    EXPECT_EQ(std::string(error.what()).rfind("cases.json: 4 defects", 0), 0U) << error.what();
    Places places;
    for (const Defect& defect : error.defects()) places.emplace_back(info(defect.code).name, defect.where);
    EXPECT_EQ(places, (Places{{"unknown_reference", "/instrument"},
                              {"wrong_type", "/cases/0/answers/q1"},
                              {"wrong_type", "/cases/0/scores/warmth/raw"},
                              {"unknown_field", "/cases/0/scores/warmth/note"}}));
  }
}

}  // namespace
}  // namespace intimetry::cases_json_test
