#include "text/text_table.hpp"

#include <gtest/gtest.h>

namespace intimetry::text::text_table_test {
namespace {

TEST(TextTable, ColumnsAreAsWideAsWhatIsInThem) {
  TextTable table({{"scale"}, {"alpha", TextTable::Align::right}, {"items"}});
  table.row({"emotional", ".86", "8"});
  table.row({"é", "-.12"});
  table.note("one line of words");
  EXPECT_EQ(table.text(),
            "  scale      alpha  items\n"
            "  emotional    .86  8\n"
            "  é           -.12\n"
            "    one line of words\n");
}

}  // namespace
}  // namespace intimetry::text::text_table_test
