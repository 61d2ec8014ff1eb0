#include "intimetry/core/words.hpp"

#include <gtest/gtest.h>

#include <set>

#include "intimetry/intimetry.hpp"

namespace intimetry::words_test {
namespace {

enum class Swapped { first, second };

}  // namespace
}  // namespace intimetry::words_test

template <>
struct intimetry::Words<intimetry::words_test::Swapped> {
  using Swapped = words_test::Swapped;
  static constexpr std::array table{Word<Swapped>{Swapped::second, "second"},
                                    Word<Swapped>{Swapped::first, "first"}};
};

namespace intimetry::words_test {
namespace {

template <class Enum>
class EveryWord : public testing::Test {};

using Enumerations =
    testing::Types<Dimension, Perspective, Visibility, ScoreKind, Direction, Validation, Evidence, Permission,
                   Comparison, Coefficient, MissingReason, Cases, PlottingPosition, PercentileOrigin,
                   RangeShift, KeySuspicion, ErrorSource, SafetyStatus, Verdict, Tone, CoupleLayout,
                   MemberPlace, Normalisation, Share, Congruence, FiellerShape, ChangeVerdict, QMethod,
                   Quantity, ScaleKind>;
TYPED_TEST_SUITE(EveryWord, Enumerations);

TYPED_TEST(EveryWord, ComesBackAsItWent) {
  std::set<std::string_view> spelt;
  for (const auto& [value, text] : Words<TypeParam>::table) {
    EXPECT_EQ(word(value), text);
    EXPECT_EQ(from_word<TypeParam>(text), value);
    EXPECT_TRUE(spelt.insert(text).second) << text;
  }
}

TYPED_TEST(EveryWord, NothingElseIsAWord) {
  for (const char* text : {"", " ", "nwo", "NOW", "Sum", "now ", "=>", "publishedx"}) {
    EXPECT_FALSE(from_word<TypeParam>(text)) << text;
  }
}

TEST(Words, AreListedForAMessage) {
  EXPECT_EQ(word_list<Cases>(), "listwise or pairwise");
  EXPECT_EQ(word_list<Direction>(), "higher_is_better, higher_is_worse or neither");
}

TEST(Words, TheOrderOfATableIsChecked) {
  EXPECT_TRUE(words_in_order<Perspective>());
  EXPECT_FALSE(words_in_order<Swapped>());
}

}  // namespace
}  // namespace intimetry::words_test
