#pragma once

#include <string>
#include <vector>

#include "cli/verb.hpp"

namespace intimetry::cli {

struct ListedCase {
  std::string file;
  bool include_private = false;
  std::vector<std::string> instruments;
  OutputOptions output;
};

/// Writes what a couple has answered and agreed to: a row an administration, a row a consent in force.
void list_case(const ListedCase& asked);

}  // namespace intimetry::cli
