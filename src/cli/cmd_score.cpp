#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "cli/answer_options.hpp"
#include "cli/score_job.hpp"
#include "cli/score_summary.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"

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
  AnswerArguments answers;
  OutputOptions output;
  std::vector<std::string> metrics;
  std::string prefix;
  bool keep_items = false;
  bool quiet = false;
};

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
  static_cast<AnswerRequest&>(request) = understand_answers(arguments.answers);
  request.output = arguments.output.path;
  refuse_replacing_input(request);
  request.format = arguments.output.json ? RowFormat::json_lines : RowFormat::csv;
  request.pomp = parse_metrics(arguments.metrics);
  request.keep_items = arguments.keep_items;
  request.prefix = arguments.prefix;
  return request;
}

void add_scoring_options(CLI::App& verb, ScoreArguments& arguments) {
  verb.add_option("--metrics", arguments.metrics,
                  "raw (always there), pomp (0 to 100: the share of the possible range)")
      ->type_name("M,M")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb.add_option("--prefix", arguments.prefix, "Put P before the name of every new column")->type_name("P");
  verb.add_flag("--keep-items", arguments.keep_items, "Pass the columns of the items through as well");
  verb.add_flag("-q,--quiet", arguments.quiet, "No summary on standard error");
}

}  // namespace

void add_score(CLI::App& app) {
  CLI::App& verb = add_verb(app, help);
  const auto arguments = std::make_shared<ScoreArguments>();
  add_answer_input(verb, arguments->answers);
  add_output_options(verb, arguments->output);
  add_scoring_options(verb, *arguments);
  add_answer_options(verb, arguments->answers);
  verb.callback([arguments] {
    const ScoreRequest request = understand(*arguments);
    const ScoreResult result = run_score(request);
    if (arguments->quiet) return;
    std::fputs(score_summary(request, result, Style(STDERR_FILENO)).c_str(), stderr);
  });
}

}  // namespace intimetry::cli
