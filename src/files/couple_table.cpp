#include "files/couple_table.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "files/csv_blocks.hpp"
#include "files/csv_error.hpp"
#include "files/csv_tokenizer.hpp"
#include "intimetry/core/nearest.hpp"

namespace intimetry::files {

namespace {

/// A file's rows, each field as it stands there.
struct RawTable {
  std::string file;
  Header header;
  struct Row {
    std::vector<std::string> fields;
    std::uint64_t line = 0;
  };
  std::vector<Row> rows;

  [[nodiscard]] std::string place(std::size_t row) const {
    return "data row " + std::to_string(row + 1) + " (line " + std::to_string(rows[row].line) + ")";
  }
};

RawTable read_raw(const std::string& path, std::optional<char> delimiter) {
  BlockReader reader = BlockReader::open(path, {.delimiter = delimiter});
  RawTable table{path, reader.header(), {}};
  Block block;
  Record record;
  while (reader.next(block)) {
    Tokenizer tokens(block.text(), table.header.delimiter, block.first_line);
    while (tokens.next(record)) {
      if (record.blank()) continue;
      if (record.size() != table.header.names.size()) {
        throw ragged_row({.file = path, .row = table.rows.size() + 1, .line = record.line()}, record.size(),
                         table.header.names.size());
      }
      RawTable::Row& row = table.rows.emplace_back();
      row.line = record.line();
      for (const Field& field : record.fields()) row.fields.emplace_back(field.raw());
    }
  }
  return table;
}

/// What a field says, so that "3" and 3 are one couple.
std::string meaning(const std::string& field) {
  std::string scratch;
  const Field raw{field.data(), static_cast<std::uint32_t>(field.size()), !field.empty() && field[0] == '"'};
  return std::string(unquote(raw, scratch));
}

bool says_nothing(const std::string& field) {
  const std::string text = meaning(field);
  return text.empty() || text == "NA";
}

/// Reads one table; the three layouts share how rows are put together to couples.
class Reader {
 public:
  Reader(const std::string& path, const CoupleReadOptions& options)
      : options_(options), raw_(read_raw(path, options.delimiter)) {}

  CoupleReading read() {
    reading_.delimiter = raw_.header.delimiter;
    reading_.rows = raw_.rows.size();
    table().couple_column = options_.couple_column;
    table().partner_column = options_.partner_column;
    couple_ = raw_.header.find(options_.couple_column);
    partner_ = raw_.header.find(options_.partner_column);
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
  [[nodiscard]] const std::vector<std::string>& names() const { return raw_.header.names; }
  [[noreturn]] void fail(ErrorCode code, const std::string& words) const {
    throw Error(code, display_name(raw_.file) + ": " + words);
  }

  [[nodiscard]] bool a_couple_has_two_rows() const {
    if (!couple_) return false;
    std::set<std::string> seen;
    return std::any_of(raw_.rows.begin(), raw_.rows.end(),
                       [&](const RawTable::Row& row) { return !seen.insert(key_of(row)).second; });
  }

  /// Columns that are named do not tell partners apart by their names.
  [[nodiscard]] std::vector<std::string> names_to_look_at() const {
    std::vector<std::string> looked_at = names();
    for (std::string& name : looked_at) {
      const bool named = name == options_.couple_column || name == options_.partner_column ||
                         is_shared(name) || has(options_.dropped, name);
      if (named) name.clear();
    }
    return looked_at;
  }

  void find_layout() {
    for (const auto* wanted : {&options_.shared, &options_.by, &options_.dropped}) {
      for (const std::string& name : *wanted) (void)raw_.header.require(name, raw_.file);
    }
    if (options_.layout == CoupleLayout::individual) {
      reading_.layout = CoupleLayout::individual;
      return;
    }
    const std::vector<std::string> looked_at = names_to_look_at();
    try {
      reading_.names = find_member_columns(looked_at, options_.members);
    } catch (const Error& problem) {
      if (options_.layout || !partner_) {
        fail(ErrorCode::data_columns, std::string(problem.what()) + "; --members A,B says which");
      }
    }
    const bool several_rows = a_couple_has_two_rows();
    if (options_.layout) {
      reading_.layout = *options_.layout;
    } else if (reading_.names && are_sides(reading_.names->members) && several_rows) {
      reading_.layout = CoupleLayout::pairwise;
    } else if (partner_ || several_rows || (!reading_.names && too_many_members(looked_at).empty())) {
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
      fail(ErrorCode::data_columns,
           "no column's name says which of two partners it is of, such as q1_w and q1_m");
    }
    std::string words;
    for (const std::string& member : three) words += (words.empty() ? "'" : ", '") + member + "'";
    fail(ErrorCode::data_columns, "the columns' names speak of " + std::to_string(three.size()) +
                                      " partners: " + words + "; a couple has two");
  }

  static bool has(const std::vector<std::string>& some, const std::string& name) {
    return std::find(some.begin(), some.end(), name) != some.end();
  }

  [[nodiscard]] bool is_shared(const std::string& name) const {
    return has(options_.shared, name) || has(options_.by, name);
  }

  void choose_columns() {
    if (!couple_ && reading_.layout != CoupleLayout::dyad)
      couple_ = raw_.header.require(options_.couple_column, raw_.file);
    const bool dyad = reading_.layout == CoupleLayout::dyad;
    if (reading_.names) {
      for (const MemberVariable& variable : reading_.names->variables) {
        table().variables.push_back(variable.name);
        sources_.push_back(variable.columns);
      }
    }
    for (std::size_t i = 0; i < names().size(); ++i) {
      if (i == couple_ || (i == partner_ && !dyad) || has(options_.dropped, names()[i])) continue;
      const bool other =
          !reading_.names || std::find(reading_.names->others.begin(), reading_.names->others.end(), i) !=
                                 reading_.names->others.end();
      if (!other) continue;
      if (is_shared(names()[i]) || dyad) {
        table().shared.push_back(names()[i]);
        shared_.push_back(i);
      } else {
        table().variables.push_back(names()[i]);
        sources_.push_back({i, std::nullopt});
      }
    }
  }

  [[nodiscard]] std::string key_of(const RawTable::Row& row) const {
    std::string key = meaning(row.fields[*couple_]);
    for (const std::string& name : options_.by) key += '\x1f' + meaning(row.fields[*raw_.header.find(name)]);
    return key;
  }

  [[nodiscard]] std::string couple_words(const RawTable::Row& row) const {
    std::string words = "couple " + shown(meaning(row.fields[*couple_]));
    for (const std::string& name : options_.by) {
      words += ", " + name + " " + shown(meaning(row.fields[*raw_.header.find(name)]));
    }
    return words;
  }

  CoupleTable::Couple new_couple(const RawTable::Row& row, const std::string& id) const {
    CoupleTable::Couple couple;
    couple.id = id;
    for (const std::size_t column : shared_) couple.shared.push_back(row.fields[column]);
    for (CoupleTable::Member& member : couple.members) member.cells.resize(sources_.size());
    return couple;
  }

  void read_dyads() {
    table().members = reading_.names->members;
    reading_.couples_numbered = !couple_;
    std::unordered_map<std::string, std::size_t> seen;
    for (std::size_t r = 0; r < raw_.rows.size(); ++r) {
      const RawTable::Row& row = raw_.rows[r];
      if (couple_) {
        const auto [first, is_new] = seen.emplace(key_of(row), r);
        if (!is_new) {
          fail(ErrorCode::data_value, couple_words(row) + " has two rows, " + raw_.place(first->second) +
                                          " and " + raw_.place(r) +
                                          ", where each couple has one; --by COL tells occasions apart");
        }
      }
      CoupleTable::Couple couple = new_couple(row, couple_ ? row.fields[*couple_] : std::to_string(r + 1));
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

  /// Rows of one person each.
  void read_people() {
    gather();
    name_members();
    for (const std::vector<std::size_t>& rows : grouped_) {
      CoupleTable::Couple couple = new_couple(raw_.rows[rows[0]], raw_.rows[rows[0]].fields[*couple_]);
      for (std::size_t i = 0; i < rows.size(); ++i) add_person(couple, rows[i], i);
      if (reading_.layout == CoupleLayout::pairwise) check_sides(couple);
      table().couples.push_back(std::move(couple));
    }
  }

  void gather() {
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t r = 0; r < raw_.rows.size(); ++r) {
      if (meaning(raw_.rows[r].fields[*couple_]).empty()) {
        fail(ErrorCode::data_value, raw_.place(r) + " does not say which couple it is of");
      }
      const auto [place, is_new] = known.emplace(key_of(raw_.rows[r]), grouped_.size());
      if (is_new) grouped_.emplace_back();
      grouped_[place->second].push_back(r);
    }
    for (const std::vector<std::size_t>& rows : grouped_) check_group(rows);
  }

  void check_group(const std::vector<std::size_t>& rows) const {
    const RawTable::Row& first = raw_.rows[rows[0]];
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (raw_.rows[rows[i]].fields != raw_.rows[rows[j]].fields) continue;
        fail(ErrorCode::data_value, couple_words(first) + ": " + raw_.place(rows[i]) + " repeats " +
                                        raw_.place(rows[j]) + " cell for cell; leave one out");
      }
    }
    if (rows.size() > 2) {
      std::string which;
      for (const std::size_t row : rows) which += (which.empty() ? "" : ", ") + raw_.place(row);
      fail(ErrorCode::data_value, couple_words(first) + " has " + std::to_string(rows.size()) + " rows: " +
                                      which + "; a couple has two partners. --by COL tells occasions apart");
    }
    if (rows.size() == 2 && partner_ && !options_.number_partners && name_of(rows[0]) == name_of(rows[1])) {
      fail(ErrorCode::data_value, couple_words(first) + " has two partners " + shown(name_of(rows[0])) +
                                      ", " + raw_.place(rows[0]) + " and " + raw_.place(rows[1]) +
                                      "; --number-partners calls them 1 and 2, in the order of their rows");
    }
  }

  [[nodiscard]] std::string name_of(std::size_t row) const {
    return partner_ ? meaning(raw_.rows[row].fields[*partner_]) : std::string();
  }

  void name_members() {
    if (options_.number_partners) {
      table().members = {"1", "2"};
      table().numbered = partner_.has_value();
      return;
    }
    if (!partner_) {
      fail(ErrorCode::data_columns,
           "no column '" + options_.partner_column + "' says which partner a row is of" +
               did_you_mean(options_.partner_column, names()) +
               "; --partner names it, --number-partners calls them 1 and 2 in the order of their rows");
    }
    std::vector<std::string> found;
    if (options_.members && reading_.layout == CoupleLayout::individual)
      found = {options_.members->begin(), options_.members->end()};
    for (std::size_t r = 0; r < raw_.rows.size(); ++r) {
      const std::string name = name_of(r);
      if (name.empty()) fail(ErrorCode::data_value, raw_.place(r) + " does not say which partner it is of");
      if (std::find(found.begin(), found.end(), name) != found.end()) continue;
      found.push_back(name);
      if (found.size() > 2) refuse_partners(found, r);
    }
    if (found.size() < 2) found.resize(2, "other");  // no couple has both
    table().members = {found[0], found[1]};
  }

  [[noreturn]] void refuse_partners(const std::vector<std::string>& found, std::size_t row) const {
    fail(ErrorCode::data_value,
         "a third partner, " + shown(found[2]) + ", in " + raw_.place(row) + " beside " + shown(found[0]) +
             " and " + shown(found[1]) +
             "; if each couple has names of its own, --number-partners calls them 1 and 2 "
             "in the order of their rows");
  }

  void add_person(CoupleTable::Couple& couple, std::size_t r, std::size_t order) {
    const RawTable::Row& row = raw_.rows[r];
    const std::size_t place =
        options_.number_partners ? order : static_cast<std::size_t>(name_of(r) == table().members[0] ? 0 : 1);
    CoupleTable::Member& member = couple.members[place];
    member.present = true;
    member.row = r + 1;
    member.name = partner_ ? row.fields[*partner_] : table().members[place];
    for (std::size_t v = 0; v < sources_.size(); ++v) {
      if (sources_[v][0]) member.cells[v] = row.fields[*sources_[v][0]];
    }
    for (std::size_t s = 0; s < shared_.size(); ++s) {
      if (row.fields[shared_[s]] == couple.shared[s]) continue;
      fail(ErrorCode::data_value, couple_words(row) + ": " + raw_.place(r) + " has " +
                                      shown(meaning(row.fields[shared_[s]])) + " in '" + table().shared[s] +
                                      "', the partner's row " + shown(meaning(couple.shared[s])) +
                                      ", so that it is not the couple's");
    }
  }

  /// What a row of a pairwise table says of the other must be what the other's own row says.
  void check_sides(CoupleTable::Couple& couple) {
    for (std::size_t m = 0; m < 2; ++m) {
      const CoupleTable::Member& own = couple.members[m];
      CoupleTable::Member& other = couple.members[1 - m];
      if (!own.present) continue;
      const RawTable::Row& row = raw_.rows[own.row - 1];
      const bool take = !other.present;
      for (std::size_t v = 0; v < sources_.size(); ++v) {
        if (!sources_[v][1]) continue;
        const std::string& said = row.fields[*sources_[v][1]];
        if (take) {
          other.cells[v] = said;  // the person has no row: this is all that is known
          if (!says_nothing(said)) other.present = true;
        } else if (sources_[v][0] && other.cells[v] != said) {
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
    fail(ErrorCode::data_value,
         couple_words(raw_.rows[row]) + ": " + raw_.place(row) + " has " + shown(meaning(said)) + " in '" +
             names()[*sources_[v][1]] + "', but the partner's own row has " + shown(meaning(other.cells[v])) +
             " in '" + names()[*sources_[v][0]] + "'; --trust-own takes the person's own");
  }

  const CoupleReadOptions& options_;
  RawTable raw_;
  CoupleReading reading_;
  std::optional<std::size_t> couple_;
  std::optional<std::size_t> partner_;
  std::vector<std::size_t> shared_;
  std::vector<std::array<std::optional<std::size_t>, 2>> sources_;  // of each variable
  std::vector<std::vector<std::size_t>> grouped_;
};

}  // namespace

CoupleReading read_couples(const std::string& path, const CoupleReadOptions& options) {
  return Reader(path, options).read();
}

}  // namespace intimetry::files
