#pragma once

#include "table/couple_table.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

/// How a table of couples is laid out, and how it is to be.
struct ReshapeRequest {
  table::CoupleReadOptions reading;
  table::CoupleWriteOptions writing;
};

struct ReshapeResult {
  table::CoupleReading read;  // what was recognised, and what was left out
  CoupleLayout layout;        // of the new table
  table::RawTable table;      // the new table; its fields are those of the old one, byte for byte
};

/// Reads a table of couples and lays it out anew.
/// @throws what read_couples and lay_out throw
ReshapeResult run_reshape(const ReshapeRequest& request, const table::Source& source);

}  // namespace intimetry::analyses
