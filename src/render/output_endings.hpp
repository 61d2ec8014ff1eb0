#pragma once

#include <string>

namespace intimetry::render {

/// Returns the ending of a file's name (".pdf") if it is that of a kind of file which is not written,
/// whatever the letter case: text with such a name would not open as what the name says. Else nothing.
std::string ending_not_written(const std::string& file);

/// Returns whether the name is that of an HTML page.
bool ends_as_page(const std::string& file);

}  // namespace intimetry::render
