#include "analyses/dyadic/couples_data.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>

#include "analyses/dyadic/long_table.hpp"
#include "files/csv_number.hpp"
#include "files/csv_tokenizer.hpp"

namespace intimetry::analyses {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// The row numbers of both members, in the order of their roles or of the table.
using Pair = std::array<std::size_t, 2>;

/// Finds the couples in a table.
class Pairing {
 public:
  Pairing(const DyadicInput& input, const LongTable& table) : input_(input), table_(table) {}

  std::vector<Pair> pairs(CouplesData& data) {
    gather();
    if (!input_.role.empty()) find_roles(data);
    std::vector<Pair> found;
    for (const std::string& couple : order_) {
      const std::vector<std::size_t>& rows = rows_.at(couple);
      if (rows.size() == 1) {
        ++data.singletons;
      } else {
        found.push_back(ordered({rows[0], rows[1]}, data));
      }
    }
    if (found.empty()) {
      throw Error(ErrorCode::data_value,
                  files::display_name(table_.file) + ": no couple has the rows of both partners; column " +
                      files::shown(couple_column(input_)) + " must have the same value in both");
    }
    return found;
  }

 private:
  [[noreturn]] void refuse(std::size_t row, const std::string& column, const std::string& found,
                           const std::string& expected) const {
    throw files::data_error(ErrorCode::data_value, table_.place(row, column), found, expected);
  }

  void gather() {
    const std::string column = couple_column(input_);
    const auto& couples = table_.texts.at(column);
    const auto partners = table_.texts.find(partner_column(input_));
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      const std::string couple(files::trimmed(couples[row]));
      if (couple.empty()) refuse(row, column, couples[row], "which couple the row belongs to");
      std::vector<std::size_t>& rows = rows_[couple];
      if (rows.empty()) order_.push_back(couple);
      if (rows.size() == 2) {
        refuse(row, column, couple,
               "two rows a couple, one for each partner; data rows " + std::to_string(rows[0] + 1) + " and " +
                   std::to_string(rows[1] + 1) + " are this couple's already");
      }
      rows.push_back(row);
      if (rows.size() != 2 || partners == table_.texts.end()) continue;
      const std::string partner(files::trimmed(partners->second[row]));
      if (!partner.empty() && partner == files::trimmed(partners->second[rows[0]])) {
        refuse(row, partner_column(input_), partner,
               "another partner than in data row " + std::to_string(rows[0] + 1) + ", of the same couple");
      }
    }
  }

  void find_roles(CouplesData& data) {
    const auto& cells = table_.texts.at(input_.role);
    std::map<std::string, std::size_t> first_rows;
    for (std::size_t row = 0; row < cells.size(); ++row) {
      const std::string role(files::trimmed(cells[row]));
      if (role.empty()) refuse(row, input_.role, cells[row], "this partner's role");
      first_rows.emplace(role, row);
      if (first_rows.size() <= 2) continue;
      std::string others;
      for (const auto& [known, at] : first_rows) {
        if (known != role) others += (others.empty() ? "" : " or ") + files::shown(known);
      }
      refuse(row, input_.role, role, others + ": a role column has two values");
    }
    if (first_rows.size() < 2) {
      throw Error(ErrorCode::data_value,
                  files::display_name(table_.file) + ": column " + files::shown(input_.role) +
                      " has one role, " + files::shown(first_rows.empty() ? "" : first_rows.begin()->first) +
                      "; members are told apart by two. Without --role they are not told apart");
    }
    for (const auto& [role, row] : first_rows) data.roles.push_back(role);
  }

  [[nodiscard]] Pair ordered(Pair pair, const CouplesData& data) const {
    if (data.roles.empty()) return pair;
    const auto& cells = table_.texts.at(input_.role);
    const std::string one(files::trimmed(cells[pair[0]]));
    const std::string other(files::trimmed(cells[pair[1]]));
    if (one == other) {
      refuse(pair[1], input_.role, other,
             "another role than in data row " + std::to_string(pair[0] + 1) +
                 ", of the same couple; without --role members are not told apart");
    }
    if (one == data.roles[1]) std::swap(pair[0], pair[1]);
    return pair;
  }

  const DyadicInput& input_;
  const LongTable& table_;
  std::vector<std::string> order_;
  std::map<std::string, std::vector<std::size_t>> rows_;
};

/// Returns a cell as a number, NaN if it is missing; nothing if it is text.
std::optional<double> number_in(const files::AnswerReader& reader, const std::string& cell) {
  const files::Answer answer = reader.read({cell.data(), static_cast<std::uint32_t>(cell.size()), false});
  if (answer.kind == files::AnswerKind::text) return std::nullopt;
  return answer.kind == files::AnswerKind::number ? answer.value : missing;
}

PairedVariable paired(const LongTable& table, const std::string& name, const std::vector<Pair>& pairs,
                      const files::AnswerReader& reader) {
  std::vector<double> values;
  if (const auto scores = table.scores.find(name); scores != table.scores.end()) {
    values = scores->second;
  } else {
    const auto& cells = table.texts.at(name);
    for (std::size_t row = 0; row < cells.size(); ++row) {
      const auto number = number_in(reader, cells[row]);
      const bool usable = number && (std::isnan(*number) || std::abs(*number) <= 1e100);
      if (!usable) {
        throw files::data_error(ErrorCode::data_value, table.place(row, name), cells[row],
                                number ? "a number within +-1e100" : "a number, or nothing");
      }
      values.push_back(*number);
    }
  }
  PairedVariable variable;
  for (const Pair& pair : pairs) {
    variable.first.push_back(values[pair[0]]);
    variable.second.push_back(values[pair[1]]);
  }
  return variable;
}

/// Adds a column for each group but the first. A couple without a group has no value in any of them.
void add_groups(CouplesData& data, const LongTable& table, const std::string& name,
                const std::vector<std::string>& words, const std::vector<bool>& missing_words) {
  std::set<std::string> levels;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!missing_words[i]) levels.insert(words[i]);
  }
  if (levels.size() == 1) {
    // No column would remain, and the covariate would be ignored silently.
    throw Error(ErrorCode::data_value, files::display_name(table.file) + ": covariate " + files::shown(name) +
                                           " has one value, " + files::shown(*levels.begin()) +
                                           ", in all couples that have one; expected two groups or more");
  }
  for (auto level = std::next(levels.begin()); level != levels.end(); ++level) {
    CoupleVariable& dummy = data.covariates.emplace_back();
    dummy.name = name + " " + *level;
    for (std::size_t i = 0; i < words.size(); ++i)
      dummy.values.push_back(missing_words[i] ? missing : words[i] == *level ? 1 : 0);
  }
  data.groups.push_back({name, *levels.begin()});
}

/// Reads a column that has the same value in both rows of a couple; text means groups.
void add_covariate(CouplesData& data, const LongTable& table, const std::string& name,
                   const std::vector<Pair>& pairs, const files::AnswerReader& reader) {
  const auto& cells = table.texts.at(name);
  std::vector<double> numbers;
  std::vector<std::string> words;
  std::vector<bool> missing_words;
  bool groups = false;
  for (const Pair& pair : pairs) {
    const std::string first(files::trimmed(cells[pair[0]]));
    const std::string second(files::trimmed(cells[pair[1]]));
    if (first != second) {
      throw files::data_error(ErrorCode::data_value, table.place(pair[1], name), second,
                              files::shown(first) + ", as in data row " + std::to_string(pair[0] + 1) +
                                  ": a covariate is the couple's");
    }
    const auto number = number_in(reader, first);
    groups = groups || !number;
    numbers.push_back(number.value_or(missing));
    words.push_back(first);
    missing_words.push_back(number && std::isnan(*number));
  }
  if (groups) {
    add_groups(data, table, name, words, missing_words);
  } else {
    data.covariates.push_back({name, numbers});
  }
}
}  // namespace

CouplesData read_couples_data(const DyadicInput& input, const table::Source& source) {
  const LongTable table = read_long_table(input, source);
  if (table.rows() == 0) {
    throw Error(ErrorCode::data_value,
                files::display_name(table.file) +
                    ": there are no couples: the table has no rows; expected two a couple, "
                    "one for each partner");
  }
  CouplesData data;
  data.names = table.variables;
  data.rows = table.rows();
  data.unvalidated = table.unvalidated;
  const std::vector<Pair> pairs = Pairing(input, table).pairs(data);
  const files::AnswerReader reader(table.missing_tokens);
  for (const std::string& name : table.variables) {
    if (data.variables.count(name) == 0) data.variables[name] = paired(table, name, pairs, reader);
  }
  for (const std::string& name : input.covariates) add_covariate(data, table, name, pairs, reader);
  return data;
}

}  // namespace intimetry::analyses
