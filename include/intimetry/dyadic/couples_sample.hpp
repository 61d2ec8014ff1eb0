#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/check.hpp"

namespace intimetry {

/// One variable of both members of each couple: element i of both belongs to couple i. Where members have
/// roles, all that is `first` has one role; where they are exchangeable, which is first is arbitrary.
struct MemberValues {
  std::span<const double> first;
  std::span<const double> second;
};

/// Whether the members of a couple are told apart by a role that all couples have.
enum class Members : unsigned char { exchangeable, distinguishable };

/// The couples in which both members have a value of every variable.
struct CouplesSample {
  std::int64_t n = 0;                       ///< couples used
  std::int64_t left_out = 0;                ///< couples with a missing value
  std::vector<std::vector<double>> first;   ///< by variable, then by couple
  std::vector<std::vector<double>> second;  ///< as first

  [[nodiscard]] std::size_t variables() const noexcept { return first.size(); }
  [[nodiscard]] MemberValues variable(std::size_t index) const { return {first.at(index), second.at(index)}; }
};

/// Returns the couples that have all values, in their order.
/// @shape a pair of columns for each variable, all of one length
/// @missing NaN; a couple with one anywhere is left out, and counted
/// @degenerate no variable, or no complete couple: none
/// @throws Error(shape_mismatch) for columns of different lengths; bad_argument for values beyond +-1e100,
///   which names the variable and the couple; both in the name of `function`
/// @verified tests/unit/dyadic
inline CouplesSample complete_couples(std::span<const MemberValues> variables,
                                      std::string_view function = "complete_couples") {
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

}  // namespace intimetry
