#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::test {

/// Returns the rows of a file after its header, with answers separated by spaces.
inline std::vector<std::vector<double>> reference_administrations(const std::string& path) {
  std::vector<std::vector<double>> administrations;
  for (const auto& row : reference_rows(path)) {
    std::istringstream words(row.at(0));
    std::vector<double>& administration = administrations.emplace_back();
    for (std::string word; words >> word;) administration.push_back(number(word));
  }
  return administrations;
}

}  // namespace intimetry::test
