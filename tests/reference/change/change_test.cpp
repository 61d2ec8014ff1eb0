#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "intimetry/change/change_error.hpp"
#include "intimetry/change/change_series.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::change_test {
namespace {

using Values = std::map<std::string, double>;

Values pair_values(const std::vector<std::string>& row) {
  const double sd = test::number(row[1]);
  const double r = test::number(row[2]);
  const MeasurementError error = jacobson_truax_error(sd, r);
  const ScoreChange change = score_change(test::number(row[3]), test::number(row[4]), change_criterion(error),
                                          Direction::higher_is_better);
  // One score's error, which the reference computes in another way.
  MeasurementError sem_a = error;
  sem_a.standard_error = sd * std::sqrt(1 - r);
  MeasurementError sem_b = error;
  sem_b.standard_error = test::number(row[5]);
  MeasurementError difference = error;
  difference.standard_error = std::hypot(sem_a.standard_error, sem_b.standard_error);
  EXPECT_TRUE(test::agree(change_error(sem_a).standard_error, error.standard_error, 1e-12)) << row[0];
  return {{"s_diff", error.standard_error},
          {"rc", change.rc.value},
          {"p", change.p.value},
          {"smallest_detectable", change.criterion.smallest_detectable().value},
          {"low", change.interval.low},
          {"high", change.interval.high},
          {"discrepancy", discrepancy_change_error(difference).standard_error},
          {"couple_mean", couple_mean_change_error(sem_a, sem_b).standard_error}};
}

Values group_values(const std::vector<std::string>& row) {
  const ClinicalGroups groups{test::number(row[1]), test::number(row[2]), test::number(row[3]),
                              test::number(row[4])};
  const Direction direction = groups.functional_mean > groups.clinical_mean ? Direction::higher_is_better
                                                                            : Direction::higher_is_worse;
  const JacobsonTruaxCutoffs cutoffs = jacobson_truax_cutoffs(groups, direction);
  return {{"a", cutoffs.a}, {"b", cutoffs.b}, {"c", cutoffs.c}};
}

Values trend_values(const std::vector<DatedScore>& series) {
  const Trend line = change_series(series, ChangeCriterion(), Direction::neither).trend;
  return {{"n", line.n},
          {"slope", line.slope.value},
          {"slope_se", line.standard_error.value},
          {"slope_p", line.p.value},
          {"slope_low", line.interval.low},
          {"slope_high", line.interval.high}};
}

std::map<std::string, Values> all_values() {
  std::map<std::string, Values> values;
  for (const auto& row : test::reference_rows("change/data/pairs.txt")) values[row[0]] = pair_values(row);
  for (const auto& row : test::reference_rows("change/data/groups.txt")) values[row[0]] = group_values(row);
  std::map<std::string, std::vector<DatedScore>> series;
  for (const auto& row : test::reference_rows("change/data/series.csv"))
    series[row[0]].push_back({Date::from_text(row[1]).value(), test::number(row[2])});
  for (const auto& [name, one] : series) values[name] = trend_values(one);
  return values;
}

TEST(Change, AgreesWithNaiveDefinitionsAndLm) {
  const auto values = all_values();
  std::size_t compared = 0;
  for (const auto& row : test::reference_rows("change/table.csv")) {
    EXPECT_TRUE(test::agree(values.at(row[0]).at(row[1]), test::number(row[2]), 1e-9))
        << row[0] << " " << row[1];
    ++compared;
  }
  std::size_t known = 0;
  for (const auto& [name, one] : values) known += one.size();
  EXPECT_EQ(compared, known);
}

}  // namespace
}  // namespace intimetry::change_test
