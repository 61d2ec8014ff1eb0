#include <set>

#include "intimetry/core/error.hpp"
#include "table/couple_table.hpp"

namespace intimetry::table {

namespace {

using Row = std::vector<std::string>;

void append(Row& row, const Row& cells) { row.insert(row.end(), cells.begin(), cells.end()); }

RawTable individual(const CoupleTable& table) {
  RawTable out;
  out.names = {table.couple_column, table.partner_column};
  append(out.names, table.shared);
  append(out.names, table.variables);
  for (const CoupleTable::Couple& couple : table.couples) {
    for (const CoupleTable::Member& member : couple.members) {
      if (!member.present) continue;
      Row& row = out.rows.emplace_back(Row{couple.id, member.name});
      append(row, couple.shared);
      append(row, member.cells);
    }
  }
  return out;
}

RawTable dyad(const CoupleTable& table, const CoupleWriteOptions& options) {
  RawTable out;
  out.names = {table.couple_column};
  append(out.names, table.shared);
  for (const std::string& member : table.members) {
    if (table.numbered)
      out.names.push_back(member_column(table.partner_column, member, options.place, options.name_delimiter));
    for (const std::string& name : table.variables) {
      out.names.push_back(member_column(name, member, options.place, options.name_delimiter));
    }
  }
  for (const CoupleTable::Couple& couple : table.couples) {
    Row& row = out.rows.emplace_back(Row{couple.id});
    append(row, couple.shared);
    for (const CoupleTable::Member& member : couple.members) {
      if (table.numbered) row.push_back(member.name);
      append(row, member.cells);
    }
  }
  return out;
}

RawTable pairwise(const CoupleTable& table, const CoupleWriteOptions& options) {
  RawTable out;
  out.names = {table.couple_column, table.partner_column};
  append(out.names, table.shared);
  for (const std::string& side : options.sides) {
    for (const std::string& name : table.variables) {
      out.names.push_back(member_column(name, side, options.place, options.name_delimiter));
    }
  }
  for (const CoupleTable::Couple& couple : table.couples) {
    for (std::size_t m = 0; m < 2; ++m) {
      if (!couple.members[m].present) continue;
      Row& row = out.rows.emplace_back(Row{couple.id, couple.members[m].name});
      append(row, couple.shared);
      append(row, couple.members[m].cells);
      append(row, couple.members[1 - m].cells);
    }
  }
  return out;
}

}  // namespace

RawTable lay_out(const CoupleTable& table, const CoupleWriteOptions& options) {
  RawTable out = options.layout == CoupleLayout::individual ? individual(table)
                 : options.layout == CoupleLayout::dyad     ? dyad(table, options)
                                                            : pairwise(table, options);
  std::set<std::string> taken;
  for (const std::string& name : out.names) {
    if (taken.insert(name).second) continue;
    throw Error(ErrorCode::data_columns, "two columns would be called '" + name + "' in the " +
                                             std::string(word(options.layout)) +
                                             " layout; leave one out with --drop");
  }
  return out;
}

}  // namespace intimetry::table
