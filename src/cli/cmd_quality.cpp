#include <unistd.h>

#include <memory>
#include <string>

#include "analyses/quality/quality.hpp"
#include "cli/answer_options.hpp"
#include "cli/subcommand.hpp"
#include "render/quality_rows.hpp"
#include "render/quality_summary.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp quality_help{
    "quality", "Scores", "Look for careless answers, and for faults of the data that spoil every score",
    "  intimetry quality answers.csv -i five-dimensions\n"
    "  intimetry quality answers.csv -i five-dimensions --rows -o quality.csv\n"
    "\n"
    "First come suspected faults: answers coded one off from the declared options\n"
    "(1-5 for 0-4), reversed items that are reversed already, items keyed the wrong\n"
    "way round, each with its evidence. Then how many respondents are flagged for\n"
    "what. Nothing is changed. Answers that are out of range do not stop it: they are\n"
    "counted.\n"
    "\n"
    "Runs, spread and synonyms are taken from the answers as given, in the order of\n"
    "the form; even-odd consistency from keyed answers (higher is more consistent)."};

struct QualityArguments {
  table::AnswerArguments answers;
  OutputOptions output;
  bool rows = false;
  std::string seed;
};

analyses::QualityRequest parse_request(const QualityArguments& arguments) {
  analyses::QualityRequest request;
  static_cast<table::AnswerRequest&>(request) = table::parse_answer_arguments(arguments.answers);
  request.limits.seed =
      table::whole_number_option("--seed", arguments.seed, default_seed, 0, ~std::uint64_t{0});
  return request;
}

void run(const QualityArguments& arguments) {
  const analyses::QualityRequest request = parse_request(arguments);
  const analyses::QualityResult result = analyses::run_quality(request, shown_source(arguments.answers));
  if (arguments.output.json) {
    write_output(arguments.output, render::quality_json(request, result, arguments.rows).dump(2) + "\n");
  } else if (arguments.rows) {
    write_output(arguments.output, render::quality_rows(result), files::Access::usual, Content::data);
  } else {
    const bool terminal = arguments.output.path == "-";
    write_output(arguments.output,
                 render::quality_summary(request, result, text::Style(terminal ? STDOUT_FILENO : -1)));
  }
}

}  // namespace

void add_quality(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, quality_help);
  const auto arguments = std::make_shared<QualityArguments>();
  add_answer_input(subcommand, arguments->answers);
  add_output_options(subcommand, arguments->output, "text, CSV (a row each), or JSON with --json");
  subcommand.add_flag("--rows", arguments->rows,
                      "A row for each respondent with every index, instead of the summary");
  subcommand
      .add_option("--seed", arguments->seed, "Seed of what is random: turning round pairs that do not vary")
      ->type_name("N");
  add_answer_options(subcommand, arguments->answers);
  subcommand.callback([arguments] { run(*arguments); });
}

}  // namespace intimetry::cli
