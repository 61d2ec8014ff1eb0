#include <memory>
#include <string>

#include "analyses/reliability/reliability.hpp"
#include "cli/answer_options.hpp"
#include "cli/subcommand.hpp"
#include "render/reliability_text.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp reliability_help{
    "reliability", "Scores", "Say how reliable each scale's scores are in a table of answers",
    "  intimetry reliability answers.csv -i five-dimensions\n"
    "\n"
    "For each scale: alpha and omega with their intervals, standard error of\n"
    "measurement (SEM), standardised alpha, lambda-2 and split-half; with --items,\n"
    "what each item does to its scale. Each perspective is a sample of its own.\n"
    "\n"
    "With --icc, the columns of a scale are judges and the rows whom they judge: the\n"
    "six intraclass correlations, such as ICC(2,1) = ICC(A,1), with F intervals.\n"
    "With two or three judges those of ICC(2,1) and ICC(2,k) are too narrow: they\n"
    "hold the true value less often than they say (docs/simulations.md).\n"
    "\n"
    "Partners are no independent cases: where there is a column 'couple', couples are\n"
    "resampled, or --by partner looks at the partners apart. With 'couple' and\n"
    "'partner', the error of a difference between partners is worked out as well."};

struct ReliabilityArguments {
  table::AnswerArguments answers;
  OutputOptions output;
  std::string cases = "listwise";
  std::string by;
  std::string bootstrap;
  std::string seed;
  bool items = false;
  bool icc = false;
};

analyses::ReliabilityRequest parse_request(const ReliabilityArguments& arguments) {
  analyses::ReliabilityRequest request;
  static_cast<table::AnswerRequest&>(request) = table::parse_answer_arguments(arguments.answers);
  if (arguments.answers.missing != "published") {
    throw Error(ErrorCode::bad_usage,
                "--missing: it is a rule for scores; --cases says which administrations count");
  }
  const auto cases = from_word<Cases>(arguments.cases);
  if (!cases) {
    throw Error(ErrorCode::bad_usage,
                "--cases: expected listwise or pairwise, found '" + arguments.cases + "'");
  }
  request.options.cases = *cases;
  if (!arguments.by.empty() && arguments.by != "partner" && arguments.by != "group") {
    throw Error(ErrorCode::bad_usage, "--by: expected partner or group, found '" + arguments.by + "'");
  }
  request.by = arguments.by;
  request.options.icc = arguments.icc;
  request.bootstrap_given = !arguments.bootstrap.empty();
  request.options.replications = static_cast<std::size_t>(
      table::whole_number_option("--bootstrap", arguments.bootstrap, 0, 0, 1'000'000));
  if (request.options.replications > 0 && request.options.replications < 100) {
    throw Error(ErrorCode::bad_usage,
                "--bootstrap: expected 0 for none, or at least 100, found '" + arguments.bootstrap + "'");
  }
  request.options.seed =
      table::whole_number_option("--seed", arguments.seed, default_seed, 0, 18'446'744'073'709'551'615ULL);
  request.options.threads = request.threads;
  return request;
}

void add_reliability_options(CLI::App& subcommand, ReliabilityArguments& arguments) {
  subcommand
      .add_option("--cases", arguments.cases,
                  "Which administrations count: listwise (those with all items of the scale; the default) or "
                  "pairwise (for each pair of items, those with both)")
      ->type_name("WHICH");
  subcommand.add_option("--by", arguments.by, "One result for each value of the column: partner or group")
      ->type_name("COL");
  subcommand
      .add_option("--bootstrap", arguments.bootstrap,
                  "Intervals from N samples drawn from the answers, which are kept in memory for that; 0: "
                  "none; 2000 if not given and there is a column 'couple'")
      ->type_name("N");
  subcommand.add_option("--seed", arguments.seed, "Seed of the bootstrap")->type_name("N");
  subcommand.add_flag("--items", arguments.items, "What each item does to its scale, too");
  subcommand.add_flag("--icc", arguments.icc,
                      "The six intraclass correlations too, with items as judges and respondents as targets");
}

}  // namespace

void add_reliability(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, reliability_help);
  const auto arguments = std::make_shared<ReliabilityArguments>();
  add_answer_input(subcommand, arguments->answers);
  add_output_options(subcommand, arguments->output);
  add_reliability_options(subcommand, *arguments);
  add_answer_options(subcommand, arguments->answers);
  subcommand.callback([arguments] {
    const analyses::ReliabilityRequest request = parse_request(*arguments);
    const analyses::ReliabilityResult result =
        analyses::run_reliability(request, shown_source(arguments->answers));
    write_output(arguments->output, arguments->output.json
                                        ? render::reliability_json(request, result)
                                        : render::reliability_text(request, result, arguments->items));
  });
}

}  // namespace intimetry::cli
