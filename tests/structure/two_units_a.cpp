#include <gtest/gtest.h>

#include "intimetry/intimetry.hpp"
#include "structure/two_units.hpp"

// The test is that this program links: a header function that is not inline would be defined twice.
TEST(TwoUnits, ShareOneDefinition) {
  const void* here = &intimetry::error_table;
  EXPECT_EQ(here, intimetry::test::error_table_seen_from_b());
}
