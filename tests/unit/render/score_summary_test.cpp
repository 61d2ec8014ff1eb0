#include "render/score_summary.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "unit/analyses/small_instrument.hpp"

namespace intimetry::render::score_summary_test {
namespace {

struct Scored {
  analyses::ScoreRequest request;
  analyses::ScoreResult result;

  Scored() {
    request.instrument = test::small_instrument();
    request.plan.scales = {"warmth"};
    result.plan = make_plan(request.instrument, request.plan);
    result.source = "answers.csv";
    result.delimiter = ';';
    result.summary.respondents = 1200;
    result.summary.scores = {{.n = 3, .mean = 8, .squares = 32}};
    result.summary.flags.resize(flag_table.size());
  }

  [[nodiscard]] std::string text(const std::string& output = "-") const {
    return score_summary(request, result, output, text::Style(-1));
  }
};

void expect_in(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n" << text;
}

TEST(ScoreSummary, SaysWhatWasScoredAndHow) {
  Scored scored;
  scored.result.blank_lines = 2;
  const std::string text = scored.text("out.csv");
  expect_in(
      text,
      "Scored 1,200 rows of answers.csv (delimiter: semicolon, as recognised) with Small, version 1.0.0.\n");
  expect_in(text, "Missing answers: as published for each scale.\n");
  expect_in(text, "8.00");
  expect_in(text, "4.00");  // root of 32/2
  expect_in(text, "3 to 15");
  expect_in(text, "No score is flagged.\nBlank lines left out: 2.\nScores are in out.csv\n");
}

TEST(ScoreSummary, CountsFlags) {
  Scored scored;
  for (std::size_t f = 0; f < flag_table.size(); ++f) {
    if (flag_table[f].flag == Flag::prorated) scored.result.summary.flags[f] = 1000;
  }
  expect_in(scored.text(), "Scores with flags: prorated 1,000.\n");
}

TEST(ScoreSummary, NamesEachNormOnce) {
  Scored scored;
  const auto norm = std::make_shared<ScoreNorm>();
  norm->group = "north";
  norm->n = 200;
  norm->mean = 9;
  norm->sd = 2;
  norm->source = "made up";
  analyses::NormTally tally;
  tally.norms[{"north", Perspective::now, "w"}] = {norm, 2};
  tally.norms[{"north", Perspective::now, "m"}] = {norm, 3};
  tally.norms[{"east", Perspective::now, std::nullopt}] = {nullptr, 1};
  tally.beyond = 1;
  scored.result.summary.norms = {tally};
  const std::string text = scored.text();
  expect_in(text, "warmth: 1 of 6 scores: no norm describes these people; no standard score");
  expect_in(text, "warmth: 5 of 6 scores: group 'north', now, n = 200; z and T linear;");
  expect_in(text, "warmth: 1 score lower or higher than any in the norm group");
}

TEST(ScoreSummary, SaysWhereErrorsComeFrom) {
  Scored scored;
  analyses::ErrorTally tally;
  tally.scores[static_cast<std::size_t>(ErrorSource::answers)] = 4;
  tally.scores[static_cast<std::size_t>(ErrorSource::none)] = 1;
  tally.zero_variance = 2;
  tally.unknown = "";
  scored.result.summary.errors = {tally};
  scored.request.ci = true;
  const std::string text = scored.text();
  expect_in(text,
            "warmth: 4 of 5 scores: the spread of each person's own answers (t); 2\n    without an error");
  expect_in(text, "unknown; the score is the one set where the");
  expect_in(text, "Intervals: 95 %, around the score.\n");
}

}  // namespace
}  // namespace intimetry::render::score_summary_test
