#include <memory>
#include <string>

#include "cli/administer.hpp"
#include "cli/subcommand.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp administer_help{
    "administer", "Couples", "Ask a questionnaire in the terminal, or enter answers from paper",
    "  intimetry administer couple.json --partner a -i barriers --perspective now\n"
    "  intimetry administer couple.json --partner a -i ras --paper --date 2026-03-01\n"
    "  intimetry administer -o response.json -i session-pulse\n"
    "\n"
    "One question at a time, by keyboard; every answer can be changed or skipped.\n"
    "Nothing remains on the terminal. Until the answers are saved, a draft beside the\n"
    "couple's file, COUPLE.json.draft..., keeps them; only its owner can read it.\n"
    "After an interruption the same command describes the draft and asks whether to\n"
    "continue. Answers keep the date on which they were started. After saving, the\n"
    "draft is removed.\n"
    "--paper shows only numbers, needs no wording, and takes one key per item."};

}  // namespace

void add_administer(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, administer_help);
  const auto asked = std::make_shared<AdministerRequest>();
  subcommand.add_option("FILE.json", asked->couple, "The couple's file")->type_name("");
  subcommand.add_option("--partner", asked->partner, "The partner who answers; needs a couple's file")
      ->type_name("ID");
  subcommand
      .add_option("-i,--instrument", asked->questions.instrument,
                  "An instrument's id, or the path of its file")
      ->required()
      ->type_name("ID|FILE");
  add_question_options(subcommand, asked->questions);
  asked->questions.private_way =
      "ask them with --private-alone and a couple's file: the answers are saved in its clinician's file";
  subcommand.add_option("--date", asked->date, "The day of the answers; today if not given")
      ->type_name("YYYY-MM-DD");
  subcommand.add_flag("--paper", asked->paper, "Enter the answers of a paper form");
  subcommand.add_flag(
      "--private", asked->with_private,
      "Also ask the items for the clinician alone; never where the partner can see the screen");
  subcommand.add_flag("--private-alone", asked->private_alone, "Ask only these items");
  subcommand.add_flag("--replace", asked->replace,
                      "Replace answers with the same partner, instrument, perspective and date");
  subcommand.add_flag("--resume", asked->resume,
                      "Continue an unfinished draft without asking; it keeps its date");
  subcommand.add_flag("--anew", asked->anew, "Discard an unfinished draft, and start at the first question");
  add_output_file(subcommand, asked->output, "a response, which is JSON",
                  "Without a couple's file: response.json, the format of forms");
  subcommand.callback([asked] { administer(*asked); });
}

}  // namespace intimetry::cli
