#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "analyses/score/score.hpp"
#include "cli/answer_options.hpp"
#include "cli/subcommand.hpp"
#include "files/spooled_output.hpp"
#include "instruments/norm_files.hpp"
#include "render/score_rows.hpp"
#include "render/score_summary.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp score_help{
    "score", "Scores", "Score a table of answers: one row a respondent, one column an item",
    "  intimetry score answers.csv -i five-dimensions -o scores.csv\n"
    "\n"
    "answers.csv has a column for each item, q1, q2 ... as `intimetry show\n"
    "five-dimensions` lists them; other columns are passed through. scores.csv gets,\n"
    "for each scale, its score (SCALE), how many of its items were answered (SCALE_n)\n"
    "and the other metrics asked for (SCALE_pomp, SCALE_sem, SCALE_ci_low and\n"
    "SCALE_ci_high); last come flags, which say why a score is missing or estimated,\n"
    "or has no error. Rows keep their number and order. The summary says where the\n"
    "error of each scale comes from: published figures for the row's perspective and\n"
    "partner, or else the spread of the person's own answers.\n"
    "\n"
    "Missing is an empty cell, NA, NaN or a point; not applicable is n/a."};

/// What the command line says, before it is understood.
struct ScoreArguments {
  table::AnswerArguments answers;
  OutputOptions output;
  std::vector<std::string> metrics;
  std::string norms;
  std::string norm_group;
  std::string error_source;
  std::string level;
  bool true_score = false;
  std::string prefix;
  bool keep_items = false;
  bool quiet = false;
};

void parse_metrics(const std::vector<std::string>& metrics, analyses::ScoreRequest& request) {
  for (const std::string& metric : metrics) {
    if (metric == "pomp") {
      request.pomp = true;
    } else if (metric == "sem") {
      request.sem = true;
    } else if (metric == "ci") {
      request.ci = true;
    } else if (const auto standard = from_word<analyses::Standard>(metric)) {
      request.standards.push_back(*standard);
    } else if (metric != "raw") {
      throw Error(ErrorCode::bad_usage,
                  "--metrics: expected raw, pomp, z, t, percentile, stanine, sten, sem or ci, found '" +
                      metric + "'");
    }
  }
  std::sort(request.standards.begin(), request.standards.end());
  request.standards.erase(std::unique(request.standards.begin(), request.standards.end()),
                          request.standards.end());
}

void parse_norms(const ScoreArguments& arguments, analyses::ScoreRequest& request) {
  request.norm_group = arguments.norm_group;
  request.norms_path = arguments.norms;
  const bool asked = !arguments.norms.empty() || !arguments.norm_group.empty();
  if (asked && !request.wants_standards() && !request.wants_errors()) {
    throw Error(
        ErrorCode::bad_usage,
        "--norms and --norm-group say what scores are held against; ask for it with --metrics t,percentile "
        "or sem,ci");
  }
  if (!arguments.norms.empty())
    request.norms = instruments::read_norm_file(arguments.norms, &request.instrument);
}

double parse_level(const std::string& text) {
  if (text.empty()) return 0.95;
  char* end = nullptr;
  const double level = std::strtod(text.c_str(), &end);
  if (*end == '\0' && level > 0 && level < 1) return level;
  throw Error(ErrorCode::bad_usage, "--level: expected a number between 0 and 1, found '" + text + "'");
}

void parse_errors(const ScoreArguments& arguments, analyses::ScoreRequest& request) {
  if (!arguments.error_source.empty()) {
    request.error_source = from_word<ErrorSource>(arguments.error_source);
    if (!request.error_source) {
      throw Error(ErrorCode::bad_usage, "--error: expected " + word_list<ErrorSource>() + ", found '" +
                                            arguments.error_source + "'");
    }
  }
  request.level = parse_level(arguments.level);
  request.true_score = arguments.true_score;
  const bool asked = !arguments.error_source.empty() || !arguments.level.empty() || arguments.true_score;
  if (asked && !request.wants_errors()) {
    throw Error(
        ErrorCode::bad_usage,
        "--error, --level and --true-score say how errors are found; ask for them with --metrics sem,ci");
  }
}

analyses::ScoreRequest parse_request(const ScoreArguments& arguments) {
  analyses::ScoreRequest request;
  static_cast<table::AnswerRequest&>(request) = table::parse_answer_arguments(arguments.answers);
  parse_metrics(arguments.metrics, request);
  parse_norms(arguments, request);
  parse_errors(arguments, request);
  request.keep_items = arguments.keep_items;
  request.prefix = arguments.prefix;
  return request;
}

/// Writes the whole output or nothing: a file appears whole, standard output begins after the last row.
void run(const ScoreArguments& arguments) {
  const analyses::ScoreRequest request = parse_request(arguments);
  files::SpooledOutput output(arguments.output.path);
  render::ScoreRows rows(request,
                         arguments.output.json ? render::RowFormat::json_lines : render::RowFormat::csv,
                         [&](std::string_view text) { output.write(text); });
  const analyses::ScoreResult result = analyses::run_score(request, shown_source(arguments.answers), rows);
  output.commit();
  if (arguments.quiet) return;
  text::say(stderr,
            render::score_summary(request, result, arguments.output.path, text::Style(STDERR_FILENO)));
}

void add_scoring_options(CLI::App& subcommand, ScoreArguments& arguments) {
  subcommand
      .add_option(
          "--metrics", arguments.metrics,
          "raw (always there), pomp (0 to 100: the share of the possible range); z, t, percentile, stanine "
          "and sten "
          "(the place in a norm group); sem (standard error of measurement), ci (interval for the score)")
      ->type_name("M,M")
      ->delimiter(',')
      ->allow_extra_args(false);
  subcommand
      .add_option("--norms", arguments.norms,
                  "Norm file made from your own data (see norms); the instrument's own norms if not given")
      ->type_name("FILE");
  subcommand
      .add_option(
          "--norm-group", arguments.norm_group,
          "The norm group that describes the people; each row's, from the column 'group', if not given")
      ->type_name("NAME");
  subcommand
      .add_option(
          "--error", arguments.error_source,
          "Take errors from this source alone: published_rci, local_norms, published_sample or answers; "
          "the first "
          "that exists if not given, in this order")
      ->type_name("SOURCE");
  subcommand.add_option("--level", arguments.level, "Level of the intervals; 0.95 if not given")
      ->type_name("L");
  subcommand.add_flag("--true-score", arguments.true_score,
                      "Intervals around the regressed true score, where a mean is known");
  subcommand.add_option("--prefix", arguments.prefix, "Put P before the name of every new column")
      ->type_name("P");
  subcommand.add_flag("--keep-items", arguments.keep_items, "Pass the columns of the items through as well");
  subcommand.add_flag("-q,--quiet", arguments.quiet, "No summary on standard error");
}

}  // namespace

void add_score(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, score_help);
  const auto arguments = std::make_shared<ScoreArguments>();
  add_answer_input(subcommand, arguments->answers);
  add_output_options(subcommand, arguments->output, "CSV, or JSON lines with --json");
  add_scoring_options(subcommand, *arguments);
  add_answer_options(subcommand, arguments->answers);
  subcommand.callback([arguments] { run(*arguments); });
}

}  // namespace intimetry::cli
