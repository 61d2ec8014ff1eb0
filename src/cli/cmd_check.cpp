#include <memory>
#include <string>
#include <vector>

#include "analyses/check/check.hpp"
#include "cli/subcommand.hpp"
#include "intimetry/core/error.hpp"
#include "render/check_text.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp check_help{
    "check", "Instruments", "Check a file for the program; say all that is wrong with it",
    "  intimetry check my-scale/instrument.json\n"
    "\n"
    "FILE is an instrument, a text for one, a couple or a response: its field\n"
    "'format' says which. If there is a cases.json beside an instrument, the\n"
    "respondents in it are scored, and compared with the scores it expects. Texts,\n"
    "couples and responses may speak of instruments that `intimetry list` does not\n"
    "have: give the file of each with -i."};

struct CheckArguments {
  std::string file;
  std::vector<std::string> instruments;
  OutputOptions output;
};

analyses::CheckResult check(const CheckArguments& arguments) {
  return analyses::run_check({arguments.instruments}, {.name = arguments.file});
}

void check_as_json(const CheckArguments& arguments) {
  try {
    write_output(arguments.output, render::check_json(arguments.file, check(arguments)));
  } catch (const Error& problem) {
    if (!problem.defects().empty())
      write_output(arguments.output, render::check_json(arguments.file, problem));
    throw;
  }
}

}  // namespace

void add_check(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, check_help);
  const auto arguments = std::make_shared<CheckArguments>();
  subcommand.add_option("FILE", arguments->file, "The file")->required()->type_name("");
  subcommand
      .add_option("-i,--instrument", arguments->instruments,
                  "File of an instrument that FILE speaks of; may be given again")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false)
      ->type_name("FILE");
  add_output_options(subcommand, arguments->output);
  subcommand.callback([arguments] {
    if (arguments->output.json) return check_as_json(*arguments);
    write_output(arguments->output,
                 arguments->file + ": sound: " + render::check_text(check(*arguments)) + "\n");
  });
}

}  // namespace intimetry::cli
