#include "table/bad_answers.hpp"

#include "files/csv_writer.hpp"
#include "text/counted.hpp"

namespace intimetry::table {

namespace {

std::string number_text(double value) {
  char text[files::double_text_size];
  return {text, files::format_double(value, text)};
}

}  // namespace

std::string expected_answer(const PlanItem& item) {
  std::string words = item.continuous ? "a number from " : "a whole number from ";
  words += number_text(item.min) + " to " + number_text(item.max);
  if (item.step > 1) words += " in steps of " + std::to_string(item.step);
  if (item.not_applicable) words += ", or n/a";
  return words;
}

void BadAnswers::add(Defect defect, bool out_of_range) {
  ++count;
  all_out_of_range = all_out_of_range && out_of_range;
  if (first.size() < most_shown) first.push_back(std::move(defect));
}

void BadAnswers::append(BadAnswers other) {
  count += other.count;
  all_out_of_range = all_out_of_range && other.all_out_of_range;
  for (Defect& defect : other.first) {
    if (first.size() < most_shown) first.push_back(std::move(defect));
  }
}

std::string place_in_file(const files::Place& place) {
  const std::string whole = files::describe(place);
  return whole.substr(files::display_name(place.file).size() + 2);
}

void throw_if_any(BadAnswers bad, const std::string& file, const std::string& outcome) {
  if (bad.count == 0) return;
  std::string message = files::display_name(file) + ": " + text::counted(bad.count, "answer") +
                        " cannot be scored; " + outcome + ".";
  if (bad.all_out_of_range) message += " With --out-of-range missing they are left out, and flagged.";
  if (bad.count > bad.first.size()) message += " The first " + std::to_string(bad.first.size()) + ":";
  throw Error(ErrorCode::data_value, message, std::move(bad.first));
}

}  // namespace intimetry::table
