#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace intimetry::text {

/// Returns 1234567 as "1,234,567".
std::string with_commas(std::uint64_t number);

/// Returns "1 row" or "1,234,567 rows".
std::string counted(std::uint64_t number, const std::string& what);

/// Returns "a, b, c".
std::string joined(const std::vector<std::string>& words);

}  // namespace intimetry::text
