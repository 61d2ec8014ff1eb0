#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "analyses/change/change.hpp"
#include "cli/answer_options.hpp"
#include "cli/subcommand.hpp"
#include "files/text_file.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/io/norms_json.hpp"
#include "render/change_text.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp change_help{
    "change", "Scores", "Say who changed over time by more than error: reliable change, recovery, slope",
    "  intimetry change sessions.csv -i rdas\n"
    "  intimetry change sessions.csv -i rdas -o changes.csv\n"
    "  intimetry change scores.csv -i ras --scores --reliability .86 --sd 0.7\n"
    "  intimetry change couple-07.json -i five-dimensions\n"
    "\n"
    "sessions.csv is long: a row for each administration, with columns respondent (or\n"
    "couple and partner), date (2026-03-01) and one for each item, q1, q2 ...; with\n"
    "--scores one for each scale instead, as `intimetry score` writes them. Each\n"
    "occasion is held against the first and against the one before.\n"
    "\n"
    "A change is judged by, in this order: --rci; --reliability with --sd; the\n"
    "published reliable change index; --norms; SD and reliability of one published\n"
    "sample; the answers themselves, item by item. Where none of them says how large\n"
    "the error is, the change is shown without a verdict. \"Recovered\" needs a\n"
    "cutoff.\n"
    "\n"
    "A couple's file gives each partner's changes, and those of their difference and\n"
    "of their mean; that is for the clinician. A difference is smaller or larger by\n"
    "its size, whichever partner is higher; if the other one is higher now, it is\n"
    "the other way round."};

/// The options as text, before they are checked.
struct ChangeArguments {
  table::AnswerArguments answers;
  OutputOptions output;
  bool scores = false;
  bool csv = false;
  std::string rci;
  std::string reliability;
  std::string sd;
  std::string cutoff;
  std::string role;
  std::string norms;
  std::string group;
  std::string from;
};

std::optional<double> number_option(const std::string& option, const std::string& text,
                                    const std::string& expected, bool (*allowed)(double)) {
  if (text.empty()) return std::nullopt;
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end != text.c_str() && *end == '\0' && allowed(number)) return number;
  throw Error(ErrorCode::bad_usage, option + ": expected " + expected + ", found '" + text + "'");
}

analyses::GivenError given_error(const ChangeArguments& arguments) {
  const auto positive = [](double number) { return std::isfinite(number) && number > 0; };
  const auto share = [](double number) { return number >= 0 && number < 1; };
  analyses::GivenError given;
  given.rci = number_option("--rci", arguments.rci, "a number above 0", positive);
  given.reliability =
      number_option("--reliability", arguments.reliability, "a number from 0 to less than 1", share);
  given.sd = number_option("--sd", arguments.sd, "a number above 0", positive);
  if (given.reliability.has_value() != given.sd.has_value()) {
    throw Error(ErrorCode::bad_usage,
                "--reliability and --sd belong together: both of one sample, or neither");
  }
  if (given.rci && given.sd)
    throw Error(ErrorCode::bad_usage, "--rci and --reliability with --sd are two answers to one question");
  return given;
}

/// Loads the norm file; the people's group in it must be given.
void take_norms(analyses::ChangeRequest& request, const ChangeArguments& arguments) {
  if (arguments.norms.empty() != arguments.group.empty()) {
    throw Error(ErrorCode::bad_usage,
                "--norms and --norm-group belong together: which group of the file describes the people");
  }
  if (arguments.norms.empty()) return;
  request.norms = load_norms(files::read_text(arguments.norms), arguments.norms);
  request.norms_name = arguments.norms;
  request.group = arguments.group;
  std::vector<std::string> groups;
  for (const GroupNorm& norm : request.norms->norms) groups.push_back(norm.group);
  if (std::find(groups.begin(), groups.end(), request.group) != groups.end()) return;
  throw Error(ErrorCode::bad_usage, "--norm-group: " + arguments.norms + " has no group '" + request.group +
                                        "'" + did_you_mean(request.group, groups));
}

analyses::ChangeRequest parse_request(const ChangeArguments& arguments) {
  analyses::ChangeRequest request;
  static_cast<table::AnswerRequest&>(request) = table::parse_answer_arguments(arguments.answers);
  request.scores = arguments.scores;
  request.wanted = arguments.answers.scales;
  request.error = given_error(arguments);
  request.cutoff = arguments.cutoff;
  if (!arguments.role.empty()) request.role = arguments.role;
  take_norms(request, arguments);
  if (!arguments.from.empty() && arguments.from != "first" && arguments.from != "previous") {
    throw Error(ErrorCode::bad_usage, "--from: expected first or previous, found '" + arguments.from + "'");
  }
  request.since_first = arguments.from != "previous";
  request.since_previous = arguments.from != "first";
  return request;
}

void add_change_options(CLI::App& subcommand, ChangeArguments& arguments) {
  subcommand.add_flag("--scores", arguments.scores, "The columns are scales, scored already");
  subcommand
      .add_option("--from", arguments.from, "Only changes from the first occasion, or from the previous one")
      ->type_name("first|previous");
  subcommand.add_option("--rci", arguments.rci, "Reliable change index of the one scale")->type_name("X");
  subcommand.add_option("--reliability", arguments.reliability, "Reliability of the one scale, with --sd")
      ->type_name("R");
  subcommand.add_option("--sd", arguments.sd, "SD of the sample that the reliability is from")
      ->type_name("S");
  subcommand.add_option("--norms", arguments.norms, "Norm file made from your own data, with --norm-group")
      ->type_name("FILE");
  subcommand
      .add_option("--norm-group", arguments.group, "The group of the norm file that describes the people")
      ->type_name("G");
  subcommand
      .add_option("--cutoff", arguments.cutoff,
                  "Which published cutoff, by its rule (see show); a number, for the one scale; or none")
      ->type_name("RULE|X");
  subcommand.add_option("--role", arguments.role, "Everybody's role, for published figures that are for one")
      ->type_name("ROLE");
  subcommand.add_flag("--csv", arguments.csv,
                      "A CSV row an occasion, for many respondents; so too if -o ends in .csv");
}

bool wants_rows(const ChangeArguments& arguments) {
  const std::string& path = arguments.output.path;
  return arguments.csv || (path.size() > 4 && path.compare(path.size() - 4, 4, ".csv") == 0);
}

}  // namespace

void add_change(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, change_help);
  const auto arguments = std::make_shared<ChangeArguments>();
  subcommand
      .add_option("DATA", arguments->answers.input,
                  "A long table (- is standard input), or a couple's file, NAME.json")
      ->required()
      ->type_name("");
  subcommand
      .add_option("-i,--instrument", arguments->answers.instrument,
                  "An instrument's id (see list), or the path of its file")
      ->required()
      ->type_name("ID|FILE");
  add_output_options(subcommand, arguments->output, "text, CSV (a row each), or JSON with --json");
  add_change_options(subcommand, *arguments);
  add_answer_options(subcommand, arguments->answers);
  subcommand.callback([arguments] {
    const analyses::ChangeRequest request = parse_request(*arguments);
    const analyses::ChangeResult result = analyses::run_change(request, shown_source(arguments->answers));
    const auto write = arguments->output.json
                           ? render::change_json
                           : (wants_rows(*arguments) ? render::change_rows : render::change_text);
    write_output(arguments->output, write(request, result), files::Access::usual,
                 wants_rows(*arguments) ? Content::data : Content::words);
  });
}

}  // namespace intimetry::cli
