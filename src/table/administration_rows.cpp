#include "table/administration_rows.hpp"

#include <algorithm>

#include "files/csv_error.hpp"
#include "files/csv_number.hpp"
#include "files/csv_table.hpp"
#include "files/csv_tokenizer.hpp"
#include "intimetry/core/nearest.hpp"
#include "table/bad_answers.hpp"

namespace intimetry::table {

namespace {

/// Reads one table and collects all its errors, so that they can be corrected at once.
class AdministrationReader {
 public:
  AdministrationReader(const files::CsvTable& table, const Instrument& instrument, const CoupleFile& couple,
                       const AdministrationDefaults& defaults)
      : table_(table), instrument_(instrument), couple_(couple), defaults_(defaults) {}

  std::vector<Administration> read() {
    find_columns();
    std::vector<Administration> administrations;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) administrations.push_back(administration(row));
    throw_if_any(std::move(bad_), table_.file, "nothing was added");
    return administrations;
  }

 private:
  void find_columns() {
    std::vector<std::string> known{"partner", "perspective", "date"};
    for (const Item& item : instrument_.items) {
      known.push_back(item.id);
      items_.push_back(table_.header.find(item.id));
    }
    if (std::none_of(items_.begin(), items_.end(), [](const auto& column) { return column.has_value(); })) {
      throw Error(ErrorCode::data_columns, files::display_name(table_.file) +
                                               ": no column is an item's: expected " +
                                               instrument_.items.front().id + " and so on");
    }
    // A misspelt item would be read as unanswered.
    for (const std::string& name : table_.header.names) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      throw Error(ErrorCode::data_columns, files::display_name(table_.file) + ": column " +
                                               files::shown(name) + " is not an item of '" + instrument_.id +
                                               "', and not partner, perspective or date" +
                                               did_you_mean(name, known));
    }
    require_said("partner", defaults_.partner);
    require_said("date", defaults_.date);
  }

  void require_said(const std::string& column, const std::string& otherwise) const {
    if (table_.header.find(column) || !otherwise.empty()) return;
    throw Error(ErrorCode::data_columns,
                files::display_name(table_.file) + ": no column '" + column + "', and no --" + column);
  }

  Administration administration(std::size_t row) {
    Administration made;
    made.instrument = instrument_.id;
    made.version = instrument_.version;
    made.partner = said(row, "partner", defaults_.partner);
    std::string partners;
    for (const Partner& partner : couple_.partners) partners += (partners.empty() ? "" : ", ") + partner.id;
    if (find_partner(couple_, made.partner) == nullptr)
      refuse(row, "partner", made.partner, "a partner of this couple: " + partners);
    const std::string day = said(row, "date", defaults_.date);
    const auto date = plausible_day(day);
    if (!date) refuse(row, "date", day, expected_day(day));
    made.date = date.value_or(Date());
    made.perspective = perspective(row);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i])
        made.answers.push_back({instrument_.items[i].id, answer(row, instrument_.items[i], *items_[i])});
    }
    return made;
  }

  Perspective perspective(std::size_t row) {
    std::string text = said(row, "perspective", defaults_.perspective);
    if (text.empty()) text = "now";
    const auto meant = from_word<Perspective>(text);
    const auto& known = instrument_.perspectives;
    if (meant && std::find(known.begin(), known.end(), *meant) != known.end()) return *meant;
    std::string expected;
    for (const Perspective perspective : known)
      expected += (expected.empty() ? "" : ", ") + std::string(word(perspective));
    refuse(row, "perspective", text, "a perspective of '" + instrument_.id + "': " + expected);
    return Perspective::now;
  }

  Answer answer(std::size_t row, const Item& item, std::size_t column) {
    const std::string& cell = table_.rows[row].fields[column];
    const files::Field field{cell.data(), static_cast<std::uint32_t>(cell.size()), false};
    const files::Answer found = reader_.read(field);
    const ResponseSet& set = *find_by_id(instrument_.response_sets, item.response_set);
    if (found.kind == files::AnswerKind::missing) return {};
    if (found.kind == files::AnswerKind::not_applicable && item.not_applicable)
      return Answer::not_applicable();
    if (found.kind == files::AnswerKind::number && set.allows(found.value)) return Answer(found.value);
    refuse(row, item.id, cell, options_of(set, item));
    return {};
  }

  static std::string options_of(const ResponseSet& set, const Item& item) {
    std::string words = set.continuous ? "a number from " : "a whole number from ";
    words += std::to_string(static_cast<int>(set.min)) + " to " + std::to_string(static_cast<int>(set.max));
    if (set.step > 1) words += " in steps of " + std::to_string(set.step);
    return words + (item.not_applicable ? ", or n/a" : "");
  }

  [[nodiscard]] std::string said(std::size_t row, const std::string& column,
                                 const std::string& otherwise) const {
    const auto found = table_.header.find(column);
    if (!found) return otherwise;
    std::string text(files::trimmed(table_.rows[row].fields[*found]));
    return text.empty() ? otherwise : text;
  }

  void refuse(std::size_t row, const std::string& column, const std::string& found,
              const std::string& expected) {
    files::Place place{.file = table_.file, .row = row + 1, .line = table_.rows[row].line, .column = column};
    bad_.add({ErrorCode::data_value, place_in_file(place),
              "found " + files::shown(found) + ", expected " + expected},
             false);
  }

  const files::CsvTable& table_;
  const Instrument& instrument_;
  const CoupleFile& couple_;
  const AdministrationDefaults& defaults_;
  std::vector<std::optional<std::size_t>> items_;  // the column of each of the instrument's items
  files::AnswerReader reader_;
  BadAnswers bad_;
};

}  // namespace

std::vector<Administration> read_administrations(const Source& source, const Instrument& instrument,
                                                 const CoupleFile& couple,
                                                 const AdministrationDefaults& defaults) {
  const files::CsvTable table = files::read_table(open(source));
  return AdministrationReader(table, instrument, couple, defaults).read();
}

Date date_option(const std::string& option, const std::string& text) {
  if (const auto date = plausible_day(text)) return *date;
  throw Error(ErrorCode::bad_usage, option + ": expected " + expected_day(text) + ", found '" + text + "'");
}

}  // namespace intimetry::table
