#include "intimetry/dyadic/apim.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "intimetry/dyadic/apim_roles.hpp"
#include "reference/couple_columns.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::apim_test {
namespace {

double part(const Effect& effect, const std::string& name) {
  if (name == "value") return effect.value.value;
  if (name == "se") return effect.se.value;
  if (name == "df") return effect.df.value;
  if (name == "p") return effect.p.value;
  return name == "low" ? effect.interval.low : std::numeric_limits<double>::quiet_NaN();
}

ApimModel exchangeable_model(const test::CoupleColumns& data, const std::string& name) {
  ApimModel model{data.pair("y"), {data.pair("x")}, {}, {}};
  if (name == "x_z_w_c") model.predictors.push_back(data.pair("z"));
  if (name == "x_w" || name == "x_z_w_c") model.covariates.push_back(data.column("w"));
  if (name == "x_c" || name == "x_z_w_c") model.contrasts.push_back(data.column("c"));
  return model;
}

double statistic_of(const Apim& fit, const std::string& name) {
  if (name == "residual_sd") return fit.residual_sd.value;
  if (name == "residual_correlation") return fit.residual_correlation.value;
  const std::size_t line = name.find('_');
  const std::string what = name.substr(0, line);
  if (what == "intercept") return part(fit.intercept, name.substr(line + 1));
  const std::size_t digit = what.find_first_of("123456789");
  const auto i = static_cast<std::size_t>(what[digit] - '1');
  const std::string effect = what.substr(0, digit);
  if (effect == "covariance") return fit.predictors.at(i).covariance;
  const std::string which = name.substr(line + 1);
  if (effect == "actor") return part(fit.predictors.at(i).actor, which);
  if (effect == "partner") return part(fit.predictors.at(i).partner, which);
  if (effect == "covariate") return part(fit.covariates.at(i), which);
  return part(fit.contrasts.at(i), which);
}

double statistic_of(const ApimRoles& fit, const std::string& name) {
  const std::size_t line = name.rfind('_');
  const std::string last = name.substr(line + 1);
  const bool of_role = last == "of1" || last == "of2";
  const std::string body = name.substr(0, line);
  if (name == "residual_correlation") return fit.residual_correlation.value;
  if (of_role) {
    const std::size_t role = last == "of1" ? 0 : 1;
    if (body == "residual_sd") return fit.residual_sd.at(role).value;
    if (body == "r_squared") return fit.r_squared.at(role).value;
    return fit.predictors.at(static_cast<std::size_t>(body.back() - '1')).covariance.at(role);
  }
  const std::size_t inner = body.rfind('_');
  const std::string whose = body.substr(inner + 1);
  const std::string what = body.substr(0, inner);
  const bool difference = whose == "difference";
  const std::size_t role = whose == "of1" ? 0 : 1;
  if (what == "intercept") return part(difference ? fit.intercept_difference : fit.intercept.at(role), last);
  const auto i = static_cast<std::size_t>(what.back() - '1');
  const std::string effect = what.substr(0, what.size() - 1);
  if (effect == "covariate") return part(fit.covariates.at(i).at(role), last);
  const RoleEffects& effects = fit.predictors.at(i);
  if (effect == "actor") return part(difference ? effects.actor_difference : effects.actor.at(role), last);
  return part(difference ? effects.partner_difference : effects.partner.at(role), last);
}

TEST(DyadicApim, AgreesWithLmAndGlsAndLavaan) {
  std::set<std::string> seen;
  for (const auto& row : test::reference_rows("apim/table.csv")) {
    const test::CoupleColumns data("apim/data/" + row[0] + ".csv");
    const bool roles = row[1].rfind("roles", 0) == 0;
    double actual = 0;
    if (roles) {
      ApimRolesModel model{data.pair("y"), {data.pair("x")}, {}};
      if (row[1] == "roles_x_z_w") {
        model.predictors.push_back(data.pair("z"));
        model.covariates.push_back(data.column("w"));
      }
      actual = statistic_of(apim_roles(model), row[2]);
    } else {
      actual = statistic_of(apim(exchangeable_model(data, row[1])), row[2]);
    }
    // In the sample far from zero the intercept is 10^4 slopes away.
    const double tolerance = test::number(row[4]) * (row[0] == "far" ? 100 : 1);
    EXPECT_TRUE(test::agree(actual, test::number(row[3]), tolerance))
        << row[0] << " " << row[1] << " " << row[2];
    seen.insert(row[0] + row[1]);
  }
  EXPECT_EQ(seen.size(), 30U);
}

TEST(DyadicApim, CountsCouplesThatAreLeftOut) {
  const test::CoupleColumns data("apim/data/gaps.csv");
  const Apim narrow = apim(exchangeable_model(data, "x"));
  EXPECT_EQ(narrow.n, 48);
  EXPECT_EQ(narrow.left_out, 2);
  const Apim wide = apim(exchangeable_model(data, "x_z_w_c"));
  EXPECT_EQ(wide.n, 46);
  EXPECT_EQ(wide.left_out, 4);
}

}  // namespace
}  // namespace intimetry::apim_test
