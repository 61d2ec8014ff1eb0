#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/instrument_source.hpp"
#include "cli/score_job.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "files/csv_error.hpp"
#include "files/csv_number.hpp"
#include "files/csv_table.hpp"
#include "intimetry/core/nearest.hpp"

namespace intimetry::cli {

namespace {

constexpr VerbHelp help{
    "score", "Scores", "Score a table of answers: one row a respondent, one column an item",
    "  intimetry score answers.csv -i five-dimensions -o scores.csv\n"
    "\n"
    "  answers.csv has columns q1, q2 ... as `intimetry show five-dimensions` lists them, and any others, which\n"
    "  are passed through. scores.csv gets, for each scale, its score and how many items were answered, and last\n"
    "  a column of flags that say why a score is missing or prorated.\n"
    "  Missing: an empty cell, NA, NaN or a point. Not applicable: n/a."};

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
  unsigned threads = 0;
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
  throw Error(ErrorCode::bad_usage, "--missing: expected published, complete or prorate:P with 0 < P <= 1, found '" +
                                        text + "'");
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

std::optional<char> parse_delimiter(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::map<std::string, char> words{{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}};
  if (const auto found = words.find(text); found != words.end()) return found->second;
  if (text.size() == 1) return text.front();
  throw Error(ErrorCode::bad_usage, "--delimiter: expected comma, semicolon, tab or one character, found '" + text + "'");
}

std::optional<Perspective> parse_perspective(const std::string& text, const Instrument& instrument) {
  if (text.empty()) return std::nullopt;
  const auto meant = from_word<Perspective>(text);
  for (const Perspective known : instrument.perspectives) {
    if (meant == known) return meant;
  }
  throw Error(ErrorCode::bad_usage, "--perspective: '" + instrument.id + "' has no perspective '" + text + "'");
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
                                             "' has no item '" + fields[item] + "'" + did_you_mean(fields[item], known));
    }
    if (!columns.emplace(fields[item], fields[column]).second) {
      throw Error(ErrorCode::data_value,
                  files::describe(table.place(row, item)) + ": the item '" + fields[item] + "' is there twice");
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

ScoreRequest understand(const ScoreArguments& arguments) {
  ScoreRequest request;
  request.instrument = find_instrument(arguments.instrument);
  request.input = arguments.input;
  request.output = arguments.output.path;
  request.format = arguments.output.json ? RowFormat::json_lines : RowFormat::csv;
  request.plan.missing = parse_missing(arguments.missing);
  request.plan.include_private = arguments.include_private;
  request.plan.scales = arguments.scales;
  request.out_of_range = arguments.out_of_range == "missing" ? OutOfRange::missing : OutOfRange::error;
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
  request.threads = arguments.threads;
  return request;
}

std::string missing_rule_words(const ScoreRequest& request, const ScoringPlan& plan) {
  if (request.plan.missing.kind == MissingPolicy::Kind::complete) return "all items answered";
  if (request.plan.missing.kind == MissingPolicy::Kind::prorate) {
    char share[32];
    std::snprintf(share, sizeof share, "%g", request.plan.missing.share);
    return std::string("at least ") + share + " of a scale's items answered, else no score";
  }
  bool published = false;
  bool project = false;
  for (const PlanScale& scale : plan.scales) {
    published = published || scale.rule == MissingRuleOrigin::published;
    project = project || scale.rule == MissingRuleOrigin::project;
  }
  const std::string ours = "this project's rule, at least 0.8 of a scale's items answered; none is published";
  if (!project) return "as published for each scale";
  return published ? "as published; where nothing is, " + ours : ours;
}

std::string fixed(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

/// Pads to a width, on the left for numbers.
std::string padded(std::string text, std::size_t width, bool left) {
  const std::size_t columns = display_width(text);
  if (columns >= width) return text;
  return left ? std::string(width - columns, ' ') + text : text + std::string(width - columns, ' ');
}

std::string summary_table(const ScoreResult& result) {
  const std::size_t scales = result.plan.scales.size();
  std::size_t width = 5;
  for (const PlanScale& scale : result.plan.scales) width = std::max(width, scale.id.size());
  for (const PlanComposite& composite : result.plan.composites) width = std::max(width, composite.id.size());
  std::string text = "  " + padded("scale", width, false) + "    scored     mean       SD   possible\n";
  for (std::size_t s = 0; s < result.plan.size(); ++s) {
    const std::string& id = s < scales ? result.plan.scales[s].id : result.plan.composites[s - scales].id;
    const ScoreRange& range = s < scales ? result.plan.scales[s].range : result.plan.composites[s - scales].range;
    const ScoreMoments moments = s < result.summary.scores.size() ? result.summary.scores[s] : ScoreMoments{};
    const bool spread = moments.n > 1;
    const double sd = spread ? std::sqrt(moments.squares / static_cast<double>(moments.n - 1)) : 0;
    char limits[64];
    std::snprintf(limits, sizeof limits, "%g to %g", range.low, range.high);
    text += "  " + padded(id, width, false) + padded(with_commas(moments.n), 10, true) +
            padded(moments.n == 0 ? "-" : fixed(moments.mean, 2), 9, true) +
            padded(spread ? fixed(sd, 2) : "-", 9, true) + "   " + limits + "\n";
  }
  return text;
}

void print_summary(const ScoreRequest& request, const ScoreResult& result) {
  const Style style(STDERR_FILENO);
  std::string text = "Scored " + with_commas(result.summary.respondents) +
                     (result.summary.respondents == 1 ? " row" : " rows") + " of " +
                     files::display_name(request.input) + " (" + files::delimiter_word(result.delimiter) +
                     (result.delimiter_given ? "" : "-separated, as recognised") + ") with " +
                     style.bold(in_english(request.instrument.title)) + ", version " + request.instrument.version + ".\n";
  if (request.instrument.validation == Validation::none) {
    text += style.warning("Unvalidated:") + " no study of this instrument is published; its scores are no diagnosis.\n";
  }
  text += "Missing answers: " + missing_rule_words(request, result.plan) + ".\n";
  text += summary_table(result);
  std::string flags;
  for (std::size_t f = 0; f < result.summary.flags.size(); ++f) {
    if (result.summary.flags[f] == 0) continue;
    flags += (flags.empty() ? "" : ", ") + std::string(flag_table[f].name) + " " + with_commas(result.summary.flags[f]);
  }
  text += "Flags: " + (flags.empty() ? "none" : flags) + ".\n";
  if (result.blank_lines != 0) text += "Blank lines left out: " + with_commas(result.blank_lines) + ".\n";
  if (request.output != "-") text += "Scores are in " + style.bold(request.output) + "\n";
  std::fputs(text.c_str(), stderr);
}

void add_column_options(CLI::App& verb, ScoreArguments& arguments) {
  verb.add_option("--item-prefix", arguments.item_prefix, "Item columns are P and the item's id: Pq1, Pq2 ...")
      ->type_name("P");
  verb.add_option("--map", arguments.map_file, "CSV with columns item and column, where item columns have other names")
      ->type_name("FILE");
  verb.add_option("--labels", arguments.labels_file, "CSV with columns label and value, for answers given as text")
      ->type_name("FILE");
  verb.add_option("--na", arguments.missing_tokens, "Text that means missing, such as -99; may be given again")
      ->type_name("TOKEN")
      ->expected(1)
      ->take_all();
  for (const char* role : {"couple", "partner", "respondent", "perspective-column", "date", "group"}) {
    const std::string name = role == std::string("perspective-column") ? "perspective" : role;
    verb.add_option("--" + std::string(role), arguments.roles[name], "Name of the column of that meaning, if not '" + name + "'")
        ->type_name("COL");
  }
  verb.add_option("--delimiter", arguments.delimiter, "comma, semicolon, tab or a character; recognised if not given")
      ->type_name("D");
}

void add_scoring_options(CLI::App& verb, ScoreArguments& arguments) {
  verb.add_option("--perspective", arguments.perspective, "Perspective of the whole table: now, ideal, partner, observer")
      ->type_name("P");
  verb.add_option("--scales", arguments.scales, "Only these scales and composites, by id")->type_name("ID,ID")->delimiter(',');
  verb.add_option("--metrics", arguments.metrics, "raw, pomp (0 to 100 of the possible range)")
      ->type_name("M,M")
      ->delimiter(',');
  verb.add_option("--missing", arguments.missing,
                  "How many answers a score needs: published (each scale's rule), complete, prorate:P")
      ->type_name("RULE")
      ->capture_default_str();
  verb.add_option("--out-of-range", arguments.out_of_range,
                  "error: stop and list them; missing: go on without them, flagged")
      ->check(CLI::IsMember({"error", "missing"}))
      ->type_name("WHAT")
      ->capture_default_str();
  verb.add_flag("--include-private", arguments.include_private, "Score the clinician's items too");
  verb.add_option("--prefix", arguments.prefix, "Put P before every new column's name")->type_name("P");
  verb.add_flag("--keep-items", arguments.keep_items, "Pass the item columns through as well");
  verb.add_option("--threads", arguments.threads, "How many; 0: as many as the machine has")->capture_default_str();
  verb.add_flag("-q,--quiet", arguments.quiet, "No summary on standard error");
}

}  // namespace

void add_score(CLI::App& app) {
  CLI::App& verb = add_verb(app, help);
  const auto arguments = std::make_shared<ScoreArguments>();
  verb.add_option("RESPONSES.csv", arguments->input, "The table; - is standard input")->required()->type_name("");
  verb.add_option("-i,--instrument", arguments->instrument, "An instrument's id (see list), or the path of its file")
      ->required()
      ->type_name("ID|FILE");
  add_output_options(verb, arguments->output);
  add_scoring_options(verb, *arguments);
  add_column_options(verb, *arguments);
  verb.callback([arguments] {
    const ScoreRequest request = understand(*arguments);
    const ScoreResult result = run_score(request);
    if (!arguments->quiet) print_summary(request, result);
  });
}

}  // namespace intimetry::cli
