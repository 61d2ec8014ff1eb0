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

/// A table of couples in no layout: who they are, what is known of the couple and of either partner. Cells
/// are fields as they stand in the file, quotes included, so that no byte of them changes.
struct CoupleTable {
  struct Member {
    bool present = false;
    std::string name;                // the cell that says which partner; a field like the others
    std::vector<std::string> cells;  // one a variable
    std::uint64_t row = 0;           // data row, from 1
  };
  struct Couple {
    std::string id;                   // a field
    std::vector<std::string> shared;  // one a shared column
    std::array<Member, 2> members;
  };

  std::string couple_column = "couple";
  std::string partner_column = "partner";
  MemberPair members;  // what the two are called; their names in columns
  std::vector<std::string> shared;
  std::vector<std::string> variables;
  std::vector<Couple> couples;
  bool numbered = false;  // the partners' own names differ from couple to couple, so they are 1 and 2
};

/// How a table of couples is to be read.
struct CoupleReadOptions {
  std::optional<CoupleLayout> layout;  // none: recognised
  std::optional<MemberPair> members;   // none: recognised
  std::string couple_column = "couple";
  std::string partner_column = "partner";
  std::vector<std::string> shared;   // columns that are the couple's, not a partner's
  std::vector<std::string> by;       // columns that tell occasions apart; they are shared as well
  std::vector<std::string> dropped;  // columns to leave out
  bool number_partners = false;      // call them 1 and 2, in the order of their rows
  bool trust_own = false;            // pairwise: where the two rows disagree, the person's own goes
};

/// A table of couples as it was read, and what was recognised.
struct CoupleReading {
  CoupleTable table;
  CoupleLayout layout = CoupleLayout::individual;
  std::optional<MemberColumns> names;  // of a dyad or pairwise table
  char delimiter = ',';
  std::uint64_t rows = 0;
  std::uint64_t one_partner = 0;    // couples
  std::uint64_t without_value = 0;  // partners of a dyad table all of whose cells are empty or NA: left out
  std::uint64_t disagreements = 0;  // cells of a pairwise table, where `trust_own` lets them be
  bool couples_numbered = false;    // there was no column of couples: each row is one
};

/// Reads a table of couples.
/// @throws Error(data_columns) for columns that are not there or do not fit the layout; data_value, with
/// rows, for a couple of three, two partners of one name, a repeated row, a shared value that partners do not
/// share, a pairwise row that disagrees with the partner's own
CoupleReading read_couples(const Source& source, const CoupleReadOptions& options);

/// How a table of couples is to be written.
struct CoupleWriteOptions {
  CoupleLayout layout = CoupleLayout::individual;
  MemberPair sides = {"A", "P"};  // pairwise: oneself, the other
  MemberPlace place = MemberPlace::last;
  std::string name_delimiter = "_";
};

/// A table of raw fields: the columns' names, and rows of fields as they stand in a file, quotes included.
struct RawTable {
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> rows;
};

/// Returns the table in a layout.
/// @throws Error(data_columns) if two columns would have the same name
RawTable lay_out(const CoupleTable& table, const CoupleWriteOptions& options);

}  // namespace intimetry::table
