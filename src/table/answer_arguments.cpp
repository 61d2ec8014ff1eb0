#include "table/answer_arguments.hpp"

#include <charconv>
#include <exception>
#include <filesystem>
#include <system_error>

#include "files/csv_error.hpp"
#include "files/csv_number.hpp"
#include "files/csv_table.hpp"
#include "instruments/instrument_source.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/instrument/range.hpp"

namespace intimetry::table {

namespace {

MissingPolicy parse_missing(const std::string& text) {
  if (text == "published") return MissingPolicy::published();
  if (text == "complete") return MissingPolicy::complete();
  if (text.rfind("prorate:", 0) == 0) {
    std::size_t read = 0;
    double share = 0;
    try {
      share = std::stod(text.substr(8), &read);
    } catch (const std::exception&) {
      read = 0;
    }
    if (read != 0 && read == text.size() - 8 && share > 0 && share <= 1) return MissingPolicy::prorate(share);
  }
  throw Error(ErrorCode::bad_usage,
              "--missing: expected published, complete or prorate:P with 0 < P <= 1, found '" + text + "'");
}

OutOfRange parse_out_of_range(const std::string& text) {
  if (text == "error") return OutOfRange::error;
  if (text == "missing") return OutOfRange::missing;
  throw Error(ErrorCode::bad_usage, "--out-of-range: expected error or missing, found '" + text + "'");
}

std::optional<Perspective> parse_perspective(const std::string& text, const Instrument& instrument) {
  if (text.empty()) return std::nullopt;
  const auto meant = from_word<Perspective>(text);
  std::string expected;
  for (const Perspective known : instrument.perspectives) {
    if (meant == known) return meant;
    expected += (expected.empty() ? "" : ", ") + std::string(word(known));
  }
  throw Error(ErrorCode::bad_usage, "--perspective: '" + instrument.id + "' has no perspective '" + text +
                                        "'; it has: " + expected);
}

std::map<std::string, std::string> read_map(const std::string& path, const Instrument& instrument) {
  const files::CsvTable table = files::read_table(path);
  const std::size_t item = table.header.require("item", path);
  const std::size_t column = table.header.require("column", path);
  std::map<std::string, std::string> columns;
  std::vector<std::string> known;
  for (const Item& asked : instrument.items) known.push_back(asked.id);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& fields = table.rows[row].fields;
    if (find_by_id(instrument.items, fields[item]) == nullptr) {
      throw Error(ErrorCode::unknown_id, files::describe(table.place(row, item)) + ": '" + instrument.id +
                                             "' has no item '" + fields[item] + "'" +
                                             did_you_mean(fields[item], known));
    }
    if (!columns.emplace(fields[item], fields[column]).second) {
      throw Error(ErrorCode::data_value, files::describe(table.place(row, item)) + ": the item '" +
                                             fields[item] + "' is listed twice");
    }
  }
  return columns;
}

std::map<std::string, double> read_labels(const std::string& path) {
  const files::CsvTable table = files::read_table(path);
  const std::size_t label = table.header.require("label", path);
  const std::size_t value = table.header.require("value", path);
  const files::AnswerReader reader;
  std::map<std::string, double> labels;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& fields = table.rows[row].fields;
    const files::Field field{fields[value].data(), static_cast<std::uint32_t>(fields[value].size()), false};
    const files::Answer number = reader.read(field);
    if (number.kind != files::AnswerKind::number) {
      throw files::data_error(ErrorCode::data_value, table.place(row, value), fields[value], "a number");
    }
    if (!labels.emplace(fields[label], number.value).second) {
      throw files::data_error(ErrorCode::data_value, table.place(row, label), fields[label],
                              "a label that is not yet listed");
    }
  }
  return labels;
}

void refuse_hidden_scales(const AnswerRequest& request) {
  if (request.plan.include_private) return;
  for (const std::string& id : request.plan.scales) {
    const Scale* scale = find_by_id(request.instrument.scales, id);
    const Composite* composite = find_by_id(request.instrument.composites, id);
    const bool hidden = (scale != nullptr && is_private(request.instrument, *scale)) ||
                        (composite != nullptr && is_private(request.instrument, *composite));
    if (hidden)
      throw Error(ErrorCode::bad_usage,
                  "'" + id + "' is for the clinician alone; score it with --include-private");
  }
}

}  // namespace

AnswerRequest parse_answer_arguments(const AnswerArguments& arguments) {
  AnswerRequest request;
  request.instrument = instruments::find_instrument(arguments.instrument);
  request.plan.missing = parse_missing(arguments.missing);
  request.plan.include_private = arguments.include_private;
  request.plan.scales = arguments.scales;
  refuse_hidden_scales(request);
  request.out_of_range = parse_out_of_range(arguments.out_of_range);
  request.item_prefix = arguments.item_prefix;
  if (!arguments.map_file.empty()) request.item_columns = read_map(arguments.map_file, request.instrument);
  if (!arguments.labels_file.empty()) request.labels = read_labels(arguments.labels_file);
  request.missing_tokens = arguments.missing_tokens;
  request.perspective = parse_perspective(arguments.perspective, request.instrument);
  for (const auto& [role, column] : arguments.roles) {
    if (!column.empty()) request.named_columns[role] = column;
  }
  request.threads = static_cast<unsigned>(whole_number_option("--threads", arguments.threads, 0, 1, 256));
  return request;
}

Source parse_source(const AnswerArguments& arguments) {
  return {.name = arguments.input, .delimiter = delimiter_option(arguments.delimiter)};
}

std::optional<char> delimiter_option(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::map<std::string, char> words{{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}};
  if (const auto found = words.find(text); found != words.end()) return found->second;
  if (text.size() == 1) return text.front();
  throw Error(ErrorCode::bad_usage,
              "--delimiter: expected comma, semicolon, tab or one character, found '" + text + "'");
}

std::uint64_t whole_number_option(const std::string& option, const std::string& text, std::uint64_t otherwise,
                                  std::uint64_t least, std::uint64_t most) {
  if (text.empty()) return otherwise;
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem == std::errc() && end == text.data() + text.size() && number >= least && number <= most)
    return number;
  throw Error(ErrorCode::bad_usage, option + ": expected a whole number from " + std::to_string(least) +
                                        " to " + std::to_string(most) + ", found '" + text + "'");
}

}  // namespace intimetry::table
