#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analyses/file_check.hpp"
#include "cli/verb.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::cli {

namespace {

constexpr VerbHelp check_help{
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

/// A message may quote bytes of the file that are no UTF-8: shown as such, not a reason to fail.
std::string as_text(const nlohmann::ordered_json& report) {
  return report.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void check_as_json(const CheckArguments& arguments) {
  nlohmann::ordered_json report{{"file", arguments.file}, {"sound", true}, {"about", nullptr}};
  report["defects"] = nlohmann::ordered_json::array();
  try {
    report["about"] = analyses::check_file(arguments.file, arguments.instruments);
  } catch (const Error& problem) {
    if (problem.defects().empty()) throw;
    report["sound"] = false;
    for (const Defect& defect : problem.defects()) {
      report["defects"].push_back(
          {{"code", info(defect.code).name}, {"where", defect.where}, {"message", defect.message}});
    }
    write_output(arguments.output, as_text(report));
    throw;
  }
  write_output(arguments.output, as_text(report));
}

}  // namespace

void add_check(CLI::App& app) {
  CLI::App& verb = add_verb(app, check_help);
  const auto arguments = std::make_shared<CheckArguments>();
  verb.add_option("FILE", arguments->file, "The file")->required()->type_name("");
  verb.add_option("-i,--instrument", arguments->instruments,
                  "File of an instrument that FILE speaks of; may be given again")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false)
      ->type_name("FILE");
  add_output_options(verb, arguments->output);
  verb.callback([arguments] {
    if (arguments->output.json) return check_as_json(*arguments);
    write_output(arguments->output, arguments->file + ": sound: " +
                                        analyses::check_file(arguments->file, arguments->instruments) + "\n");
  });
}

}  // namespace intimetry::cli
