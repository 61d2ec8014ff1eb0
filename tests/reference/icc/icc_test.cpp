#include "intimetry/stats/icc.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::icc_test {
namespace {

const std::map<std::string, std::size_t> psych_names{{"ICC1", 0},  {"ICC2", 1},  {"ICC3", 2},
                                                     {"ICC1k", 3}, {"ICC2k", 4}, {"ICC3k", 5}};

Icc icc_of(const std::string& data) {
  const test::Numbers numbers = test::reference_numbers("icc/data/" + data + ".csv");
  return intraclass_correlation(numbers.values, numbers.columns);
}

double field(const IccForm& form, const std::string& name) {
  if (name == "value") return form.value.value;
  if (name == "f") return form.f.value;
  if (name == "p") return form.p.value;
  if (name == "df1") return form.df1;
  if (name == "df2") return form.df2;
  return name == "low" ? form.interval.low : form.interval.high;
}

TEST(Icc, AgreesWithPsych) {
  std::set<std::string> seen;
  for (const auto& row : test::reference_rows("icc/table.csv")) {
    const IccForm form = icc_of(row[0]).forms.at(psych_names.at(row[1]));
    EXPECT_TRUE(test::agree(field(form, row[2]), test::number(row[3]), row[0] == "decimals" ? 1e-7 : 1e-9))
        << row[0] << " " << row[1] << " " << row[2];
    seen.insert(row[0]);
  }
  EXPECT_EQ(seen.size(), 7U);
}

TEST(Icc, OfMergedPartsAgreesWithPsych) {
  const test::Numbers numbers = test::reference_numbers("icc/data/four_judges.csv");
  Comoments first(numbers.columns);
  Comoments second(numbers.columns);
  const std::span<const double> rows(numbers.values);
  first.add(rows.first(11 * numbers.columns));
  second.add(rows.subspan(11 * numbers.columns));
  second.merge(first);
  const Icc merged = intraclass_correlation(second.covariances(Cases::listwise));
  for (const auto& row : test::reference_rows("icc/table.csv")) {
    if (row[0] != "four_judges") continue;
    EXPECT_TRUE(test::agree(field(merged.forms.at(psych_names.at(row[1])), row[2]), test::number(row[3])))
        << row[1] << " " << row[2];
  }
}

TEST(Icc, AgreesWithShroutAndFleiss) {
  struct Published {
    double value, low, high;
  };
  // Values and intervals of the published example, with more than its two digits.
  const std::array<Published, 6> published{{{.1657417684, -.13293, .72256},
                                            {.2897637795, .018787, .761084},
                                            {.7148407148, .342465, .945858},
                                            {.4427971337, -.88444, .91242},
                                            {.6200505476, .071137, .927232},
                                            {.9093155424, .675675, .985892}}};
  const Icc result = icc_of("shrout_fleiss");
  for (std::size_t i = 0; i < published.size(); ++i) {
    const IccForm& form = result.forms[i];
    EXPECT_NEAR(form.value.value, published[i].value, 5e-11) << form.shrout_fleiss;
    EXPECT_NEAR(form.interval.low, published[i].low, 5e-6) << form.shrout_fleiss;
    EXPECT_NEAR(form.interval.high, published[i].high, 5e-6) << form.shrout_fleiss;
  }
}

TEST(Icc, CountsTheTargetsThatAreLeftOut) {
  const Icc result = icc_of("gaps");
  EXPECT_EQ(result.n, 27);
  EXPECT_EQ(result.left_out, 3);
}

}  // namespace
}  // namespace intimetry::icc_test
