#include <memory>
#include <string>

#include "cli/administer.hpp"
#include "cli/verb.hpp"

namespace intimetry::cli {

namespace {

constexpr VerbHelp administer_help{
    "administer", "Couples", "Ask a questionnaire in the terminal, or key in an answer sheet",
    "  intimetry administer couple.json --partner a -i barriers --perspective now\n"
    "  intimetry administer couple.json --partner a -i ras --paper --date 2026-03-01\n"
    "  intimetry administer -o response.json -i session-pulse\n"
    "\n"
    "One question at a time, by keyboard alone; each can be changed or skipped.\n"
    "Nothing of it stays on the terminal. Until the answers are saved, a file beside\n"
    "the couple's, COUPLE.json.draft..., keeps them; its owner alone can read it.\n"
    "After an interruption the same command says what that file holds, and asks\n"
    "whether to go on. Answers keep the date on which they were begun. Once they are\n"
    "saved, the file is removed.\n"
    "--paper shows numbers only, needs no wording, and one key an item is enough."};

}  // namespace

void add_administer(CLI::App& app) {
  CLI::App& verb = add_verb(app, administer_help);
  const auto asked = std::make_shared<AdministerRequest>();
  verb.add_option("FILE.json", asked->couple, "The couple's file")->type_name("");
  verb.add_option("--partner", asked->partner, "Who answers; goes with the couple's file")->type_name("ID");
  verb.add_option("-i,--instrument", asked->questions.instrument,
                  "An instrument's id, or the path of its file")
      ->required()
      ->type_name("ID|FILE");
  add_question_options(verb, asked->questions);
  asked->questions.private_way =
      "--private-alone asks them, with a couple's file: the answers go into the clinician's file beside it";
  verb.add_option("--date", asked->date, "The day of the answers; today if not given")
      ->type_name("YYYY-MM-DD");
  verb.add_flag("--paper", asked->paper, "Key in the answers of a sheet of paper");
  verb.add_flag("--private", asked->with_private,
                "Ask the items for the clinician alone too: never where the partner may look on");
  verb.add_flag("--private-alone", asked->private_alone, "Ask those items and no others");
  verb.add_flag(
      "--replace", asked->replace,
      "Let answers take the place of those with the same partner, instrument, perspective and date");
  verb.add_flag("--resume", asked->resume,
                "Go on with what an interruption left, without being asked; it keeps its date");
  verb.add_flag("--anew", asked->anew,
                "Throw away what an interruption left, and begin at the first question");
  add_output_file(verb, asked->output, "a response, which is JSON",
                  "Without a couple's file: response.json, as forms give it back");
  verb.callback([asked] { administer(*asked); });
}

}  // namespace intimetry::cli
