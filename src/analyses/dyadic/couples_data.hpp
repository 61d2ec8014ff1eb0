#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyses/dyadic/dyadic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"

namespace intimetry::analyses {

/// How to read a long table of couples, which has one row per partner.
struct DyadicInput {
  table::AnswerArguments answers;
  std::string role;
  std::vector<std::string> variables;  // numeric columns, or scales of the instrument
  bool patterns = false;               // a * in a variable means all columns, or scales, that match
  std::vector<std::string> covariates;
};

/// One variable of both members, couple by couple.
struct PairedVariable {
  std::vector<double> first;
  std::vector<double> second;
  [[nodiscard]] MemberValues members() const { return {first, second}; }
};

/// A variable with one value per couple.
struct CoupleVariable {
  std::string name;
  std::vector<double> values;
};

/// The couples of a table in the order of their first rows. Members with roles stand in the order of the
/// roles' names, others in that of their rows.
struct CouplesData {
  std::uint64_t rows = 0;
  std::uint64_t singletons = 0;    ///< couples with a row of only one partner
  std::vector<std::string> roles;  ///< two, or none
  std::vector<std::string> names;  ///< of the requested variables, with patterns expanded
  std::map<std::string, PairedVariable> variables;
  std::vector<CoupleVariable> covariates;  ///< a column of groups gives one per group but the first
  std::vector<GroupedCovariate> groups;
  std::string unvalidated;  ///< the instrument whose scores these are, if nobody has validated it

  [[nodiscard]] MemberValues of(const std::string& name) const { return variables.at(name).members(); }
};

/// @throws Error(data_columns) for columns that are not there; data_value for no rows, a cell that
/// is not a number, a covariate with one group, a couple with three rows, two partners with one role, a role
/// column without exactly two values
CouplesData read_couples_data(const DyadicInput& input, const table::Source& source);

}  // namespace intimetry::analyses
