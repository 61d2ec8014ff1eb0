#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "source_dir.hpp"

namespace intimetry::test {

/// Returns the rows of tests/reference/`path` after its header, split at commas. No cell contains a comma.
inline std::vector<std::vector<std::string>> reference_rows(const std::string& path) {
  std::ifstream file(source_dir() / "tests/reference" / path);
  EXPECT_TRUE(file) << path;
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string>& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
  }
  EXPECT_FALSE(rows.empty()) << path;
  return rows;
}

/// Returns a cell as a number; "NA" is NaN.
inline double number(const std::string& cell) {
  return cell == "NA" ? std::numeric_limits<double>::quiet_NaN() : std::strtod(cell.c_str(), nullptr);
}

/// A table of numbers, row by row, with its number of columns.
struct Numbers {
  std::size_t columns = 0;
  std::vector<double> values;
  [[nodiscard]] std::size_t rows() const { return values.size() / columns; }
};

inline Numbers reference_numbers(const std::string& path) {
  Numbers numbers;
  for (const auto& row : reference_rows(path)) {
    numbers.columns = row.size();
    for (const std::string& cell : row) numbers.values.push_back(number(cell));
  }
  return numbers;
}

/// Returns whether two numbers agree to `tolerance`, relative to the expected one.
inline ::testing::AssertionResult agree(double actual, double expected, double tolerance = 1e-9) {
  const double allowed = tolerance * std::abs(expected);
  if (std::abs(actual - expected) <= allowed) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure()
         << actual << " is not " << expected << " within " << tolerance << ", relative";
}

}  // namespace intimetry::test
