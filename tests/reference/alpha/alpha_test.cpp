#include "intimetry/stats/alpha.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::alpha_test {
namespace {

using Value = std::function<Statistic(const Alpha&, std::size_t)>;

const std::map<std::string, Value>& values() {
  static const std::map<std::string, Value> table{
      {"n", [](const Alpha& a, std::size_t) { return Statistic(static_cast<double>(a.n)); }},
      {"alpha", [](const Alpha& a, std::size_t) { return a.alpha; }},
      {"standardised", [](const Alpha& a, std::size_t) { return a.standardised; }},
      {"standard_error", [](const Alpha& a, std::size_t) { return a.standard_error; }},
      {"feldt_low", [](const Alpha& a, std::size_t) { return Statistic(a.feldt.low); }},
      {"feldt_high", [](const Alpha& a, std::size_t) { return Statistic(a.feldt.high); }},
      {"duhachek_iacobucci_low",
       [](const Alpha& a, std::size_t) { return Statistic(a.duhachek_iacobucci.low); }},
      {"duhachek_iacobucci_high",
       [](const Alpha& a, std::size_t) { return Statistic(a.duhachek_iacobucci.high); }},
      {"lambda2", [](const Alpha& a, std::size_t) { return a.lambda2; }},
      {"spearman_brown", [](const Alpha& a, std::size_t) { return a.spearman_brown; }},
      {"alpha_if_dropped",
       [](const Alpha& a, std::size_t item) { return a.items[item - 1].alpha_if_dropped; }},
      {"item_rest", [](const Alpha& a, std::size_t item) { return a.items[item - 1].item_rest; }}};
  return table;
}

Alpha alpha_of(const std::string& data, const std::string& cases) {
  const test::Numbers numbers = test::reference_numbers("alpha/data/" + data + ".csv");
  return cronbach_alpha(numbers.values, numbers.columns, from_word<Cases>(cases).value());
}

TEST(Alpha, AgreesWithPsych) {
  std::set<std::string> seen;
  for (const auto& row : test::reference_rows("alpha/table.csv")) {
    if (row[2] == "rekey") continue;
    const Statistic value = values().at(row[2])(alpha_of(row[0], row[1]), std::stoul(row[3]));
    EXPECT_TRUE(value.exists());
    EXPECT_TRUE(test::agree(value.value, test::number(row[4]), 1e-9))
        << row[0] << " " << row[1] << " " << row[2] << " " << row[3];
    seen.insert(row[2]);
  }
  EXPECT_EQ(seen.size(), values().size());
}

TEST(Alpha, NamesTheItemsThatPsychWouldReverse) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> reversed;
  for (const auto& row : test::reference_rows("alpha/table.csv")) {
    auto& items = reversed[{row[0], row[1]}];
    if (row[2] == "rekey") items.push_back(std::stoul(row[3]) - 1);
  }
  std::size_t with_some = 0;
  for (const auto& [sample, items] : reversed) {
    EXPECT_EQ(alpha_of(sample.first, sample.second).rekey, items) << sample.first << " " << sample.second;
    if (!items.empty()) ++with_some;
  }
  EXPECT_GE(with_some, 4U);
}

}  // namespace
}  // namespace intimetry::alpha_test
