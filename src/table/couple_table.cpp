#include "table/couple_table.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "files/csv_error.hpp"
#include "intimetry/core/nearest.hpp"
#include "table/couple_table_rows.hpp"

namespace intimetry::table {

namespace {

/// Reads one table. The three layouts share the code that groups rows into couples.
class CoupleTableReader {
 public:
  CoupleTableReader(const Source& source, const CoupleReadOptions& options)
      : options_(options), rows_(source, options) {}

  CoupleReading read() {
    reading_.delimiter = rows_.header().delimiter;
    reading_.rows = rows_.size();
    table().couple_column = options_.couple_column;
    table().partner_column = options_.partner_column;
    find_layout();
    choose_columns();
    if (reading_.layout == CoupleLayout::dyad) {
      read_dyads();
    } else {
      read_people();
    }
    for (const CoupleTable::Couple& couple : table().couples) {
      reading_.one_partner += couple.members[0].present != couple.members[1].present ? 1 : 0;
    }
    return std::move(reading_);
  }

 private:
  CoupleTable& table() { return reading_.table; }
  /// Columns that the options name are not searched for partners' names.
  [[nodiscard]] std::vector<std::string> names_to_look_at() const {
    std::vector<std::string> looked_at = rows_.names();
    for (std::string& name : looked_at) {
      const bool named = name == options_.couple_column || name == options_.partner_column ||
                         is_shared(name) || has(options_.dropped, name);
      if (named) name.clear();
    }
    return looked_at;
  }

  void find_layout() {
    for (const auto* wanted : {&options_.shared, &options_.dropped}) {
      for (const std::string& name : *wanted) (void)rows_.require(name);
    }
    if (options_.layout == CoupleLayout::individual) {
      reading_.layout = CoupleLayout::individual;
      return;
    }
    const std::vector<std::string> looked_at = names_to_look_at();
    try {
      reading_.names = find_member_columns(looked_at, options_.members);
    } catch (const Error& problem) {
      if (options_.layout || !rows_.partner()) {
        rows_.fail(ErrorCode::data_columns, std::string(problem.what()) + "; choose the pair with --members");
      }
    }
    const bool several_rows = rows_.a_couple_has_two_rows();
    if (options_.layout) {
      reading_.layout = *options_.layout;
    } else if (reading_.names && are_sides(reading_.names->members) && several_rows) {
      reading_.layout = CoupleLayout::pairwise;
    } else if (rows_.partner() || several_rows || (!reading_.names && too_many_members(looked_at).empty())) {
      reading_.layout = CoupleLayout::individual;
    } else {
      reading_.layout = CoupleLayout::dyad;
    }
    if (reading_.layout == CoupleLayout::individual) {
      reading_.names.reset();
    } else if (!reading_.names) {
      refuse_names(looked_at);
    }
  }

  [[noreturn]] void refuse_names(const std::vector<std::string>& looked_at) const {
    const auto three = too_many_members(looked_at);
    if (three.empty()) {
      rows_.fail(ErrorCode::data_columns, "no column name contains a partner, such as q1_w and q1_m");
    }
    std::string words;
    for (const std::string& member : three) words += (words.empty() ? "'" : ", '") + member + "'";
    rows_.fail(ErrorCode::data_columns, "the column names contain " + std::to_string(three.size()) +
                                            " partners: " + words + "; a couple has two");
  }

  static bool has(const std::vector<std::string>& some, const std::string& name) {
    return std::find(some.begin(), some.end(), name) != some.end();
  }

  [[nodiscard]] bool is_shared(const std::string& name) const {
    return has(options_.shared, name) || has(options_.by, name);
  }

  void choose_columns() {
    if (!rows_.couple() && reading_.layout != CoupleLayout::dyad) (void)rows_.require(options_.couple_column);
    const bool dyad = reading_.layout == CoupleLayout::dyad;
    if (reading_.names) {
      for (const MemberVariable& variable : reading_.names->variables) {
        table().variables.push_back(variable.name);
        sources_.push_back(variable.columns);
      }
    }
    for (std::size_t i = 0; i < rows_.names().size(); ++i) {
      if (i == rows_.couple() || (i == rows_.partner() && !dyad) || has(options_.dropped, rows_.names()[i]))
        continue;
      const bool other =
          !reading_.names || std::find(reading_.names->others.begin(), reading_.names->others.end(), i) !=
                                 reading_.names->others.end();
      if (!other) continue;
      if (is_shared(rows_.names()[i]) || dyad) {
        table().shared.push_back(rows_.names()[i]);
        shared_.push_back(i);
      } else {
        table().variables.push_back(rows_.names()[i]);
        sources_.push_back({i, std::nullopt});
      }
    }
  }

  CoupleTable::Couple new_couple(const CoupleTableRow& row, const std::string& id) const {
    CoupleTable::Couple couple;
    couple.id = id;
    for (const std::size_t column : shared_) couple.shared.push_back(row.fields[column]);
    for (CoupleTable::Member& member : couple.members) member.cells.resize(sources_.size());
    return couple;
  }

  void read_dyads() {
    table().members = reading_.names->members;
    reading_.couples_numbered = !rows_.couple();
    std::unordered_map<std::string, std::size_t> seen;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const CoupleTableRow& row = rows_[r];
      if (rows_.couple()) {
        const auto [first, is_new] = seen.emplace(rows_.key_of(row), r);
        if (!is_new) {
          rows_.fail(
              ErrorCode::data_value,
              rows_.couple_words(row) + " has two rows, " + rows_.place(first->second) + " and " +
                  rows_.place(r) +
                  "; expected one per couple. If there are several occasions, name their column with --by");
        }
      }
      CoupleTable::Couple couple =
          new_couple(row, rows_.couple() ? row.fields[*rows_.couple()] : std::to_string(r + 1));
      for (std::size_t m = 0; m < 2; ++m) {
        CoupleTable::Member& member = couple.members[m];
        member.name = table().members[m];
        member.row = r + 1;
        for (std::size_t v = 0; v < sources_.size(); ++v) {
          if (!sources_[v][m]) continue;
          member.cells[v] = row.fields[*sources_[v][m]];
          member.present = member.present || !says_nothing(member.cells[v]);
        }
        reading_.without_value += member.present ? 0 : 1;
      }
      table().couples.push_back(std::move(couple));
    }
  }

  /// Reads a layout with one row per person.
  void read_people() {
    gather();
    name_members();
    for (const std::vector<std::size_t>& rows : grouped_) {
      CoupleTable::Couple couple = new_couple(rows_[rows[0]], rows_[rows[0]].fields[*rows_.couple()]);
      for (std::size_t i = 0; i < rows.size(); ++i) add_person(couple, rows[i], i);
      if (reading_.layout == CoupleLayout::pairwise) check_sides(couple);
      table().couples.push_back(std::move(couple));
    }
  }

  void gather() {
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (meaning(rows_[r].fields[*rows_.couple()]).empty()) {
        rows_.fail(ErrorCode::data_value, rows_.place(r) + " has no couple");
      }
      const auto [place, is_new] = known.emplace(rows_.key_of(rows_[r]), grouped_.size());
      if (is_new) grouped_.emplace_back();
      grouped_[place->second].push_back(r);
    }
    for (const std::vector<std::size_t>& rows : grouped_) check_group(rows);
  }

  void check_group(const std::vector<std::size_t>& rows) const {
    const CoupleTableRow& first = rows_[rows[0]];
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (rows_[rows[i]].fields != rows_[rows[j]].fields) continue;
        rows_.fail(ErrorCode::data_value, rows_.couple_words(first) + ": " + rows_.place(rows[i]) +
                                              " is a copy of " + rows_.place(rows[j]) +
                                              "; remove one of them");
      }
    }
    if (rows.size() > 2) {
      std::string which;
      for (const std::size_t row : rows) which += (which.empty() ? "" : ", ") + rows_.place(row);
      rows_.fail(
          ErrorCode::data_value,
          rows_.couple_words(first) + " has " + std::to_string(rows.size()) + " rows: " + which +
              "; a couple has two partners. If there are several occasions, name their column with --by");
    }
    if (rows.size() == 2 && rows_.partner() && !options_.number_partners &&
        rows_.partner_of(rows[0]) == rows_.partner_of(rows[1])) {
      rows_.fail(ErrorCode::data_value,
                 rows_.couple_words(first) + " has two partners " + files::shown(rows_.partner_of(rows[0])) +
                     ", " + rows_.place(rows[0]) + " and " + rows_.place(rows[1]) +
                     "; use --number-partners to call them 1 and 2, in the order of their rows");
    }
  }

  void name_members() {
    if (options_.number_partners) {
      table().members = {"1", "2"};
      table().numbered = rows_.partner().has_value();
      return;
    }
    if (!rows_.partner()) {
      rows_.fail(ErrorCode::data_columns, "no column '" + options_.partner_column + "' for the partners" +
                                              did_you_mean(options_.partner_column, rows_.names()) +
                                              "; name it with --partner, or use --number-partners to call "
                                              "partners 1 and 2 in the order of their rows");
    }
    std::vector<std::string> found;
    if (options_.members && reading_.layout == CoupleLayout::individual)
      found = {options_.members->begin(), options_.members->end()};
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const std::string name = rows_.partner_of(r);
      if (name.empty()) rows_.fail(ErrorCode::data_value, rows_.place(r) + " has no partner");
      if (std::find(found.begin(), found.end(), name) != found.end()) continue;
      found.push_back(name);
      if (found.size() > 2) refuse_partners(found, r);
    }
    if (found.size() < 2) found.resize(2, "other");  // no couple has both partners
    table().members = {found[0], found[1]};
  }

  [[noreturn]] void refuse_partners(const std::vector<std::string>& found, std::size_t row) const {
    rows_.fail(ErrorCode::data_value,
               "a third partner, " + files::shown(found[2]) + ", in " + rows_.place(row) + " besides " +
                   files::shown(found[0]) + " and " + files::shown(found[1]) +
                   "; if the names differ between couples, use --number-partners to call partners 1 and 2 "
                   "in the order of their rows");
  }

  void add_person(CoupleTable::Couple& couple, std::size_t r, std::size_t order) {
    const CoupleTableRow& row = rows_[r];
    const std::size_t place =
        options_.number_partners
            ? order
            : static_cast<std::size_t>(rows_.partner_of(r) == table().members[0] ? 0 : 1);
    CoupleTable::Member& member = couple.members[place];
    member.present = true;
    member.row = r + 1;
    member.name = rows_.partner() ? row.fields[*rows_.partner()] : table().members[place];
    for (std::size_t v = 0; v < sources_.size(); ++v) {
      if (sources_[v][0]) member.cells[v] = row.fields[*sources_[v][0]];
    }
    for (std::size_t s = 0; s < shared_.size(); ++s) {
      if (row.fields[shared_[s]] == couple.shared[s]) continue;
      rows_.fail(ErrorCode::data_value, rows_.couple_words(row) + ": " + rows_.place(r) + " has " +
                                            files::shown(meaning(row.fields[shared_[s]])) + " in '" +
                                            table().shared[s] + "', the partner's row " +
                                            files::shown(meaning(couple.shared[s])) +
                                            "; a shared column needs the same value in both rows");
    }
  }

  /// In a pairwise table, what a row says about the other partner must agree with that partner's own row.
  void check_sides(CoupleTable::Couple& couple) {
    for (std::size_t m = 0; m < 2; ++m) {
      const CoupleTable::Member& own = couple.members[m];
      CoupleTable::Member& other = couple.members[1 - m];
      if (!own.present) continue;
      const CoupleTableRow& row = rows_[own.row - 1];
      const bool take = !other.present;
      for (std::size_t v = 0; v < sources_.size(); ++v) {
        if (!sources_[v][1]) continue;
        const std::string& said = row.fields[*sources_[v][1]];
        if (take || !sources_[v][0]) {
          other.cells[v] = said;  // all that is known of a person without a row or such a column
          if (take && !says_nothing(said)) other.present = true;
        } else if (other.cells[v] != said) {
          if (!options_.trust_own) disagree(own.row - 1, v, said, other);
          ++reading_.disagreements;
        }
      }
      if (take && other.present) {
        other.name = table().members[1 - m];
        return;
      }
    }
  }

  [[noreturn]] void disagree(std::size_t row, std::size_t v, const std::string& said,
                             const CoupleTable::Member& other) const {
    rows_.fail(ErrorCode::data_value,
               rows_.couple_words(rows_[row]) + ": " + rows_.place(row) + " has " +
                   files::shown(meaning(said)) + " in '" + rows_.names()[*sources_[v][1]] +
                   "', but the partner's own row has " + files::shown(meaning(other.cells[v])) + " in '" +
                   rows_.names()[*sources_[v][0]] + "'; use --trust-own to take the person's own");
  }

  const CoupleReadOptions& options_;
  CoupleTableRows rows_;
  CoupleReading reading_;
  std::vector<std::size_t> shared_;
  std::vector<std::array<std::optional<std::size_t>, 2>> sources_;  // for each variable
  std::vector<std::vector<std::size_t>> grouped_;
};

}  // namespace

CoupleReading read_couples(const Source& source, const CoupleReadOptions& options) {
  return CoupleTableReader(source, options).read();
}

}  // namespace intimetry::table
