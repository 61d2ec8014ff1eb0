#include "intimetry/core/flag.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

namespace intimetry::flag_test {
namespace {

TEST(FlagTable, HasOneBitARowInRisingOrder) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < flag_table.size(); ++i) {
    EXPECT_EQ(Flags(flag_table[i].flag).bits(), 1U << i) << flag_table[i].name;
    EXPECT_TRUE(names.insert(flag_table[i].name).second) << flag_table[i].name;
    EXPECT_FALSE(flag_table[i].meaning.empty());
  }
}

TEST(FlagTable, FitsTheSixteenBitsOfAScoreColumn) { EXPECT_LE(flag_table.size(), 16U); }

TEST(Flags, AreASet) {
  Flags flags;
  EXPECT_TRUE(flags.none());
  flags |= Flag::out_of_range;
  flags |= Flag::out_of_range;
  EXPECT_TRUE(flags.has(Flag::out_of_range));
  EXPECT_FALSE(flags.has(Flag::prorated));
  EXPECT_EQ(flags, Flags(Flag::out_of_range));
  EXPECT_EQ(Flag::prorated | Flag::out_of_range, flags | Flag::prorated);
  EXPECT_EQ(Flags((flags | Flag::prorated).bits()), flags | Flag::prorated);
}

TEST(ForEachFlag, NamesThemInTheTablesOrder) {
  std::vector<std::string_view> names;
  for_each_flag(Flag::gate_closed | Flag::prorated, [&](std::string_view name) { names.push_back(name); });
  EXPECT_EQ(names, (std::vector<std::string_view>{"prorated", "gate_closed"}));
  for_each_flag(Flags(), [](std::string_view name) { FAIL() << name; });
}

}  // namespace
}  // namespace intimetry::flag_test
