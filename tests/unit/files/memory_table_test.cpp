#include "files/memory_table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "files/csv_table.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::files::memory_table_test {
namespace {

TEST(MemoryTable, IsReadByItsNameWhileItLives) {
  std::string text = "a,b\n";
  for (int row = 0; row < 200'000; ++row) text += std::to_string(row) + ",x\n";
  {
    const MemoryTable table("the data frame", text);
    const CsvTable read = read_table("the data frame");
    ASSERT_EQ(read.rows.size(), 200'000U);
    EXPECT_EQ(read.rows.back().fields, (std::vector<std::string>{"199999", "x"}));
  }
  EXPECT_THROW(read_table("the data frame"), Error);
}

TEST(MemoryTable, BelongsToItsThread) {
  const MemoryTable table("the data frame", "a\n1\n");
  bool found = true;
  std::thread([&] { found = MemoryTable::find("the data frame") != nullptr; }).join();
  EXPECT_FALSE(found);
  EXPECT_NE(MemoryTable::find("the data frame"), nullptr);
}

}  // namespace
}  // namespace intimetry::files::memory_table_test
