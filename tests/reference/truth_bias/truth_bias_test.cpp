#include "intimetry/dyadic/truth_bias.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

#include "reference/couple_columns.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::truth_bias_test {
namespace {

double part(const Effect& effect, const std::string& name) {
  if (name == "value") return effect.value.value;
  if (name == "se") return effect.se.value;
  if (name == "df") return effect.df.value;
  return name == "p" ? effect.p.value : effect.interval.low;
}

TEST(DyadicTruthBias, AgreesWithTTestLmAndGls) {
  const test::CoupleColumns data("truth_bias/couples.csv");
  const JudgementModel model{data.pair("j"), data.pair("now")};
  const TruthBias one = truth_bias(model);
  const TruthBiasRoles roles = truth_bias_roles(model);
  for (const auto& row : test::reference_rows("truth_bias/table.csv")) {
    const std::size_t line = row[1].rfind('_');
    const std::string what = row[1].substr(0, line);
    const std::size_t role = row[0] == "role2" ? 1 : 0;
    Effect effect;
    if (row[0] == "difference") {
      effect = roles.mean_bias_difference;
    } else if (row[0] == "exchangeable") {
      effect = what == "mean_bias" ? one.mean_bias : what == "truth" ? one.truth : one.similarity;
    } else {
      effect = what == "mean_bias" ? roles.mean_bias.at(role)
               : what == "truth"   ? roles.truth.at(role)
                                   : roles.similarity.at(role);
    }
    EXPECT_TRUE(
        test::agree(part(effect, row[1].substr(line + 1)), test::number(row[2]), test::number(row[3])))
        << row[0] << " " << row[1];
  }
}

}  // namespace
}  // namespace intimetry::truth_bias_test
