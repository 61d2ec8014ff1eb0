#include <unistd.h>

#include <memory>
#include <string>
#include <vector>

#include "cases/case_change.hpp"
#include "cli/case_consent.hpp"
#include "cli/case_list.hpp"
#include "cli/subcommand.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp case_help{
    "case", "Couples", "Manage a couple's file: create it, add answers and consents, forget a person",
    "  intimetry case new couple-07.json --partner a=Ann --partner b=Bo\n"
    "  intimetry case add couple-07.json --partner a response.json\n"
    "  intimetry case add couple-07.json --rows sheets.csv -i five-dimensions\n"
    "  intimetry case consent couple-07.json --partner a -i ras --share scores\n"
    "  intimetry case seen-alone couple-07.json --partner a --date 2026-03-01\n"
    "  intimetry case remove couple-07.json --partner a -i ras --date 2026-03-01\n"
    "  intimetry case list couple-07.json\n"
    "  intimetry case forget couple-07.json --partner a --yes\n"
    "\n"
    "Only its owner can read the file. Answers for the clinician alone are saved in\n"
    "couple-07.clinician.json beside it. Without a record by `case consent`, nobody\n"
    "has consented to anything. Each command has its own help, such as\n"
    "`intimetry case add --help`."};

void add_file(CLI::App& step, std::string& file) {
  step.add_option("FILE.json", file, "The couple's file")->required()->type_name("");
}

void add_instruments(CLI::App& step, std::vector<std::string>& instruments) {
  step.add_option("--with", instruments,
                  "File of an instrument in the couple's file that is not bundled; may be "
                  "repeated")
      ->type_name("FILE")
      ->take_all()
      ->allow_extra_args(false);
}

void add_partner(CLI::App& step, std::string& partner, bool required, const char* words) {
  step.add_option("--partner", partner, words)->required(required)->type_name("ID");
}

void add_new(CLI::App& subcommand) {
  CLI::App& step =
      add_step(subcommand, "new", "Create a file for a couple",
               "The id identifies a person in the program: short, and better not the name. The\n"
               "label is the person's name in reports. A role, such as --role a=woman, is needed\n"
               "only for norms and data sets that distinguish partners by role.");
  const auto asked = std::make_shared<cases::NewCase>();
  add_file(step, asked->file);
  step.add_option("--partner", asked->partners, "One partner's id, and a label if it differs; twice")
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

void add_add(CLI::App& subcommand) {
  CLI::App& step =
      add_step(subcommand, "add", "Add answers: response files of forms, or rows of a table",
               "--rows takes a CSV file with one row per administration: columns partner (or\n"
               "--partner), perspective (or --perspective; now if neither), date (or --date) and\n"
               "one for each item, q1, q2 ... An empty cell is unanswered, n/a not applicable.\n"
               "Either everything is added, or nothing.");
  const auto asked = std::make_shared<cases::AddedAnswers>();
  add_file(step, asked->file);
  step.add_option("RESPONSE.json", asked->responses, "Response files of forms, with the answers of --partner")
      ->type_name("");
  add_partner(step, asked->partner, false, "The partner who answered");
  step.add_option("--rows", asked->rows, "Table of administrations; - is standard input")
      ->type_name("FILE.csv");
  step.add_option("-i,--instrument", asked->instrument, "The instrument of --rows")->type_name("ID|FILE");
  step.add_option("--perspective", asked->perspective, "The perspective of all --rows")->type_name("P");
  step.add_option("--date", asked->date, "The date of all --rows")->type_name("YYYY-MM-DD");
  step.add_flag("--replace", asked->replace,
                "Replace answers with the same partner, instrument, perspective and date");
  add_instruments(step, asked->instruments);
  step.callback([asked] { cases::add_answers(*asked); });
}

void add_listing(CLI::App& subcommand) {
  CLI::App& step = add_step(subcommand, "list", "List a couple's answers and consents",
                            "For you only: what one partner does not share with the other is listed too.\n"
                            "The clinician's answers are listed only with --include-private.");
  const auto asked = std::make_shared<ListedCase>();
  add_file(step, asked->file);
  step.add_flag("--include-private", asked->include_private, "List the clinician's answers too");
  add_instruments(step, asked->instruments);
  add_output_options(step, asked->output);
  step.callback([asked] { list_case(*asked); });
}

void add_consent(CLI::App& subcommand) {
  CLI::App& step = add_step(subcommand, "consent", "Record what a partner lets the other see",
                            "nothing   the other sees nothing, not even that the instrument was answered\n"
                            "scores    scale scores with their error\n"
                            "items     also single answers, of items that may be shared\n"
                            "\n"
                            "Each perspective needs its own consent: --perspective now, ideal, partner,\n"
                            "observer or all. --preview shows what the other would see and records nothing.\n"
                            "--share nothing withdraws everything, immediately and whatever its date.\n"
                            "All records stay in the file's history.");
  const auto asked = std::make_shared<GivenConsent>();
  add_file(step, asked->file);
  add_partner(step, asked->partner, true, "The partner who consents");
  step.add_option("-i,--instrument", asked->instrument, "The instrument")->required()->type_name("ID");
  step.add_option("--share", asked->share, "nothing, scores or items")->required()->type_name("WHAT");
  step.add_option("--perspective", asked->perspectives,
                  "The perspective of the answers; required if the instrument has several; may be repeated")
      ->type_name("P")
      ->take_all()
      ->delimiter(',')
      ->allow_extra_args(false);
  step.add_option("--scale", asked->scales, "Only this scale; default: all; may be repeated")
      ->type_name("ID")
      ->take_all()
      ->delimiter(',')
      ->allow_extra_args(false);
  step.add_option("--date", asked->date, "The date of the consent; default: today")->type_name("YYYY-MM-DD");
  step.add_flag("--preview", asked->preview, "Show what the other partner would see; record nothing");
  add_instruments(step, asked->instruments);
  step.callback([asked] { record_consent(*asked); });
}

void add_remove(CLI::App& subcommand) {
  CLI::App& step =
      add_step(subcommand, "remove", "Remove one administration, such as one added to the wrong person",
               "The administration is no longer used. The file keeps it with its date until the\n"
               "person is forgotten; private answers are kept in the clinician's file.");
  const auto asked = std::make_shared<cases::RemovedAdministrationRequest>();
  add_file(step, asked->file);
  add_partner(step, asked->partner, true, "The partner who answered");
  step.add_option("-i,--instrument", asked->instrument, "The instrument")->required()->type_name("ID");
  step.add_option("--perspective", asked->perspective, "default: now")->type_name("P");
  step.add_option("--date", asked->date, "The date of the answers")->required()->type_name("YYYY-MM-DD");
  add_instruments(step, asked->instruments);
  step.callback([asked] { cases::remove_administration(*asked); });
}

void add_seen_alone(CLI::App& subcommand) {
  CLI::App& step = add_step(subcommand, "seen-alone", "Record that a partner was seen alone",
                            "Nothing is shown to both partners together until each was seen alone. The\n"
                            "record only says that a conversation took place.");
  const auto asked = std::make_shared<cases::SeenAloneRequest>();
  add_file(step, asked->file);
  add_partner(step, asked->partner, true, "The partner who was seen");
  step.add_option("--date", asked->date, "The date; default: today")->type_name("YYYY-MM-DD");
  add_instruments(step, asked->instruments);
  step.callback([asked] { cases::record_seen_alone(*asked); });
}

void add_forget(CLI::App& subcommand) {
  CLI::App& step = add_step(subcommand, "forget", "Remove a person's answers, consents and label",
                            "This cannot be undone. It changes the couple's file and the clinician's file,\n"
                            "but not copies, backups, reports, or traces of deleted files on the disk.\n"
                            "What the other partner answered about the person stays: these are the other's\n"
                            "answers.");
  const auto asked = std::make_shared<cases::ForgottenPerson>();
  add_file(step, asked->file);
  add_partner(step, asked->partner, true, "The person to forget");
  step.add_flag("--yes", asked->yes, "Confirm");
  add_instruments(step, asked->instruments);
  step.callback([asked] { cases::forget_person(*asked); });
}

}  // namespace

void add_case(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, case_help);
  subcommand.require_subcommand(1);
  add_new(subcommand);
  add_add(subcommand);
  add_listing(subcommand);
  add_consent(subcommand);
  add_remove(subcommand);
  add_seen_alone(subcommand);
  add_forget(subcommand);
}

}  // namespace intimetry::cli
