#pragma once

#include <string>
#include <vector>

#include "cli/subcommand.hpp"

namespace intimetry::cli {

struct ListedCase {
  std::string file;
  bool include_private = false;
  std::vector<std::string> instruments;
  OutputOptions output;
};

/// Writes a couple's administrations and consents: one row per administration, and one per consent in force.
void list_case(const ListedCase& asked);

}  // namespace intimetry::cli
