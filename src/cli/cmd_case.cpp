#include <unistd.h>

#include <memory>
#include <string>
#include <vector>

#include "cases/case_change.hpp"
#include "cli/case_consent.hpp"
#include "cli/case_list.hpp"
#include "cli/verb.hpp"

namespace intimetry::cli {

namespace {

constexpr VerbHelp case_help{
    "case", "Couples", "Keep a couple's file: begin one, add answers, consents; forget a person",
    "  intimetry case new couple-07.json --partner a=Ann --partner b=Bo\n"
    "  intimetry case add couple-07.json --partner a response.json\n"
    "  intimetry case add couple-07.json --rows sheets.csv -i five-dimensions\n"
    "  intimetry case consent couple-07.json --partner a -i ras --share scores\n"
    "  intimetry case seen-alone couple-07.json --partner a --date 2026-03-01\n"
    "  intimetry case remove couple-07.json --partner a -i ras --date 2026-03-01\n"
    "  intimetry case list couple-07.json\n"
    "  intimetry case forget couple-07.json --partner a --yes\n"
    "\n"
    "The file can be read by its owner alone. Answers that are for the clinician\n"
    "alone go into couple-07.clinician.json beside it. Nobody has consented to\n"
    "anything until `case consent` says so. `intimetry case add --help` and its like\n"
    "say more."};

void add_file(CLI::App& step, std::string& file) {
  step.add_option("FILE.json", file, "The couple's file")->required()->type_name("");
}

void add_instruments(CLI::App& step, std::vector<std::string>& instruments) {
  step.add_option("--with", instruments,
                  "File of an instrument that the couple's file speaks of and that is not bundled; may be "
                  "given again")
      ->type_name("FILE")
      ->take_all()
      ->allow_extra_args(false);
}

void add_partner(CLI::App& step, std::string& partner, bool required, const char* words) {
  step.add_option("--partner", partner, words)->required(required)->type_name("ID");
}

void add_new(CLI::App& verb) {
  CLI::App& step = add_step(verb, "new", "Begin a file for a couple",
                            "An id is what the program calls a person: short, and better not the name. The\n"
                            "label is what reports call the person. --role woman and the like are needed\n"
                            "only for norms and for data sets that tell partners apart by it.");
  const auto asked = std::make_shared<cases::NewCase>();
  add_file(step, asked->file);
  step.add_option("--partner", asked->partners, "One partner's id, and label if it is another; twice")
      ->required()
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false)
      ->type_name("ID[=LABEL]");
  step.add_option("--role", asked->roles, "A partner's role; for both partners, or for neither")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false)
      ->type_name("ID=ROLE");
  step.add_option("--id", asked->id, "The couple's id; the file's name if not given")->type_name("ID");
  step.callback([asked] { cases::begin_case(*asked); });
}

void add_add(CLI::App& verb) {
  CLI::App& step =
      add_step(verb, "add", "Add answers: what a form gave back, or rows of a table",
               "--rows takes a CSV file with a row for each answer sheet: columns partner (or\n"
               "--partner), perspective (or --perspective; now if neither), date (or --date) and\n"
               "one for each item, q1, q2 ... Empty is unanswered, n/a not applicable.\n"
               "Either all is added, or nothing.");
  const auto asked = std::make_shared<cases::AddedAnswers>();
  add_file(step, asked->file);
  step.add_option("RESPONSE.json", asked->responses, "What forms gave back; the answers of --partner")
      ->type_name("");
  add_partner(step, asked->partner, false, "Whose answers they are");
  step.add_option("--rows", asked->rows, "Table of answer sheets; - is standard input")
      ->type_name("FILE.csv");
  step.add_option("-i,--instrument", asked->instrument, "The instrument of --rows")->type_name("ID|FILE");
  step.add_option("--perspective", asked->perspective, "The perspective of all --rows")->type_name("P");
  step.add_option("--date", asked->date, "The date of all --rows")->type_name("YYYY-MM-DD");
  step.add_flag(
      "--replace", asked->replace,
      "Let answers take the place of those with the same partner, instrument, perspective and date");
  add_instruments(step, asked->instruments);
  step.callback([asked] { cases::add_answers(*asked); });
}

void add_listing(CLI::App& verb) {
  CLI::App& step = add_step(verb, "list", "List what a couple has answered and agreed to",
                            "For your own eyes: what one partner withholds from the other is listed too.\n"
                            "The clinician's answers are not opened without --include-private.");
  const auto asked = std::make_shared<ListedCase>();
  add_file(step, asked->file);
  step.add_flag("--include-private", asked->include_private, "List the clinician's answers too");
  add_instruments(step, asked->instruments);
  add_output_options(step, asked->output);
  step.callback([asked] { list_case(*asked); });
}

void add_consent(CLI::App& verb) {
  CLI::App& step = add_step(verb, "consent", "Record what a partner lets the other see",
                            "nothing   the other sees nothing of the instrument, nor that it was answered\n"
                            "scores    scale scores with their error\n"
                            "items     single answers too, of items that may be shared\n"
                            "\n"
                            "Each perspective is agreed to by itself: --perspective now, ideal, partner,\n"
                            "observer or all. --preview shows what the other would see, and enters nothing.\n"
                            "--share nothing takes everything back; it counts at once, whatever its date.\n"
                            "What was entered stays in the file's history.");
  const auto asked = std::make_shared<GivenConsent>();
  add_file(step, asked->file);
  add_partner(step, asked->partner, true, "Who agrees");
  step.add_option("-i,--instrument", asked->instrument, "To what")->required()->type_name("ID");
  step.add_option("--share", asked->share, "nothing, scores or items")->required()->type_name("WHAT");
  step.add_option(
          "--perspective", asked->perspectives,
          "Of which answers; needed where the instrument has several perspectives; may be given again")
      ->type_name("P")
      ->take_all()
      ->delimiter(',')
      ->allow_extra_args(false);
  step.add_option("--scale", asked->scales, "Of this scale alone; all if not given; may be given again")
      ->type_name("ID")
      ->take_all()
      ->delimiter(',')
      ->allow_extra_args(false);
  step.add_option("--date", asked->date, "When it was given; today if not given")->type_name("YYYY-MM-DD");
  step.add_flag("--preview", asked->preview, "Show what the other partner would see; enter nothing");
  add_instruments(step, asked->instruments);
  step.callback([asked] { record_consent(*asked); });
}

void add_remove(CLI::App& verb) {
  CLI::App& step =
      add_step(verb, "remove", "Take out one answer sheet, such as one added to the wrong person",
               "The sheet counts nowhere any more. The file keeps it, with the day, until the\n"
               "person is forgotten; private answers are kept in the clinician's file.");
  const auto asked = std::make_shared<cases::RemovedSheetRequest>();
  add_file(step, asked->file);
  add_partner(step, asked->partner, true, "Whose sheet");
  step.add_option("-i,--instrument", asked->instrument, "Of which instrument")->required()->type_name("ID");
  step.add_option("--perspective", asked->perspective, "now if not given")->type_name("P");
  step.add_option("--date", asked->date, "Of which day")->required()->type_name("YYYY-MM-DD");
  add_instruments(step, asked->instruments);
  step.callback([asked] { cases::remove_sheet(*asked); });
}

void add_seen_alone(CLI::App& verb) {
  CLI::App& step = add_step(verb, "seen-alone", "Record that a partner was seen alone",
                            "Nothing is shown to both partners together before each was seen alone. The\n"
                            "record says that a conversation took place, not what was said.");
  const auto asked = std::make_shared<cases::SeenAloneRequest>();
  add_file(step, asked->file);
  add_partner(step, asked->partner, true, "Who was seen");
  step.add_option("--date", asked->date, "On which day; today if not given")->type_name("YYYY-MM-DD");
  add_instruments(step, asked->instruments);
  step.callback([asked] { cases::record_seen_alone(*asked); });
}

void add_forget(CLI::App& verb) {
  CLI::App& step =
      add_step(verb, "forget", "Remove a person's answers, consents and label",
               "It cannot be undone. It reaches the couple's file and the clinician's file beside\n"
               "it; it does not reach copies, backups, reports, or what a disk keeps of deleted\n"
               "files. What the other partner answered about the person stays: it is the other's.");
  const auto asked = std::make_shared<cases::ForgottenPerson>();
  add_file(step, asked->file);
  add_partner(step, asked->partner, true, "Who is forgotten");
  step.add_flag("--yes", asked->yes, "Do it");
  add_instruments(step, asked->instruments);
  step.callback([asked] { cases::forget_person(*asked); });
}

}  // namespace

void add_case(CLI::App& app) {
  CLI::App& verb = add_verb(app, case_help);
  verb.require_subcommand(1);
  add_new(verb);
  add_add(verb);
  add_listing(verb);
  add_consent(verb);
  add_remove(verb);
  add_seen_alone(verb);
  add_forget(verb);
}

}  // namespace intimetry::cli
