#include "intimetry/core/words.hpp"

#include <gtest/gtest.h>

#include <set>

namespace intimetry::words_test {
namespace {

template <class Enum>
class EveryWord : public testing::Test {};

using Enumerations = testing::Types<Dimension, Perspective, Visibility, ScoreKind, Direction, Validation,
                                    Evidence, Permission, Comparison, Coefficient>;
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

TEST(Words, AreTheFileFormats) {
  EXPECT_EQ(word_list<Perspective>(), "now, ideal, partner or observer");
  EXPECT_EQ(word_list<Dimension>(), "emotional, intellectual, experiential, spiritual or sexual");
  EXPECT_EQ(word_list<Visibility>(), "shared, in_scores, own or clinician");
  EXPECT_EQ(word_list<ScoreKind>(), "sum or mean");
  EXPECT_EQ(word_list<Direction>(), "higher_is_better, higher_is_worse or neither");
  EXPECT_EQ(word_list<Validation>(), "none or published");
  EXPECT_EQ(word_list<Evidence>(), "published, empirical or secondary");
  EXPECT_EQ(word_list<Permission>(), "needed, not_needed or unknown");
  EXPECT_EQ(word_list<Comparison>(), "<, <=, > or >=");
  EXPECT_EQ(word_list<Coefficient>(), "alpha, omega, retest, split_half or spearman_brown");
}

TEST(Words, ComparisonsMeanWhatTheySay) {
  EXPECT_EQ(from_word<Comparison>("<"), Comparison::below);
  EXPECT_EQ(from_word<Comparison>("<="), Comparison::at_most);
  EXPECT_EQ(from_word<Comparison>(">"), Comparison::above);
  EXPECT_EQ(from_word<Comparison>(">="), Comparison::at_least);
}

}  // namespace
}  // namespace intimetry::words_test
