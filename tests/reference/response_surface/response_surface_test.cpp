#include "intimetry/dyadic/response_surface.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <string>

#include "reference/couple_columns.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::response_surface_test {
namespace {

double statistic_of(const Surface& surface, const std::string& name) {
  if (name == "intercept") return surface.intercept.value.value;
  const std::size_t line = name.find('_');
  const std::string what = name.substr(0, line);
  const std::string which = name.substr(line + 1);
  if (what == "ridge") return which == "f" ? surface.ridge.f.value : surface.ridge.p.value;
  if (what == "agreement") return which == "f" ? surface.agreement.f.value : surface.agreement.p.value;
  const auto i = static_cast<std::size_t>(what[1] - '1');
  const Effect& effect = what[0] == 'a' ? surface.a.at(i) : surface.b.at(i);
  if (which == "value") return effect.value.value;
  if (which == "se") return effect.se.value;
  return which == "df" ? effect.df.value : effect.p.value;
}

TEST(DyadicSurface, AgreesWithGlsAndLm) {
  std::set<std::string> seen;
  for (const auto& row : test::reference_rows("response_surface/table.csv")) {
    const test::CoupleColumns data("response_surface/data/" + row[0] + ".csv");
    const SurfaceModel model{data.pair("y"), data.pair("x"), 4};
    const Surface surface = row[1] == "exchangeable"
                                ? response_surface(model).surface
                                : response_surface_roles(model).surface[row[1] == "role2"];
    EXPECT_TRUE(test::agree(statistic_of(surface, row[2]), test::number(row[3]), test::number(row[4])))
        << row[0] << " " << row[1] << " " << row[2];
    seen.insert(row[0] + row[1]);
  }
  EXPECT_EQ(seen.size(), 9U);
}

}  // namespace
}  // namespace intimetry::response_surface_test
