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

/// Values for all rows of a table of administrations that has no column for them.
struct AdministrationDefaults {
  std::string partner;
  std::string perspective;
  std::string date;
};

/// Reads the administrations in a small table: one per row, with every item of the instrument that has a
/// column.
/// @throws Error(data_columns) if no item has a column, or without a partner or date; Error(data_value) with
///   every cell that is not an answer, partner of the couple, perspective or date
std::vector<Administration> read_administrations(const Source& source, const Instrument& instrument,
                                                 const CoupleFile& couple,
                                                 const AdministrationDefaults& defaults);

/// Returns the date of an option.
/// @throws Error(bad_usage) with the option, unless the text is a plausible day
Date date_option(const std::string& option, const std::string& text);

}  // namespace intimetry::table
