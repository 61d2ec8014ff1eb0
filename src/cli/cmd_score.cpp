#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "cli/instrument_source.hpp"
#include "cli/score_job.hpp"
#include "cli/score_summary.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "files/csv_error.hpp"
#include "files/csv_number.hpp"
#include "files/csv_table.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/instrument/range.hpp"

namespace intimetry::cli {

namespace {

constexpr VerbHelp help{"score", "Scores",
                        "Score a table of answers: one row a respondent, one column an item",
                        "  intimetry score answers.csv -i five-dimensions -o scores.csv\n"
                        "\n"
                        "answers.csv has a column for each item, q1, q2 ... as `intimetry show\n"
                        "five-dimensions` lists them; other columns are passed through. scores.csv gets,\n"
                        "for each scale, its score (SCALE), how many of its items were answered (SCALE_n)\n"
                        "and the other metrics asked for (SCALE_pomp); last come flags, which say why a\n"
                        "score is missing or estimated. Rows keep their number and order.\n"
                        "\n"
                        "Missing is an empty cell, NA, NaN or a point; not applicable is n/a."};

/// What the command line says, before it is understood.
struct ScoreArguments {
  std::string input;
  std::string instrument;
  OutputOptions output;
  std::string missing = "published";
  std::string out_of_range = "error";
  std::vector<std::string> metrics;
  std::vector<std::string> scales;
  std::vector<std::string> missing_tokens;
  std::string prefix;
  std::string item_prefix;
  std::string map_file;
  std::string labels_file;
  std::string delimiter;
  std::string perspective;
  std::map<std::string, std::string> roles;  // couple, partner ... -> the column's name
  bool keep_items = false;
  bool include_private = false;
  bool quiet = false;
  std::string threads;
};

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

bool parse_metrics(const std::vector<std::string>& metrics) {
  bool pomp = false;
  for (const std::string& metric : metrics) {
    if (metric != "raw" && metric != "pomp") {
      throw Error(ErrorCode::bad_usage, "--metrics: expected raw or pomp, found '" + metric + "'");
    }
    pomp = pomp || metric == "pomp";
  }
  return pomp;
}

OutOfRange parse_out_of_range(const std::string& text) {
  if (text == "error") return OutOfRange::error;
  if (text == "missing") return OutOfRange::missing;
  throw Error(ErrorCode::bad_usage, "--out-of-range: expected error or missing, found '" + text + "'");
}

unsigned parse_threads(const std::string& text) {
  constexpr unsigned most = 256;
  if (text.empty()) return 0;
  unsigned threads = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), threads);
  if (problem == std::errc() && end == text.data() + text.size() && threads >= 1 && threads <= most)
    return threads;
  throw Error(ErrorCode::bad_usage, "--threads: expected a whole number from 1 to " + std::to_string(most) +
                                        ", found '" + text + "'");
}

std::optional<char> parse_delimiter(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::map<std::string, char> words{{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}};
  if (const auto found = words.find(text); found != words.end()) return found->second;
  if (text.size() == 1) return text.front();
  throw Error(ErrorCode::bad_usage,
              "--delimiter: expected comma, semicolon, tab or one character, found '" + text + "'");
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
                                             fields[item] + "' is there twice");
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
                              "a label that is not there already");
    }
  }
  return labels;
}

void refuse_hidden_scales(const ScoreRequest& request) {
  if (request.plan.include_private) return;
  for (const std::string& id : request.plan.scales) {
    const Scale* scale = find_by_id(request.instrument.scales, id);
    const Composite* composite = find_by_id(request.instrument.composites, id);
    const bool hidden = (scale != nullptr && is_private(request.instrument, *scale)) ||
                        (composite != nullptr && is_private(request.instrument, *composite));
    if (hidden)
      throw Error(ErrorCode::bad_usage,
                  "'" + id + "' is for the clinician alone; --include-private scores it");
  }
}

/// The answers are what cannot be made again.
void refuse_replacing_input(const ScoreRequest& request) {
  std::error_code unknown;
  const auto status = std::filesystem::status(request.output, unknown);
  if (!std::filesystem::is_regular_file(status)) return;
  if (std::filesystem::equivalent(request.input, request.output, unknown)) {
    throw Error(ErrorCode::bad_usage,
                "the scores would replace the answers in " + request.input + "; name another file");
  }
}

ScoreRequest understand(const ScoreArguments& arguments) {
  ScoreRequest request;
  request.instrument = find_instrument(arguments.instrument);
  request.input = arguments.input;
  request.output = arguments.output.path;
  refuse_replacing_input(request);
  request.format = arguments.output.json ? RowFormat::json_lines : RowFormat::csv;
  request.plan.missing = parse_missing(arguments.missing);
  request.plan.include_private = arguments.include_private;
  request.plan.scales = arguments.scales;
  refuse_hidden_scales(request);
  request.out_of_range = parse_out_of_range(arguments.out_of_range);
  request.pomp = parse_metrics(arguments.metrics);
  request.keep_items = arguments.keep_items;
  request.prefix = arguments.prefix;
  request.item_prefix = arguments.item_prefix;
  if (!arguments.map_file.empty()) request.item_columns = read_map(arguments.map_file, request.instrument);
  if (!arguments.labels_file.empty()) request.labels = read_labels(arguments.labels_file);
  request.missing_tokens = arguments.missing_tokens;
  request.delimiter = parse_delimiter(arguments.delimiter);
  request.perspective = parse_perspective(arguments.perspective, request.instrument);
  for (const auto& [role, column] : arguments.roles) {
    if (column.empty()) continue;
    request.required_columns.push_back(column);
    if (role == "perspective") request.perspective_column = column;
  }
  request.threads = parse_threads(arguments.threads);
  return request;
}

void add_column_options(CLI::App& verb, ScoreArguments& arguments) {
  verb.add_option("--item-prefix", arguments.item_prefix, "Item columns are called Pq1, Pq2 ...")
      ->type_name("P");
  verb.add_option("--map", arguments.map_file,
                  "CSV file with columns 'item' and 'column': what item columns with other names are called")
      ->type_name("FILE");
  verb.add_option("--labels", arguments.labels_file,
                  "CSV file with columns 'label' and 'value': what answers given as text mean")
      ->type_name("FILE");
  verb.add_option("--na", arguments.missing_tokens,
                  "Text that means missing, such as -99; may be given again")
      ->type_name("TOKEN")
      ->take_all()
      ->allow_extra_args(false);
  for (const char* role : {"couple", "partner", "respondent", "perspective-column", "date", "group"}) {
    const std::string name = role == std::string("perspective-column") ? "perspective" : role;
    verb.add_option("--" + std::string(role), arguments.roles[name],
                    "Name of the column with the " + name + ", if not '" + name + "'")
        ->type_name("COL");
  }
  verb.add_option("--delimiter", arguments.delimiter,
                  "comma, semicolon, tab or a character; recognised by itself if not given")
      ->type_name("D");
}

void add_scoring_options(CLI::App& verb, ScoreArguments& arguments) {
  verb.add_option(
          "--perspective", arguments.perspective,
          "Perspective of all rows: now, ideal, partner or observer; otherwise each row's, from its column")
      ->type_name("P");
  verb.add_option("--scales", arguments.scales,
                  "Only these scales and composites, and what the composites are made of")
      ->type_name("ID,ID")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb.add_option("--metrics", arguments.metrics,
                  "raw (always there), pomp (0 to 100: the share of the possible range)")
      ->type_name("M,M")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb.add_option(
          "--missing", arguments.missing,
          "How many answers a score needs: published (each scale's rule; the default), complete (all), "
          "prorate:P (the share P, such as 0.5)")
      ->type_name("RULE");
  verb.add_option("--out-of-range", arguments.out_of_range,
                  "What to do with answers that are no option of their item: error (stop and list them; the "
                  "default), missing (go on without them, flagged)")
      ->type_name("WHAT");
  verb.add_flag("--include-private", arguments.include_private,
                "Take in the items that are for the clinician alone");
  verb.add_option("--prefix", arguments.prefix, "Put P before the name of every new column")->type_name("P");
  verb.add_flag("--keep-items", arguments.keep_items, "Pass the columns of the items through as well");
  verb.add_option("--threads", arguments.threads,
                  "How many work side by side; as many as the machine has if not given")
      ->type_name("N");
  verb.add_flag("-q,--quiet", arguments.quiet, "No summary on standard error");
}

}  // namespace

void add_score(CLI::App& app) {
  CLI::App& verb = add_verb(app, help);
  const auto arguments = std::make_shared<ScoreArguments>();
  verb.add_option("RESPONSES.csv", arguments->input, "The table of answers; - is standard input")
      ->required()
      ->type_name("");
  verb.add_option("-i,--instrument", arguments->instrument,
                  "An instrument's id (see list), or the path of its file")
      ->required()
      ->type_name("ID|FILE");
  add_output_options(verb, arguments->output);
  add_scoring_options(verb, *arguments);
  add_column_options(verb, *arguments);
  verb.callback([arguments] {
    const ScoreRequest request = understand(*arguments);
    const ScoreResult result = run_score(request);
    if (arguments->quiet) return;
    std::fputs(score_summary(request, result, Style(STDERR_FILENO)).c_str(), stderr);
  });
}

}  // namespace intimetry::cli
