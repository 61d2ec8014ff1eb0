#pragma once

#include <string>
#include <vector>

namespace intimetry::analyses {

/// Returns in words what a sound file holds: an instrument, a text, a couple or a response.
/// @param given files of instruments that it may speak of, beside the bundled ones
/// @throws Error with every defect; wrong_format for a file of no known kind; what reading it throws
std::string check_file(const std::string& file, const std::vector<std::string>& given);

}  // namespace intimetry::analyses
