#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "analyses/dyadic/dyadic.hpp"
#include "cli/answer_options.hpp"
#include "cli/subcommand.hpp"
#include "intimetry/stats/random.hpp"
#include "render/dyadic_text.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp dyadic_help{
    "dyadic", "Couples", "Analyse a sample of couples: likeness, actor and partner effects and more",
    "  intimetry dyadic couples.csv --model apim --outcome satisfaction \\\n"
    "      --predictor tension\n"
    "  intimetry dyadic couples.csv --model apim --outcome satisfaction \\\n"
    "      --predictor tension --role gender --reliability .80\n"
    "  intimetry dyadic couples.csv --model pseudo-couples --outcome 'q*'\n"
    "  intimetry dyadic answers.csv -i five-dimensions --model response-surface \\\n"
    "      --outcome satisfaction --predictor emotional --centre 50\n"
    "\n"
    "couples.csv is long: a row a partner; the two rows of a couple have the same\n"
    "value in the column couple. With -i, outcome and predictors may be scales of the\n"
    "instrument, scored from its items. Couples with a missing partner or value are\n"
    "left out and counted.\n"
    "\n"
    "--role names the column that tells members apart, such as gender; without it\n"
    "they are not told apart, and who comes first does not matter. Samples of same-\n"
    "and mixed-sex couples are not told apart; the kind of couple is a --covariate.\n"
    "\n"
    "Models:\n"
    "  icc                 how alike partners are: ICC, or r between roles\n"
    "  pairwise            correlations of two variables: of one person, of partners,\n"
    "                      within and between couples\n"
    "  pseudo-couples      are couples' answers more alike than strangers'?\n"
    "  distinguishability  do the roles of --role make a difference?\n"
    "  apim                effects of one's own and of the partner's predictors; k\n"
    "  gls                 predictors that do not come in pairs: tension, age@partner\n"
    "  common-fate         what couples share of one thing and of another\n"
    "  response-surface    does agreement matter? a1 to a5; needs --centre\n"
    "  truth-bias          outcome: how the partner is judged; predictor: what each\n"
    "                      says of himself or herself\n"
    "The first four take several outcomes; one with a * is all columns that match."};

struct DyadicArguments {
  analyses::DyadicRequest request;
  OutputOptions output;
  std::string centre;
  std::string level;
  std::string seed;
  std::string draws;
  std::vector<std::string> reliabilities;
};

double number_option(const std::string& option, const std::string& text, double low, double high,
                     const std::string& expected) {
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (!text.empty() && *end == '\0' && number >= low && number <= high) return number;
  throw Error(ErrorCode::bad_usage, option + ": expected " + expected + ", found '" + text + "'");
}

void add_list(CLI::App& subcommand, const std::string& name, std::vector<std::string>& list,
              const std::string& words) {
  subcommand.add_option(name, list, words)->type_name("NAME")->delimiter(',')->allow_extra_args(false);
}

void add_model_options(CLI::App& subcommand, DyadicArguments& arguments) {
  analyses::DyadicRequest& request = arguments.request;
  subcommand.add_option("--model", request.model, "The model, as below")->required()->type_name("M");
  add_list(subcommand, "--outcome", request.outcomes,
           "The outcome: a column, or a scale of the instrument; some models take more");
  add_list(subcommand, "--predictor", request.predictors, "A predictor; may be given again, or as A,B");
  add_list(subcommand, "--covariate", request.covariates,
           "Something of the couple, the same in both rows: numbers, or text for groups");
  subcommand.add_option("--role", request.role, "Column that tells members apart by its two values")
      ->type_name("COL");
  subcommand
      .add_option("--reliability", arguments.reliabilities,
                  "Reliability of each predictor: shows the effects without its error")
      ->type_name("R,R")
      ->delimiter(',')
      ->allow_extra_args(false);
  subcommand.add_option("--centre", arguments.centre, "What own and partner's value are centred at")
      ->type_name("X");
  subcommand.add_option("--level", arguments.level, "Of intervals and findings; .95 if not given")
      ->type_name("L");
  subcommand.add_option("--seed", arguments.seed, "Of what is resampled; fixed if not given")->type_name("N");
  subcommand
      .add_option("--draws", arguments.draws,
                  "How often couples are resampled (2000 if not given), paired anew or swapped (9999)")
      ->type_name("N");
}

analyses::DyadicRequest parse_request(const DyadicArguments& arguments) {
  analyses::DyadicRequest request = arguments.request;
  if (!arguments.centre.empty()) {
    request.centre = number_option("--centre", arguments.centre, -1e50, 1e50, "a number");
  }
  if (!arguments.level.empty())
    request.level = number_option("--level", arguments.level, 0.5, 0.9999, "a number from .5 to .9999");
  for (const std::string& text : arguments.reliabilities)
    request.reliabilities.push_back(
        number_option("--reliability", text, 1e-6, 1, "a number above 0, at most 1"));
  constexpr auto largest = std::numeric_limits<std::uint64_t>::max();
  request.seed = table::whole_number_option("--seed", arguments.seed, default_seed, 0, largest);
  request.draws = static_cast<std::size_t>(table::whole_number_option(
      "--draws", arguments.draws, analyses::default_draws(request.model), 100, 1000000));
  analyses::check_dyadic(request);
  return request;
}

}  // namespace

void add_dyadic(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, dyadic_help);
  const auto arguments = std::make_shared<DyadicArguments>();
  table::AnswerArguments& answers = arguments->request.answers;
  subcommand.add_option("DATA.csv", answers.input, "The table, a row a partner; - is standard input")
      ->required()
      ->type_name("");
  subcommand
      .add_option("-i,--instrument", answers.instrument,
                  "An instrument's id (see list), or the path of its file: scores its scales")
      ->type_name("ID|FILE");
  add_output_options(subcommand, arguments->output);
  add_model_options(subcommand, *arguments);
  add_answer_options(subcommand, answers);
  subcommand.callback([arguments] {
    const analyses::DyadicRequest request = parse_request(*arguments);
    const analyses::DyadicResult result = analyses::run_dyadic(request, shown_source(request.answers));
    write_output(arguments->output, arguments->output.json ? render::dyadic_json(request, result)
                                                           : render::dyadic_text(request, result));
  });
}

}  // namespace intimetry::cli
