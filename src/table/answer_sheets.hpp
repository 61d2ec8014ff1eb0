#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/today.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "table/source.hpp"

namespace intimetry::table {

/// What is said once for all rows of a table of answer sheets, where the rows do not say it.
struct SheetDefaults {
  std::string partner;
  std::string perspective;
  std::string date;
};

/// Returns the answer sheets in a small table: a row each, every item of the instrument that has a column.
/// @throws Error(data_columns) if no item has a column, or nothing says whose or when; Error(data_value) with
/// every cell that is no answer, no partner of the couple, no perspective or no date
std::vector<Administration> read_sheets(const Source& source, const Instrument& instrument,
                                        const CoupleFile& couple, const SheetDefaults& defaults);

/// Returns the day that a text names.
/// @throws Error(bad_usage) naming the option, unless the text names a plausible day
Date date_option(const std::string& option, const std::string& text);

}  // namespace intimetry::table
