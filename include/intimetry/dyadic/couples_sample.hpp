#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

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
CouplesSample complete_couples(std::span<const MemberValues> variables,
                               std::string_view function = "complete_couples");

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/couples_sample.ipp"
#endif
