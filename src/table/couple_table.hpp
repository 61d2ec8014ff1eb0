#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/data/couple_layout.hpp"
#include "table/source.hpp"

namespace intimetry::table {

/// A table of couples, independent of its layout: ids, the couple's values and both partners' values. Cells
/// are raw fields, with their quotes, so that no byte changes.
struct CoupleTable {
  struct Member {
    bool present = false;
    std::string name;                // the raw cell that names the partner
    std::vector<std::string> cells;  // one per variable
    std::uint64_t row = 0;           // data row, from 1
  };
  struct Couple {
    std::string id;                   // a field
    std::vector<std::string> shared;  // one per shared column
    std::array<Member, 2> members;
  };

  std::string couple_column = "couple";
  std::string partner_column = "partner";
  MemberPair members;  // the partners' names, as in column names
  std::vector<std::string> shared;
  std::vector<std::string> variables;
  std::vector<Couple> couples;
  bool numbered = false;  // partners are 1 and 2, because each couple has names of its own
};

/// How to read a table of couples.
struct CoupleReadOptions {
  std::optional<CoupleLayout> layout;  // none: recognised
  std::optional<MemberPair> members;   // none: recognised
  std::string couple_column = "couple";
  std::string partner_column = "partner";
  std::vector<std::string> shared;   // columns with values of the couple, not of a partner
  std::vector<std::string> by;       // columns that distinguish occasions; they are shared, too
  std::vector<std::string> dropped;  // columns to leave out
  bool number_partners = false;      // call them 1 and 2, in the order of their rows
  bool trust_own = false;            // pairwise: if two rows disagree, take the person's own
};

/// A table of couples, and what was recognised in it.
struct CoupleReading {
  CoupleTable table;
  CoupleLayout layout = CoupleLayout::individual;
  std::optional<MemberColumns> names;  // for a dyad or pairwise table
  char delimiter = ',';
  std::uint64_t rows = 0;
  std::uint64_t one_partner = 0;    // couples
  std::uint64_t without_value = 0;  // partners of a dyad table with no values, who are left out
  std::uint64_t disagreements = 0;  // cells of a pairwise table that `trust_own` replaced
  bool couples_numbered = false;    // there is no couple column: each row is a couple
};

/// Reads a table of couples.
/// @throws Error(data_columns) for columns that do not exist or do not fit the layout; data_value, with row
///   numbers, for a couple of three, two partners of one name, a repeated row, a shared value that differs
///   between partners, or a pairwise row that disagrees with the partner's own row
CoupleReading read_couples(const Source& source, const CoupleReadOptions& options);

/// How to lay out a table of couples.
struct CoupleWriteOptions {
  CoupleLayout layout = CoupleLayout::individual;
  MemberPair sides = {"A", "P"};  // pairwise: the respondent, the other partner
  MemberPlace place = MemberPlace::last;
  std::string name_delimiter = "_";
};

/// A table of raw fields, with their quotes.
struct RawTable {
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> rows;
};

/// Returns the table in one layout.
/// @throws Error(data_columns) if two columns would have the same name
RawTable lay_out(const CoupleTable& table, const CoupleWriteOptions& options);

}  // namespace intimetry::table
