#include "intimetry/dyadic/reliability_correction.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "reference/couple_columns.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::reliability_correction_test {
namespace {

TEST(DyadicReliability, AgreesWithLavaansLatentPredictors) {
  const test::CoupleColumns data("reliability_correction/couples.csv");
  const std::vector<double> reliabilities{0.8, 0.75};
  const ResampleOptions few{50, 1};
  const CorrectedApim exchangeable = corrected_apim({data.pair("y"), {data.pair("x")}, {}, {}},
                                                    std::span(reliabilities).first(1), 0.95, few);
  const CorrectedRoles one = corrected_apim_roles({data.pair("y"), {data.pair("x")}, {}},
                                                  std::span(reliabilities).first(1), 0.95, few);
  const CorrectedRoles two =
      corrected_apim_roles({data.pair("y"), {data.pair("x"), data.pair("z")}, {}}, reliabilities, 0.95, few);
  for (const auto& row : test::reference_rows("reliability_correction/table.csv")) {
    const std::size_t predictor = row[1][0] == 'x' ? 0 : 1;
    const std::size_t who = row[1].find("actor") != std::string::npos ? 0 : 1;
    const std::size_t role = row[1].back() == '2' ? 1 : 0;
    const CorrectedEffect& effect = row[0] == "exchangeable_x" ? exchangeable.predictors.at(predictor).at(who)
                                    : row[0] == "roles_x"      ? one.predictors.at(predictor).at(role).at(who)
                                                          : two.predictors.at(predictor).at(role).at(who);
    EXPECT_TRUE(test::agree(effect.value.value, test::number(row[2]), test::number(row[3])))
        << row[0] << row[1];
  }
}

}  // namespace
}  // namespace intimetry::reliability_correction_test
