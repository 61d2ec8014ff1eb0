// The hand-scored respondents of every instrument that ships, through the library.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "intimetry/io/instrument_json.hpp"
#include "intimetry/scoring/score.hpp"
#include "intimetry/stats/comoments.hpp"
#include "unit/io/files.hpp"

namespace intimetry::score_cases_test {
namespace {

using nlohmann::json;

constexpr double missing_code = -9999;
constexpr double not_applicable_code = -8888;

/// Within 1e-12 of what was computed in exact fractions: relative, and absolute below one.
void expect_near(double found, const json& expected, const std::string& what) {
  if (expected.is_null()) {
    EXPECT_TRUE(std::isnan(found)) << what << ": found " << found;
    return;
  }
  const double wanted = expected.get<double>();
  EXPECT_LE(std::abs(found - wanted), 1e-12 * std::max(1.0, std::abs(wanted))) << what << ": found " << found;
}

void check_case(const ScoringPlan& plan, const json& respondent, const std::string& name) {
  std::vector<double> answers;
  std::vector<ResponseColumn> columns(plan.items.size());
  for (const PlanItem& item : plan.items) {
    const json& answer = respondent.at("answers").at(item.id);
    answers.push_back(answer.is_number() ? answer.get<double>()
                      : answer.is_null() ? missing_code
                                         : not_applicable_code);
  }
  for (std::size_t j = 0; j < columns.size(); ++j) {
    columns[j].data = &answers[j];
    columns[j].missing_code = missing_code;
    columns[j].not_applicable_code = not_applicable_code;
  }
  const std::vector<Perspective> meant{
      *from_word<Perspective>(respondent.at("perspective").get<std::string>())};
  const ScoreTable table = score(plan, ResponseView(1, columns), {.perspectives = meant});
  const json& expected = respondent.at("scores");
  ASSERT_EQ(table.columns().size(), expected.size()) << name;
  for (const ScoreColumn& column : table.columns()) {
    const std::string what = name + ", " + column.id;
    const json& score = expected.at(column.id);
    expect_near(column.raw[0], score.at("raw"), what);
    expect_near(column.pomp(0), score.at("pomp"), what + ", pomp");
    EXPECT_EQ(column.answered[0], score.at("answered")) << what;
    std::set<std::string> flags;
    for_each_flag(column.flags(0), [&](std::string_view flag) { flags.emplace(flag); });
    EXPECT_EQ(flags, score.at("flags").get<std::set<std::string>>()) << what;
  }
}

TEST(Cases, EveryHandScoredRespondentOfEveryInstrument) {
  std::size_t checked = 0;
  for (const std::string& name : test::shipped_instruments()) {
    const auto folder = test::source_dir() / "instruments" / name;
    const Instrument instrument = load_instrument(test::read_file(folder / "instrument.json"), name);
    const ScoringPlan plan = make_plan(instrument, {.include_private = true});
    const json cases = json::parse(test::read_file(folder / "cases.json"));
    for (const json& respondent : cases.at("cases")) {
      check_case(plan, respondent, name + ": " + respondent.at("name").get<std::string>());
      ++checked;
    }
  }
  EXPECT_GE(checked, 27U * 5U);
}

}  // namespace
}  // namespace intimetry::score_cases_test
