#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "intimetry/dyadic/couples_sample.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::test {

/// A table of couples, one row per couple: columns 0 and 1 are the first variable of both members, and so on.
class DyadicColumns {
 public:
  explicit DyadicColumns(const std::string& path) {
    const Numbers numbers = reference_numbers(path);
    columns_.resize(numbers.columns);
    for (std::size_t i = 0; i < numbers.values.size(); ++i) {
      columns_[i % numbers.columns].push_back(numbers.values[i]);
    }
  }

  [[nodiscard]] MemberValues variable(std::size_t index) const {
    return {columns_.at(2 * index), columns_.at(2 * index + 1)};
  }
  [[nodiscard]] std::vector<MemberValues> variables() const {
    std::vector<MemberValues> all;
    for (std::size_t i = 0; 2 * i < columns_.size(); ++i) all.push_back(variable(i));
    return all;
  }

 private:
  std::vector<std::vector<double>> columns_;
};

}  // namespace intimetry::test
