#include "intimetry/data/couple_layout.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::couple_layout_test {
namespace {

using Names = std::vector<std::string>;

Names names_of(const MemberColumns& found) {
  Names names;
  for (const MemberVariable& variable : found.variables) names.push_back(variable.name);
  return names;
}

TEST(CoupleLayout, FindsThePartnerAtTheEnd) {
  const Names names{"couple",      "sat.pnrq1_w", "sat.pnrq2_w",  "dsat.pnrq1_w", "dsat.pnrq2_w",
                    "sat.pnrq1_m", "sat.pnrq2_m", "dsat.pnrq1_m", "dsat.pnrq2_m"};
  const auto found = find_member_columns(names);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->members, (MemberPair{"w", "m"}));
  EXPECT_EQ(found->place, MemberPlace::last);
  EXPECT_EQ(found->delimiter, "_");
  EXPECT_EQ(names_of(*found), (Names{"sat.pnrq1", "sat.pnrq2", "dsat.pnrq1", "dsat.pnrq2"}));
  EXPECT_EQ(found->variables[2].columns[0], 3U);
  EXPECT_EQ(found->variables[2].columns[1], 7U);
  EXPECT_EQ(found->others, (std::vector<std::size_t>{0}));
}

TEST(CoupleLayout, FindsThePartnerInTheMiddle) {
  const auto found = find_member_columns(Names{"sat.w.1", "sat.w.2", "sat.m.1", "sat.m.2", "id"});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->members, (MemberPair{"w", "m"}));
  EXPECT_EQ(found->place, MemberPlace::middle);
  EXPECT_EQ(found->delimiter, ".");
  EXPECT_EQ(names_of(*found), (Names{"sat.1", "sat.2"}));
}

TEST(CoupleLayout, FindsThePartnerAtTheStart) {
  const auto found =
      find_member_columns(Names{"her-sat", "her-love", "his-sat", "his-love", "his-trust", "her-trust"});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->members, (MemberPair{"her", "his"}));
  EXPECT_EQ(found->place, MemberPlace::first);
  EXPECT_EQ(names_of(*found), (Names{"sat", "love", "trust"}));
}

TEST(CoupleLayout, TakesAnyDelimiter) {
  for (const std::string d : {"_", ".", "-", " ", "__", ":"}) {
    const auto found = find_member_columns(Names{"x" + d + "A", "x" + d + "B", "y" + d + "A", "y" + d + "B"});
    ASSERT_TRUE(found) << d;
    EXPECT_EQ(found->delimiter, d);
    EXPECT_EQ(names_of(*found), (Names{"x", "y"})) << d;
  }
}

TEST(CoupleLayout, PutsOneselfFirst) {
  const auto found = find_member_columns(Names{"love_partner", "love_self", "age_partner", "age_self"});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->members, (MemberPair{"self", "partner"}));
  EXPECT_TRUE(are_sides(found->members));
  EXPECT_FALSE(are_sides({"A", "B"}));
}

TEST(CoupleLayout, TakesNumbersForPartnersWhereNothingElseIs) {
  const auto found = find_member_columns(Names{"sat_1", "dsat_1", "sat_2", "dsat_2"});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->members, (MemberPair{"1", "2"}));
}

TEST(CoupleLayout, FindsNoneWhereThereIsNone) {
  EXPECT_FALSE(find_member_columns(Names{"couple", "partner", "q1", "q2", "q3"}));
  EXPECT_FALSE(find_member_columns(Names{"sat_1", "sat_2", "sat_3"}));
  EXPECT_FALSE(find_member_columns({}));
}

TEST(CoupleLayout, TakesThePairThatItIsTold) {
  const Names names{"sat.x1_w", "sat.x1_m", "dsat.x1_w", "dsat.x1_m"};
  EXPECT_EQ(find_member_columns(names)->members, (MemberPair{"w", "m"}));
  const auto found = find_member_columns(names, MemberPair{"dsat", "sat"});
  EXPECT_EQ(found->members, (MemberPair{"dsat", "sat"}));
  EXPECT_EQ(found->variables[0].columns[1], 0U);
  EXPECT_FALSE(find_member_columns(names, MemberPair{"w", "f"}));
}

TEST(CoupleLayout, AsksWhereTwoPairsFitAlike) {
  EXPECT_THROW((void)find_member_columns(Names{"x_anna", "x_ben", "y_cleo", "y_dan"}), Error);
}

TEST(CoupleLayout, KeepsWhatOnlyOnePartnerHas) {
  const auto found = find_member_columns(Names{"x_w", "x_m", "pregnant_w"});
  ASSERT_EQ(found->variables.size(), 2U);
  EXPECT_EQ(found->variables[1].name, "pregnant");
  EXPECT_FALSE(found->variables[1].columns[1]);
}

TEST(CoupleLayout, SeesThreePartners) {
  EXPECT_EQ(too_many_members(Names{"x_a", "x_b", "x_c", "couple"}), (Names{"a", "b", "c"}));
  EXPECT_TRUE(too_many_members(Names{"x_1", "x_2", "x_3", "y_w", "y_m"}).empty());
}

TEST(CoupleLayout, NamesColumns) {
  EXPECT_EQ(member_column("sat.q1", "w", MemberPlace::last, "_"), "sat.q1_w");
  EXPECT_EQ(member_column("sat.1", "w", MemberPlace::middle, "."), "sat.w.1");
  EXPECT_EQ(member_column("q12", "w", MemberPlace::middle, "_"), "q_w_12");
  EXPECT_EQ(member_column("age", "w", MemberPlace::middle, "_"), "age_w");
  EXPECT_EQ(member_column("age", "w", MemberPlace::first, "-"), "w-age");
}

TEST(CoupleLayout, NamesAreFoundAgainAsTheyWereMade) {
  const Names variables{"sat.1", "sat.2", "dsat.1", "trust.12"};
  for (const MemberPlace place : {MemberPlace::last, MemberPlace::middle, MemberPlace::first}) {
    for (const std::string d : {"_", ".", "--"}) {
      for (const MemberPair& pair :
           {MemberPair{"w", "m"}, MemberPair{"A", "B"}, MemberPair{"wife", "husband"}}) {
        Names names;
        for (const std::string& member : pair) {
          for (const std::string& name : variables) names.push_back(member_column(name, member, place, d));
        }
        const auto found = find_member_columns(names);
        ASSERT_TRUE(found) << names[0];
        EXPECT_EQ(found->members, pair) << names[0];
        EXPECT_EQ(found->place, place) << names[0];
        ASSERT_EQ(found->variables.size(), variables.size()) << names[0];
        for (std::size_t i = 0; i < names.size(); ++i) {
          EXPECT_EQ(found->variables[i % variables.size()].columns[i / variables.size()], i) << names[i];
        }
      }
    }
  }
}

}  // namespace
}  // namespace intimetry::couple_layout_test
