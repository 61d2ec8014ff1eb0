#include "analyses/score/score.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/analyses/small_instrument.hpp"

namespace intimetry::analyses::score_test {
namespace {

ScoreRequest small_request() {
  ScoreRequest request;
  request.instrument = test::small_instrument();
  request.threads = 3;
  return request;
}

/// Keeps the raw scores of every row as text, one line a row, and what else it is told.
class Kept final : public ScoreSink {
 public:
  void begin(const ScoreLayout& layout) override { added = layout.columns.added; }
  std::unique_ptr<ScoreFormatter> formatter() override { return std::make_unique<Lines>(look); }
  void take(std::string_view text) override { lines += text; }

  std::vector<std::string> added;
  std::string lines;
  std::function<void(const ScoredBlock&)> look;

 private:
  class Lines final : public ScoreFormatter {
   public:
    explicit Lines(const std::function<void(const ScoredBlock&)>& look) : look_(look) {}
    std::string_view format(const ScoredBlock& block) override {
      if (look_) look_(block);
      text_.clear();
      for (std::size_t row = 0; row < block.rows.rows; ++row) {
        for (const ScoreColumn& column : block.scores.columns())
          text_ += std::isnan(column.raw[row]) ? "- " : std::to_string(column.raw[row]) + " ";
        text_.back() = '\n';
      }
      return text_;
    }

   private:
    const std::function<void(const ScoredBlock&)>& look_;
    std::string text_;
  };
};

std::string message_of(const ScoreRequest& request, const std::string& text) {
  Kept kept;
  try {
    run_score(request, table::text_source("answers", text), kept);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(RunScore, ScoresByHand) {
  Kept kept;
  const ScoreResult result = run_score(small_request(),
                                       table::text_source("answers",
                                                          "id,q1,q2,q3,q4,q5\n"
                                                          "a,1,2,5,0,4\n"  // 1 + 2 + (6 - 5); (0 + 4) / 2
                                                          "b,5,4,,3,\n"    // 9 x 3 / 2; one of two is too few
                                                          "\n"
                                                          "c,,,3,4,4\n"),  // one of three is too few
                                       kept);
  EXPECT_EQ(kept.lines, "4.000000 2.000000\n13.500000 -\n- 4.000000\n");
  EXPECT_EQ(kept.added, (std::vector<std::string>{"warmth", "warmth_n", "talk", "talk_n", "flags"}));
  EXPECT_EQ(result.source, "answers");
  EXPECT_EQ(result.delimiter, ',');
  EXPECT_FALSE(result.delimiter_given);
  EXPECT_EQ(result.blank_lines, 1U);
  EXPECT_EQ(result.summary.respondents, 3U);
  ASSERT_EQ(result.summary.scores.size(), 2U);
  EXPECT_EQ(result.summary.scores[0].n, 2U);
  EXPECT_DOUBLE_EQ(result.summary.scores[0].mean, 8.75);
  EXPECT_DOUBLE_EQ(result.summary.scores[0].squares, 2 * 4.75 * 4.75);
  EXPECT_TRUE(result.summary.errors.empty());
}

TEST(RunScore, ManyBlocksKeepTheOrderOfTheRowsAndTellTheProgress) {
  std::string text = "q1;q2;q3;q4;q5;note\n";
  std::string expected;
  constexpr int rows = 100'000;
  for (int row = 0; row < rows; ++row) {
    const int first = row % 5 + 1;
    const int last = row / 5 % 5;
    text += std::to_string(first) + ";1;5;" + std::to_string(last) + ";0;" + std::string(20, 'x') + "\n";
    expected += std::to_string(first + 2.0) + " " + std::to_string(last / 2.0) + "\n";
  }
  const std::size_t bytes = text.size() - text.find('\n') - 1;
  table::Source source = table::text_source("answers", std::move(text));
  std::uint64_t told_rows = 0;
  std::uint64_t told_bytes = 0;
  source.progress = [&](std::uint64_t so_far, std::uint64_t so_many_bytes) {
    EXPECT_GT(so_far, told_rows);
    told_rows = so_far;
    told_bytes = so_many_bytes;
  };
  Kept kept;
  run_score(small_request(), source, kept);
  EXPECT_TRUE(kept.lines == expected);
  EXPECT_EQ(told_rows, static_cast<std::uint64_t>(rows));
  EXPECT_EQ(told_bytes, bytes);
}

TEST(RunScore, AnswersThatCannotBeScoredStopItAndAreListed) {
  const std::string message = message_of(small_request(), "q1,q2,q3,q4,q5\n1,2,6,0,4\n1,x,3,0,4\n");
  EXPECT_NE(message.find("answers: 2 answers cannot be scored; nothing was written."), std::string::npos)
      << message;
  EXPECT_NE(message.find("data row 1 (line 2), column 'q3'"), std::string::npos) << message;
  EXPECT_NE(message.find("found 'x', expected a whole number from 1 to 5"), std::string::npos) << message;
  ScoreRequest request = small_request();
  request.out_of_range = table::OutOfRange::missing;
  EXPECT_EQ(message_of(request, "q1,q2,q3,q4,q5\n1,2,6,0,4\n"), "");
}

TEST(RunScore, ADateThatCannotBeIsAnError) {
  const std::string message =
      message_of(small_request(), "date,q1,q2,q3,q4,q5\n2026-01-05,1,2,3,4,4\n0206-01-05,1,2,3,4,4\n");
  EXPECT_NE(message.find("data row 2, column 'date'"), std::string::npos) << message;
}

TEST(RunScore, NewColumnsMayNotHaveTheNamesOfOthers) {
  const std::string text = "talk,q1,q2,q3,q4,q5\n,1,2,3,4,4\n";
  EXPECT_NE(message_of(small_request(), text).find("column 'talk'"), std::string::npos);
  ScoreRequest request = small_request();
  request.prefix = "s_";
  EXPECT_EQ(message_of(request, text), "");
}

TEST(RunScore, WhatTheSinkThrowsEndsIt) {
  class Full final : public ScoreSink {
   public:
    void begin(const ScoreLayout&) override {}
    std::unique_ptr<ScoreFormatter> formatter() override { return std::make_unique<Nothing>(); }
    void take(std::string_view) override { throw Error(ErrorCode::file_write, "full"); }

   private:
    class Nothing final : public ScoreFormatter {
      std::string_view format(const ScoredBlock&) override { return {}; }
    };
  };
  Full full;
  EXPECT_THROW(run_score(small_request(), table::text_source("answers", "q1,q2,q3,q4,q5\n1,2,3,4,4\n"), full),
               Error);
}

NormFile two_groups() {
  NormFile file;
  file.instrument = "small";
  file.version = "1.0.0";
  file.source = "made up";
  for (const auto& [group, mean] : {std::pair{"north", 9.0}, std::pair{"south", 6.0}}) {
    GroupNorm& norm = file.norms.emplace_back();
    norm.scale = "warmth";
    norm.group = group;
    norm.n = 200;
    norm.mean = mean;
    norm.sd = 2;
  }
  return file;
}

TEST(RunScore, StandardScoresAreThoseOfEachRowsGroup) {
  ScoreRequest request = small_request();
  request.plan.scales = {"warmth"};
  request.norms = two_groups();
  request.norms_path = "norms.json";
  request.standards = {Standard::z, Standard::t};
  Kept kept;
  std::vector<double> z;
  std::vector<double> t;
  kept.look = [&](const ScoredBlock& block) {
    for (std::size_t row = 0; row < block.rows.rows; ++row) {
      z.push_back(block.standards[0].values[0][row]);
      t.push_back(block.standards[0].values[1][row]);
    }
  };
  const ScoreResult result = run_score(
      request, table::text_source("answers", "group,q1,q2,q3\nnorth,5,5,1\nsouth,2,1,3\neast,2,1,3\n"), kept);
  ASSERT_EQ(z.size(), 3U);
  EXPECT_DOUBLE_EQ(z[0], (15 - 9) / 2.0);
  EXPECT_DOUBLE_EQ(z[1], 0);
  EXPECT_TRUE(std::isnan(z[2]));
  EXPECT_DOUBLE_EQ(t[0], 80);
  ASSERT_EQ(result.summary.norms.size(), 1U);
  const NormTally& tally = result.summary.norms[0];
  ASSERT_EQ(tally.norms.size(), 3U);
  const NormUse& east = tally.norms.at({"east", Perspective::now, std::nullopt});
  EXPECT_EQ(east.norm, nullptr);
  EXPECT_EQ(east.scores, 1U);
  const NormUse& north = tally.norms.at({"north", Perspective::now, std::nullopt});
  ASSERT_NE(north.norm, nullptr);
  EXPECT_EQ(north.norm->mean, 9);
}

TEST(RunScore, WithoutAGroupTheNormsAreNotGuessed) {
  ScoreRequest request = small_request();
  request.norms = two_groups();
  request.norms_path = "norms.json";
  request.standards = {Standard::z};
  const std::string message = message_of(request, "q1,q2,q3,q4,q5\n1,2,3,4,4\n");
  EXPECT_NE(message.find("norms.json has norms of:\n  north\n  south"), std::string::npos) << message;
  request.norm_group = "nort";
  EXPECT_NE(message_of(request, "q1,q2,q3,q4,q5\n1,2,3,4,4\n").find("did you mean 'north'"),
            std::string::npos);
}

TEST(RunScore, WithoutPublishedFiguresTheErrorComesFromTheAnswers) {
  ScoreRequest request = small_request();
  for (Item& item : request.instrument.items) item.response_set = "five";
  request.instrument.scales.resize(1);
  request.instrument.scales[0].items = {"q1", "q2", "q3", "q4", "q5"};
  request.sem = true;
  Kept kept;
  std::vector<double> sem;
  kept.look = [&](const ScoredBlock& block) {
    for (std::size_t row = 0; row < block.rows.rows; ++row) sem.push_back(block.errors[0].sem[row]);
  };
  const ScoreResult result = run_score(
      request, table::text_source("answers", "q1,q2,q3,q4,q5\n1,2,3,4,5\n4,4,2,4,4\n,,3,,\n"), kept);
  ASSERT_EQ(sem.size(), 3U);
  // Keyed answers 1 to 5: their variance is 2.5, and that of the error of their sum five times as much.
  EXPECT_NEAR(sem[0], std::sqrt(12.5), 1e-12);
  EXPECT_TRUE(std::isnan(sem[1])) << "five times 4 has no spread";
  EXPECT_TRUE(std::isnan(sem[2])) << "there is no score";
  ASSERT_EQ(result.summary.errors.size(), 1U);
  EXPECT_EQ(result.summary.errors[0].count(ErrorSource::answers), 2U);
  EXPECT_EQ(result.summary.errors[0].zero_variance, 1U);
  EXPECT_EQ(result.summary.errors[0].unknown, std::nullopt);
}

TEST(ScoreMoments, PartsGiveWhatTheWholeGives) {
  ScoreMoments whole;
  ScoreMoments first;
  ScoreMoments second;
  for (const double value : {3.0, 5.0, 10.0, -2.0}) {
    whole.add(value);
    (value > 4 ? first : second).add(value);
  }
  first.append(second);
  first.append({});
  EXPECT_EQ(first.n, 4U);
  EXPECT_DOUBLE_EQ(first.mean, 4);
  EXPECT_DOUBLE_EQ(first.squares, 1 + 1 + 36 + 36);
  EXPECT_DOUBLE_EQ(whole.squares, first.squares);
}

}  // namespace
}  // namespace intimetry::analyses::score_test
