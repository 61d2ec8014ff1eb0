#include "table/couple_table.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "files/csv_writer.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::table::couple_table_test {
namespace {

CoupleTable written_and_read(const CoupleTable& table, const CoupleWriteOptions& options, char delimiter) {
  const RawTable raw = lay_out(table, options);
  files::RowWriter writer(delimiter);
  for (const std::string& name : raw.names) writer.text(name);
  writer.end_row();
  for (const auto& row : raw.rows) {
    for (const std::string& field : row) writer.raw(field);
    writer.end_row();
  }
  CoupleReadOptions reading;
  reading.couple_column = table.couple_column;
  reading.partner_column = table.partner_column;
  reading.shared = table.shared;
  const CoupleReading read = read_couples(text_source("table", std::string(writer.written())), reading);
  EXPECT_EQ(read.layout, options.layout);
  EXPECT_EQ(read.delimiter, delimiter);
  return read.table;
}

std::string random_field(Random& random, char delimiter) {
  static const std::vector<std::string> fields{
      "1",   "2.50", "", "NA", "\"3\"", "\"a \"\"b\"\"\"", "-0", " 4 ", "\xC3\xA9t\xC3\xA9", "\"line\nend\"",
      "007", "1e3"};
  if (random.below(10) == 0) return "\"x" + std::string(1, delimiter) + "y\"";
  return fields[static_cast<std::size_t>(random.below(fields.size()))];
}

struct Style {
  MemberPair members;
  std::string name_delimiter;
  MemberPlace place = MemberPlace::last;
  char delimiter = ',';
};

Style random_style(Random& random) {
  static const std::array<MemberPair, 4> pairs{MemberPair{"w", "m"}, MemberPair{"A", "B"},
                                               MemberPair{"1", "2"}, MemberPair{"wife", "husband"}};
  static const std::array<std::string, 4> marks{"_", ".", "-", "__"};
  static const std::array<MemberPlace, 3> places{MemberPlace::last, MemberPlace::middle, MemberPlace::first};
  return {pairs[random.below(4)], marks[random.below(4)], places[random.below(3)], ",;\t"[random.below(3)]};
}

CoupleTable random_table(Random& random, const Style& style) {
  CoupleTable table;
  table.members = style.members;
  if (random.below(2) == 0) table.shared = {"married", "children"};
  table.variables = {"sat" + style.name_delimiter + "1", "sat" + style.name_delimiter + "2",
                     "sat" + style.name_delimiter + "3", "trust" + style.name_delimiter + "1"};
  const std::size_t couples = 1 + static_cast<std::size_t>(random.below(12));
  for (std::size_t c = 0; c < couples; ++c) {
    CoupleTable::Couple& couple = table.couples.emplace_back();
    couple.id = random.below(4) == 0 ? "\"" + std::to_string(c) + "\"" : std::to_string(c);
    for (std::size_t s = 0; s < table.shared.size(); ++s)
      couple.shared.push_back(random_field(random, style.delimiter));
    const std::uint64_t who = c == 0 ? 2 : random.below(4);  // 0 and 1: only that partner
    for (std::size_t m = 0; m < 2; ++m) {
      CoupleTable::Member& member = couple.members[m];
      member.cells.resize(table.variables.size());
      if (who < 2 && who != m) continue;
      member.present = true;
      member.name = table.members[m];
      for (std::string& cell : member.cells) cell = random_field(random, style.delimiter);
      member.cells[0] = std::to_string(m + 2);  // a partner without values has no row
    }
  }
  return table;
}

void expect_same(const CoupleTable& actual, const CoupleTable& expected) {
  EXPECT_EQ(actual.members, expected.members);
  EXPECT_EQ(actual.shared, expected.shared);
  EXPECT_EQ(actual.variables, expected.variables);
  ASSERT_EQ(actual.couples.size(), expected.couples.size());
  for (std::size_t c = 0; c < expected.couples.size(); ++c) {
    EXPECT_EQ(actual.couples[c].id, expected.couples[c].id);
    EXPECT_EQ(actual.couples[c].shared, expected.couples[c].shared);
    for (std::size_t m = 0; m < 2; ++m) {
      EXPECT_EQ(actual.couples[c].members[m].present, expected.couples[c].members[m].present);
      EXPECT_EQ(actual.couples[c].members[m].cells, expected.couples[c].members[m].cells);
    }
  }
}

// The layouts have the same content: after any sequence of conversions, a table is byte for byte the same.
TEST(CoupleTable, EveryLayoutIsReadBackAsItWas) {
  for (std::uint64_t trial = 0; trial < 200; ++trial) {
    Random random(2026, trial);
    const Style style = random_style(random);
    const CoupleTable table = random_table(random, style);
    for (const CoupleLayout layout : {CoupleLayout::individual, CoupleLayout::dyad, CoupleLayout::pairwise}) {
      SCOPED_TRACE("trial " + std::to_string(trial) + ", " + std::string(word(layout)));
      CoupleWriteOptions options;
      options.layout = layout;
      options.place = style.place;
      options.name_delimiter = style.name_delimiter;
      options.sides = trial % 2 == 0 ? MemberPair{"A", "P"} : MemberPair{"self", "partner"};
      expect_same(written_and_read(table, options, style.delimiter), table);
      if (testing::Test::HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace intimetry::table::couple_table_test
