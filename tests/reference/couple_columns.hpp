#pragma once

#include <fstream>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/effect.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::test {

/// The columns of a table of couples by name; `y1` and `y2` are the two members' y.
class CoupleColumns {
 public:
  explicit CoupleColumns(const std::string& path) {
    std::ifstream file(source_dir() / "tests/reference" / path);
    std::string line;
    std::getline(file, line);
    std::vector<std::string> names;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) names.push_back(cell);
    for (const auto& row : reference_rows(path)) {
      for (std::size_t j = 0; j < names.size(); ++j) columns_[names[j]].push_back(number(row.at(j)));
    }
  }

  [[nodiscard]] std::span<const double> column(const std::string& name) const { return columns_.at(name); }
  [[nodiscard]] MemberValues pair(const std::string& name) const {
    return {columns_.at(name + "1"), columns_.at(name + "2")};
  }

 private:
  std::map<std::string, std::vector<double>> columns_;
};

}  // namespace intimetry::test
