#pragma once

#include <cmath>
#include <string>

#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/couples_sample.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE CouplesSample complete_couples(std::span<const MemberValues> variables,
                                                std::string_view function) {
  const std::size_t couples = variables.empty() ? 0 : variables.front().first.size();
  const auto name = [](std::size_t variable) { return "variable " + std::to_string(variable + 1); };
  std::vector<unsigned char> whole(couples, 1);
  for (std::size_t v = 0; v < variables.size(); ++v) {
    for (const std::span<const double> column : {variables[v].first, variables[v].second}) {
      if (column.size() != couples) {
        throw Error(ErrorCode::shape_mismatch,
                    std::string(function) + ": " + name(v) + ": expected one value for each of " +
                        std::to_string(couples) + " couples, found " + std::to_string(column.size()));
      }
      for (std::size_t i = 0; i < couples; ++i) {
        if (std::isnan(column[i])) {
          whole[i] = 0;
        } else if (!(std::abs(column[i]) <= 1e100)) {
          throw Error(ErrorCode::bad_argument, std::string(function) + ": " + name(v) + ", couple " +
                                                   std::to_string(i + 1) +
                                                   ": expected a number within +-1e100");
        }
      }
    }
  }
  CouplesSample sample;
  for (const unsigned char complete : whole) sample.n += complete;
  sample.left_out = static_cast<std::int64_t>(couples) - sample.n;
  const auto kept = [&](std::span<const double> column) {
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(sample.n));
    for (std::size_t i = 0; i < couples; ++i) {
      if (whole[i] != 0) values.push_back(column[i]);
    }
    return values;
  };
  for (const MemberValues& variable : variables) {
    sample.first.push_back(kept(variable.first));
    sample.second.push_back(kept(variable.second));
  }
  return sample;
}

}  // namespace intimetry::INTIMETRY_MODE
