#include <unistd.h>

#include <memory>
#include <string>

#include "analyses/quality_study.hpp"
#include "cli/answer_options.hpp"
#include "cli/verb.hpp"
#include "render/quality_rows.hpp"
#include "render/quality_summary.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

constexpr VerbHelp quality_help{
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

void run_quality(const QualityArguments& arguments) {
  table::AnswerRequest request = table::understand_answers(arguments.answers);
  request.out_of_range = table::OutOfRange::keep;
  QualityLimits limits;
  limits.seed = table::whole_number_option("--seed", arguments.seed, default_seed, 0, ~std::uint64_t{0});
  const analyses::QualityStudy study =
      analyses::study_quality(request, shown_source(arguments.answers), limits);
  if (!arguments.output.json) {
    const bool terminal = arguments.output.path == "-";
    write_output(arguments.output,
                 arguments.rows
                     ? render::quality_rows(study)
                     : render::quality_summary(request, study, text::Style(terminal ? STDOUT_FILENO : -1)),
                 files::Access::usual, arguments.rows ? Content::data : Content::words);
    return;
  }
  text::Json json = render::quality_summary_json(request, study);
  json["seed"] = limits.seed;
  if (arguments.rows) json["rows"] = render::quality_rows_json(study);
  write_output(arguments.output, json.dump(2) + "\n");
}

}  // namespace

void add_quality(CLI::App& app) {
  CLI::App& verb = add_verb(app, quality_help);
  const auto arguments = std::make_shared<QualityArguments>();
  add_answer_input(verb, arguments->answers);
  add_output_options(verb, arguments->output, "text, CSV (a row each), or JSON with --json");
  verb.add_flag("--rows", arguments->rows,
                "A row for each respondent with every index, instead of the summary");
  verb.add_option("--seed", arguments->seed, "Seed of what is random: turning round pairs that do not vary")
      ->type_name("N");
  add_answer_options(verb, arguments->answers);
  verb.callback([arguments] { run_quality(*arguments); });
}

}  // namespace intimetry::cli
