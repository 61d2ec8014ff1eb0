#include "intimetry/instrument/vocabulary.hpp"

#include <gtest/gtest.h>

#include "intimetry/core/words.hpp"

namespace intimetry::vocabulary_test {
namespace {

TEST(Vocabulary, WordsAreThoseOfTheFiles) {
  EXPECT_EQ(word_list<Dimension>(), "emotional, intellectual, experiential, spiritual or sexual");
  EXPECT_EQ(word_list<Visibility>(), "shared, in_scores, own or clinician");
  EXPECT_EQ(word_list<ScoreKind>(), "sum or mean");
  EXPECT_EQ(word_list<Direction>(), "higher_is_better, higher_is_worse or neither");
  EXPECT_EQ(word_list<Validation>(), "none or published");
  EXPECT_EQ(word_list<Evidence>(), "published, empirical or secondary");
  EXPECT_EQ(word_list<Permission>(), "needed, not_needed or unknown");
  EXPECT_EQ(word_list<Comparison>(), "<, <=, > or >=");
}

TEST(Vocabulary, ComparisonsMeanWhatTheySay) {
  EXPECT_EQ(from_word<Comparison>("<"), Comparison::below);
  EXPECT_EQ(from_word<Comparison>("<="), Comparison::at_most);
  EXPECT_EQ(from_word<Comparison>(">"), Comparison::above);
  EXPECT_EQ(from_word<Comparison>(">="), Comparison::at_least);
}

}  // namespace
}  // namespace intimetry::vocabulary_test
