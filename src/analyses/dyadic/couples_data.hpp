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

/// How a long table of couples is read: a row a partner.
struct DyadicInput {
  table::AnswerArguments answers;
  std::string role;
  std::vector<std::string> variables;  // columns, or scales of the instrument: a number each
  bool patterns = false;               // a * in a variable means all columns, or scales, that match
  std::vector<std::string> covariates;
};

/// One variable of both members, couple by couple.
struct PairedVariable {
  std::vector<double> first;
  std::vector<double> second;
  [[nodiscard]] MemberValues members() const { return {first, second}; }
};

/// A number for each couple, with what it is called.
struct CoupleVariable {
  std::string name;
  std::vector<double> values;
};

/// The couples of a table in the order of their first rows. Members with roles stand in the order of the
/// roles' names, others in that of their rows.
struct CouplesData {
  std::uint64_t rows = 0;
  std::uint64_t singletons = 0;    ///< couples of which only one partner has a row
  std::vector<std::string> roles;  ///< two, or none
  std::vector<std::string> names;  ///< of the variables asked for, patterns replaced by what they match
  std::map<std::string, PairedVariable> variables;
  std::vector<CoupleVariable> covariates;  ///< a column of groups gives one for each group but the first
  std::vector<GroupedCovariate> groups;
  std::string unvalidated;  ///< the instrument whose scores these are, if nobody has validated it

  [[nodiscard]] MemberValues of(const std::string& name) const { return variables.at(name).members(); }
};

/// @throws Error(data_columns) for columns that are not there; data_value for no rows, a cell that is no
/// number, a covariate of one group, a couple of three rows, two partners of one role, a role column that has
/// not two values
CouplesData read_couples_data(const DyadicInput& input, const table::Source& source);

}  // namespace intimetry::analyses
