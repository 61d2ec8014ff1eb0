#include "intimetry/core/coefficient.hpp"

#include <gtest/gtest.h>

#include "intimetry/core/words.hpp"

namespace intimetry::coefficient_test {
namespace {

TEST(Coefficient, WordsAreThoseOfTheFiles) {
  EXPECT_EQ(word_list<Coefficient>(), "alpha, omega, retest, split_half or spearman_brown");
}

}  // namespace
}  // namespace intimetry::coefficient_test
