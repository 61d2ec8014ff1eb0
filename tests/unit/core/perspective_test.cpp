#include "intimetry/core/perspective.hpp"

#include <gtest/gtest.h>

#include "intimetry/core/words.hpp"

namespace intimetry::perspective_test {
namespace {

TEST(Perspective, WordsAreThoseOfTheFiles) {
  EXPECT_EQ(word_list<Perspective>(), "now, ideal, partner or observer");
}

}  // namespace
}  // namespace intimetry::perspective_test
