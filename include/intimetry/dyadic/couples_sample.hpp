#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One variable of both members of each couple: element i of both belongs to couple i. If members have roles,
/// `first` always has the same role; if they are exchangeable, the order is arbitrary.
struct MemberValues {
  std::span<const double> first;
  std::span<const double> second;
};

/// Whether the members of couples are distinguishable by a role that all couples have.
enum class Members : unsigned char { exchangeable, distinguishable };

/// The couples with complete values of every variable.
struct CouplesSample {
  std::int64_t n = 0;                       ///< couples used
  std::int64_t left_out = 0;                ///< couples with a missing value
  std::vector<std::vector<double>> first;   ///< by variable, then by couple
  std::vector<std::vector<double>> second;  ///< as first

  [[nodiscard]] std::size_t variables() const noexcept { return first.size(); }
  [[nodiscard]] MemberValues variable(std::size_t index) const { return {first.at(index), second.at(index)}; }
};

/// Returns the couples with complete values, in order.
/// @shape a pair of columns for each variable, all of equal length
/// @missing NaN; a couple with any NaN is left out, and counted
/// @degenerate no variable, or no complete couple: an empty sample
/// @throws Error(shape_mismatch) for columns of different lengths; bad_argument for values beyond +-1e100,
///   with the variable and the couple; both with the name of `function`
/// @verified tests/unit/dyadic
CouplesSample complete_couples(std::span<const MemberValues> variables,
                               std::string_view function = "complete_couples");

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/couples_sample.ipp"
#endif
