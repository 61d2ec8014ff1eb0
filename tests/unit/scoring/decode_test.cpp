// What each answer in memory is taken for: an option, missing, out of range or not applicable.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <span>
#include <vector>

#include "intimetry/scoring/score.hpp"
#include "unit/scoring/score_kit.hpp"

namespace intimetry::decode_test {
namespace {

using test::infinity;
using test::none;
using test::Scored;
using test::scored;

const Scored missing{std::nullopt, 0, Flag::too_few_answers};
const Scored out_of_range{std::nullopt, 0, Flag::too_few_answers | Flag::out_of_range};
const Scored not_applicable{std::nullopt, 0, Flag::too_few_answers | Flag::not_applicable};

Scored answered(double raw) { return {raw, 1, Flags()}; }

/// One item on a response set, scored as it is: the score of a respondent is what the answer was taken for.
ScoringPlan one_item(const ResponseSet& set, bool may_not_apply = false) {
  Instrument instrument = test::blank_instrument();
  test::add_items(instrument, 1, set);
  instrument.items[0].not_applicable = may_not_apply;
  test::add_scale(instrument, "s", {"q1"});
  return make_plan(instrument);
}

template <class T>
Scored taken(const ScoringPlan& plan, T answer, ResponseColumn with = {}) {
  with.data = &answer;
  with.type = element_type_of<T>();
  with.stride = sizeof(T);
  return scored(score(plan, ResponseView(1, {with})), "s");
}

const ResponseSet five{.id = "five", .min = 0, .max = 4};
const ResponseSet evens{.id = "evens", .min = -4, .max = 4, .step = 2};
const ResponseSet line{.id = "line", .min = 0.5, .max = 10.25, .continuous = true};

template <class T>
class EveryElement : public testing::Test {};
using Elements = testing::Types<std::int8_t, std::int16_t, std::int32_t, std::int64_t, float, double>;
TYPED_TEST_SUITE(EveryElement, Elements);

template <class T>
class Integers : public testing::Test {};
using IntegerElements = testing::Types<std::int8_t, std::int16_t, std::int32_t, std::int64_t>;
TYPED_TEST_SUITE(Integers, IntegerElements);

template <class T>
class Reals : public testing::Test {};
using RealElements = testing::Types<float, double>;
TYPED_TEST_SUITE(Reals, RealElements);

TYPED_TEST(EveryElement, OptionsAndTheirNeighbours) {
  const ScoringPlan plan = one_item(five);
  for (int x = 0; x <= 4; ++x) EXPECT_EQ(taken(plan, static_cast<TypeParam>(x)), answered(x));
  for (const int x : {-1, 5, -128, 127, -99})
    EXPECT_EQ(taken(plan, static_cast<TypeParam>(x)), out_of_range) << x;
}

TYPED_TEST(EveryElement, BetweenTheSteps) {
  const ScoringPlan plan = one_item(evens);
  for (const int x : {-4, -2, 0, 2, 4}) EXPECT_EQ(taken(plan, static_cast<TypeParam>(x)), answered(x));
  for (const int x : {-6, -5, -3, -1, 1, 3, 5, 6}) {
    EXPECT_EQ(taken(plan, static_cast<TypeParam>(x)), out_of_range) << x;
  }
}

TYPED_TEST(EveryElement, OnALine) {
  const ScoringPlan plan = one_item(line);
  for (const int x : {1, 2, 10}) EXPECT_EQ(taken(plan, static_cast<TypeParam>(x)), answered(x));
  for (const int x : {0, 11, -1, -128, 127})
    EXPECT_EQ(taken(plan, static_cast<TypeParam>(x)), out_of_range) << x;
}

TYPED_TEST(EveryElement, TheEndsOfTheType) {
  for (const ScoringPlan& plan : {one_item(five), one_item(line), one_item(evens)}) {
    EXPECT_EQ(taken(plan, std::numeric_limits<TypeParam>::lowest()), out_of_range);
    EXPECT_EQ(taken(plan, std::numeric_limits<TypeParam>::max()), out_of_range);
  }
}

// Inside, faults are numbers too: no answer may be taken for one of them.
TEST(Decode, TheNumbersThatStandForFaultsAreNoAnswers) {
  const ScoringPlan plan = one_item({.id = "wide", .min = -30000, .max = 30000});
  for (const int x : {-32768, -32767, -32766, -30001, 30001, 32767}) {
    EXPECT_EQ(taken(plan, static_cast<std::int16_t>(x)), out_of_range) << x;
    EXPECT_EQ(taken(plan, std::int32_t{x}), out_of_range) << x;
    EXPECT_EQ(taken(plan, static_cast<float>(x)), out_of_range) << x;
    EXPECT_EQ(taken(plan, static_cast<double>(x)), out_of_range) << x;
  }
  for (const int x : {-30000, -29999, 0, 29999, 30000}) {
    EXPECT_EQ(taken(plan, static_cast<std::int16_t>(x)), answered(x)) << x;
    EXPECT_EQ(taken(plan, static_cast<float>(x)), answered(x)) << x;
    EXPECT_EQ(taken(plan, static_cast<double>(x)), answered(x)) << x;
  }
  // Cut down to sixteen bits these would be 0 and 1.
  EXPECT_EQ(taken(plan, std::int32_t{65536}), out_of_range);
  EXPECT_EQ(taken(plan, std::int64_t{1} + (std::int64_t{1} << 40)), out_of_range);
}

TEST(Decode, ARangeThatTheTypeDoesNotReach) {
  const ScoringPlan above = one_item({.id = "high", .min = 200, .max = 300});
  const ScoringPlan across = one_item({.id = "across", .min = 100, .max = 300, .step = 10});
  for (int x = -128; x <= 127; ++x) {
    const auto answer = static_cast<std::int8_t>(x);
    EXPECT_EQ(taken(above, answer), out_of_range) << x;
    EXPECT_EQ(taken(across, answer), x == 100 || x == 110 || x == 120 ? answered(x) : out_of_range) << x;
  }
  EXPECT_EQ(taken(one_item({.id = "low", .min = -300, .max = -200}), std::int8_t{-128}), out_of_range);
}

TYPED_TEST(Reals, NotANumberIsMissing) {
  for (const ScoringPlan& plan : {one_item(five), one_item(line), one_item(evens)}) {
    EXPECT_EQ(taken(plan, std::numeric_limits<TypeParam>::quiet_NaN()), missing);
    EXPECT_EQ(taken(plan, -std::numeric_limits<TypeParam>::quiet_NaN()), missing);
  }
}

TYPED_TEST(Reals, WhatIsNoOption) {
  using T = TypeParam;
  const ScoringPlan plan = one_item(five);
  for (const T x : {T(2.5), T(0.5), T(-0.5), T(3.999), std::nextafter(T{4}, T{5}), std::nextafter(T{4}, T{0}),
                    std::nextafter(T{0}, T{-1}), std::numeric_limits<T>::denorm_min(),
                    -std::numeric_limits<T>::denorm_min(), std::numeric_limits<T>::min(), T(1e30), T(-1e30),
                    std::numeric_limits<T>::infinity(), -std::numeric_limits<T>::infinity()}) {
    EXPECT_EQ(taken(plan, x), out_of_range) << x;
  }
  EXPECT_EQ(taken(plan, -T{0}), answered(0));
}

TEST(Decode, DoublesThatAreNoOption) {
  const ScoringPlan plan = one_item(five);
  for (const double x :
       {4.0000001, 1e300, -1e300, 1e-310, 2.0000000000000004, 4503599627370496.0, 9007199254740993.0}) {
    EXPECT_EQ(taken(plan, x), out_of_range) << x;
  }
}

TEST(Decode, TheEndsOfALine) {
  const ScoringPlan plan = one_item(line);
  for (const double x : {0.5, 10.25, 0.5000000001, 3.14}) EXPECT_EQ(taken(plan, x), answered(x));
  for (const double x :
       {std::nextafter(0.5, 0.0), std::nextafter(10.25, 11.0), 1e300, -1e300, infinity, -infinity}) {
    EXPECT_EQ(taken(plan, x), out_of_range) << x;
  }
  EXPECT_EQ(taken(plan, 0.75F), answered(0.75));
  EXPECT_EQ(taken(plan, std::numeric_limits<std::int64_t>::max()), out_of_range);
}

TYPED_TEST(EveryElement, AMissingCodeIsMissingAlsoWhereItIsAnOption) {
  using T = TypeParam;
  for (const ScoringPlan& plan : {one_item(five), one_item(line), one_item(evens)}) {
    EXPECT_EQ(taken(plan, static_cast<T>(-99), {.missing_code = -99}), missing);
    EXPECT_EQ(taken(plan, static_cast<T>(-98), {.missing_code = -99}), out_of_range);
    EXPECT_EQ(taken(plan, static_cast<T>(4), {.missing_code = 4}), missing);
    EXPECT_EQ(taken(plan, static_cast<T>(2), {.missing_code = 4}), answered(2));
  }
}

TYPED_TEST(EveryElement, NotApplicableCountsWhereTheItemOffersIt) {
  using T = TypeParam;
  const ResponseColumn codes{.missing_code = -99, .not_applicable_code = -77};
  for (const ResponseSet& set : {five, line, evens}) {
    EXPECT_EQ(taken(one_item(set, true), static_cast<T>(-77), codes), not_applicable);
    EXPECT_EQ(taken(one_item(set, false), static_cast<T>(-77), codes), out_of_range);
    EXPECT_EQ(taken(one_item(set, true), static_cast<T>(-99), codes), missing);
    EXPECT_EQ(taken(one_item(set, true), static_cast<T>(2), codes), answered(2));
    EXPECT_EQ(taken(one_item(set, true), static_cast<T>(4), {.not_applicable_code = 4}), not_applicable);
    EXPECT_EQ(taken(one_item(set, false), static_cast<T>(4), {.not_applicable_code = 4}), out_of_range);
  }
}

TYPED_TEST(Integers, TheLeastNumberMayBeTheMissingCode) {
  const auto least = std::numeric_limits<TypeParam>::min();
  EXPECT_EQ(taken(one_item(five), least, {.missing_code = static_cast<double>(least)}), missing);
  EXPECT_EQ(taken(one_item(five), least), out_of_range);
}

TYPED_TEST(EveryElement, ACodeThatTheTypeCannotHoldIsNeverMet) {
  using T = TypeParam;
  for (const double code : {1e300, -1e300, 1e20, -1e20, 9223372036854775808.0, 0.1, 2.000000001, none}) {
    for (const int x : {0, 1, 2, 3, 4}) {
      EXPECT_EQ(taken(one_item(five), static_cast<T>(x), {.missing_code = code}), answered(x)) << code;
    }
    if (code == 1e300 && sizeof(T) == 8) continue;  // a double holds it
    EXPECT_EQ(taken(one_item(five), std::numeric_limits<T>::max(), {.missing_code = code}), out_of_range)
        << code;
  }
}

// 999 is 1111100111 in binary; its last eight bits are -25, its last two 3.
TEST(Decode, ACodeIsNotCutDownToTheType) {
  EXPECT_EQ(taken(one_item(five), std::int8_t{-25}, {.missing_code = 999}), out_of_range);
  EXPECT_EQ(taken(one_item(five), std::int8_t{3}, {.missing_code = 256 + 3}), answered(3));
  EXPECT_EQ(taken(one_item(five), std::int16_t{3}, {.missing_code = 65536 + 3}), answered(3));
  EXPECT_EQ(taken(one_item(five), std::int32_t{3}, {.missing_code = 4294967296.0 + 3}), answered(3));
}

TEST(Decode, InfinityMayBeACode) {
  EXPECT_EQ(taken(one_item(five), infinity, {.missing_code = infinity}), missing);
  EXPECT_EQ(taken(one_item(five), -infinity, {.missing_code = infinity}), out_of_range);
  EXPECT_EQ(taken(one_item(five), std::numeric_limits<float>::infinity(), {.missing_code = infinity}),
            missing);
}

TYPED_TEST(EveryElement, ABitmapSaysMissingWhateverTheBitsAre) {
  using T = TypeParam;
  const std::array<T, 5> answers{static_cast<T>(3), static_cast<T>(9), static_cast<T>(-77), static_cast<T>(3),
                                 static_cast<T>(-99)};
  // Seven bits in: 0 0 0 1 1, where the last two are a 3 and the missing code.
  const std::array<std::uint8_t, 2> bitmap{0x00, 0b1100};
  ResponseColumn column = column_of(std::span<const T>(answers));
  column.validity = bitmap.data();
  column.validity_offset = 7;
  column.missing_code = -99;
  column.not_applicable_code = -77;
  const ScoreTable table = score(one_item(five, true), ResponseView(5, {column}));
  const std::array<Scored, 5> expected{missing, missing, missing, answered(3), missing};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(scored(table, "s", i), expected[i]) << i;
}

TEST(Decode, ABitmapIsReadBitByBitFromAnyOffsetAndNoFurther) {
  std::mt19937 random(7);
  for (const std::size_t count : {1U, 7U, 8U, 9U, 63U, 64U, 65U, 127U, 200U, 5000U}) {
    for (std::size_t offset = 0; offset < 17; ++offset) {
      // As long as it must be and no byte longer: the address sanitizer sees one that is read too many.
      std::vector<std::uint8_t> bitmap((offset + count + 7) / 8);
      for (std::uint8_t& byte : bitmap) byte = random() % 3 == 0 ? 0xFF : static_cast<std::uint8_t>(random());
      const std::vector<std::int8_t> answers(count, 3);
      ResponseColumn column = column_of(std::span<const std::int8_t>(answers));
      column.validity = bitmap.data();
      column.validity_offset = offset;
      const ScoreTable table = score(one_item(five), ResponseView(count, {column}));
      for (std::size_t i = 0; i < count; ++i) {
        const bool is_there = ((bitmap[(offset + i) / 8] >> ((offset + i) % 8)) & 1U) != 0;
        ASSERT_EQ(scored(table, "s", i), is_there ? answered(3) : missing)
            << count << ' ' << offset << ' ' << i;
      }
    }
  }
}

TYPED_TEST(EveryElement, MemoryMayBeReadBackwardsUnalignedOrOver) {
  using T = TypeParam;
  const std::size_t stride = sizeof(T) + 1;
  std::vector<unsigned char> bytes(1 + 4 * stride, 0xFF);
  for (std::size_t i = 0; i < 4; ++i) {
    const T answer = static_cast<T>(i + 1);
    std::memcpy(bytes.data() + 1 + i * stride, &answer, sizeof(T));
  }
  const auto step = static_cast<std::ptrdiff_t>(stride);
  const ResponseColumn odd{.data = bytes.data() + 1, .type = element_type_of<T>(), .stride = step};
  const ResponseColumn backwards{.data = bytes.data() + 1 + 3 * stride, .type = odd.type, .stride = -step};
  const ResponseColumn over{.data = bytes.data() + 1, .type = odd.type, .stride = 0};
  const ScoringPlan plan = one_item(five);
  const ScoreTable forth = score(plan, ResponseView(4, {odd}));
  const ScoreTable back = score(plan, ResponseView(4, {backwards}));
  const ScoreTable same = score(plan, ResponseView(4, {over}));
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(scored(forth, "s", i), answered(static_cast<double>(i + 1)));
    EXPECT_EQ(scored(back, "s", i), answered(static_cast<double>(4 - i)));
    EXPECT_EQ(scored(same, "s", i), answered(1));
  }
}

}  // namespace
}  // namespace intimetry::decode_test
