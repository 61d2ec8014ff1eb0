#pragma once

#include <string>

namespace intimetry::render {

/// Returns the ending of a file name (".pdf") if it is that of a format that is not written, ignoring case,
/// because such a file could not be opened. Otherwise an empty text.
std::string ending_not_written(const std::string& file);

/// Returns whether the name is that of an HTML page.
bool ends_as_page(const std::string& file);

}  // namespace intimetry::render
