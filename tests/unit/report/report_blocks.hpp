#pragma once

#include <variant>
#include <vector>

#include "intimetry/report/report.hpp"

namespace intimetry::test {

/// Returns the blocks of one kind in a section, in their order.
template <class Kind>
std::vector<Kind> blocks_of(const ReportSection& section) {
  std::vector<Kind> found;
  for (const Block& block : section.blocks) {
    if (const Kind* one = std::get_if<Kind>(&block)) found.push_back(*one);
  }
  return found;
}

}  // namespace intimetry::test
