#include "cli/administer.hpp"

#include <signal.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <vector>

#include "cases/case_answers.hpp"
#include "cli/draft.hpp"
#include "cli/full_screen.hpp"
#include "cli/interview.hpp"
#include "files/couple_store.hpp"
#include "files/run_files.hpp"
#include "files/whole_file.hpp"
#include "instruments/instrument_registry.hpp"
#include "intimetry/io/response_json.hpp"
#include "table/administration_rows.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_ask(const std::string& words) {
  throw Error(ErrorCode::bad_usage, "administer: " + words);
}

void require_sense_of(const AdministerRequest& asked) {
  if (asked.couple.empty() == asked.output.empty())
    cannot_ask("give either a couple's file, or -o FILE for a response without a couple");
  if (!asked.couple.empty() && asked.partner.empty())
    cannot_ask("give the partner who answers with --partner ID");
  if (asked.couple.empty() && !asked.partner.empty()) cannot_ask("--partner needs a couple's file");
  if (asked.couple.empty() && (asked.with_private || asked.private_alone)) {
    cannot_ask("--private needs a couple's file: the answers are saved in its clinician's file");
  }
  if (asked.resume && asked.anew) cannot_ask("use either --resume to continue, or --anew to start again");
}

AskedItems asked_items(const AdministerRequest& asked) {
  if (asked.private_alone) return AskedItems::clinician_alone;
  return asked.with_private ? AskedItems::all : AskedItems::not_clinician;
}

Date asked_date(const AdministerRequest& asked) {
  return asked.date.empty() ? today() : table::date_option("--date", asked.date);
}

fs::path draft_path(const AdministerRequest& asked, const Questions& questions) {
  if (asked.couple.empty()) return files::follow_links(asked.output) += ".draft";
  return cases::draft_beside(asked.couple, asked.partner, questions.instrument, questions.perspective,
                             asked_items(asked));
}

/// Returns whether the person reached the end.
bool ask(const Questions& questions, const AdministerRequest& asked, FullScreen& screen, Draft& draft) {
  Interview interview(questions, prompts_asked(asked.questions, questions),
                      asked.paper ? Interview::Manner::paper : Interview::Manner::one_at_a_time,
                      draft.response().answers);
  for (;;) {
    screen.show(interview.lines(screen.size()));
    const Interview::Step step = interview.press(screen.read());
    draft.keep(interview.answers());
    if (step != Interview::Step::on) return step == Interview::Step::done;
  }
}

/// Returns the response with every asked item: null if it was not answered.
Response whole_response(const Questions& questions, const Draft& draft) {
  Response response = draft.response();
  response.answers.clear();
  for (const Question& question : questions.list) {
    const Answer* answer = answer_to(draft.response(), question.id);
    response.answers.push_back({question.id, answer == nullptr ? Answer() : *answer});
  }
  return response;
}

/// Ends the program by the signal that asked for it, if there was one.
void obey_signal() {
  if (const int number = FullScreen::ending_signal(); number != 0) {
    ::signal(number, SIG_DFL);
    ::raise(number);
  }
}

void say_stopped(const Questions& questions, const fs::path& draft) {
  if (fs::exists(draft)) {
    text::say(stdout, "Stopped. The answers so far are in " + draft.string() +
                          ", which only you can read.\n"
                          "Continue with the same command and --resume, or start again with --anew.\n");
  } else {
    text::say(stdout, "Stopped before the first answer to " + questions.instrument + "; nothing is saved.\n");
  }
  obey_signal();
}

/// Saves the answers and returns a sentence about it; sets `doubts` to warnings about them.
std::string saved(const AdministerRequest& asked, const Response& response, const Instrument& instrument,
                  instruments::InstrumentRegistry& registry, std::vector<std::string>& doubts) {
  if (asked.couple.empty()) {
    files::require_replaceable(asked.output);
    files::replace_file(asked.output, save_response(response), files::Access::owner_only);
    if (cases::is_empty_administration(response.answers))
      doubts.push_back(cases::empty_administration_words(cases::described(response)));
    return "Wrote " + asked.output +
           ". Only you can read it; `intimetry case add` adds it to a couple's file.";
  }
  std::string line;
  files::update_couple(asked.couple, registry.lookup(), [&](CoupleFile& couple) {
    const std::string& partner = cases::require_partner(couple, asked.partner).id;
    const Administration given = administration_of(partner, response);
    line = cases::put_administration(couple, given, instrument, asked.replace);
    // A comparison would reveal the other partner's answers to this person.
    doubts = cases::doubts_about(
        couple, {given}, asked.paper ? cases::Compared::with_other_partner : cases::Compared::with_nothing);
  });
  return line;
}

/// Reports what could not be saved before anything is asked.
void require_room(const AdministerRequest& asked, const Questions& questions,
                  instruments::InstrumentRegistry& registry, const Date& date) {
  if (asked.couple.empty()) {
    if (fs::exists(asked.output) && !asked.replace)
      throw Error(ErrorCode::file_write,
                  asked.output + ": the file already exists; replace it with --replace");
    return;
  }
  const CoupleFile couple =
      files::load_couple(asked.couple, registry.lookup(), files::ClinicianAnswers::include);
  Administration planned{cases::require_partner(couple, asked.partner).id,
                         questions.instrument,
                         questions.version,
                         questions.perspective,
                         date,
                         {},
                         {}};
  for (const Question& question : questions.list) planned.answers.push_back({question.id, Answer()});
  cases::require_new(couple, planned, asked.replace);
}

std::string date_kept_words(const Date& kept, const Date& asked) {
  return "They keep the date on which they were started, " + kept.text() + ", and do not get " + asked.text();
}

std::string whose(const AdministerRequest& asked) {
  return asked.partner.empty() ? std::string() : asked.partner + ": ";
}

/// A draft is neither continued nor discarded without a decision by the user.
[[noreturn]] void refuse_unasked(const fs::path& path, const Response& begun, const Questions& questions) {
  throw Error(
      ErrorCode::bad_usage,
      "administer: " + path.string() + " contains unfinished answers: " + draft_words(begun, questions) +
          ". Without a terminal the program cannot ask what to do with them: use --resume to continue, "
          "or --anew to discard them and start again");
}

/// One run of the subcommand: the request, the draft found, and the result.
struct Sitting {
  const AdministerRequest& asked;
  const Questions& questions;
  instruments::InstrumentRegistry& registry;
  fs::path path;
  Date date;
  std::optional<Response> begun;
};

/// Returns the draft to continue; nothing if the person stops.
std::optional<Draft> opened_draft(const Sitting& sitting, FullScreen& screen) {
  const Response fresh = begun_response(sitting.questions, sitting.date);
  if (!sitting.begun) return Draft(sitting.path, fresh);
  DraftChoice choice = DraftChoice::go_on;
  if (!sitting.asked.resume) {
    std::vector<std::string> about{"There are unfinished answers:",
                                   whose(sitting.asked) + draft_words(*sitting.begun, sitting.questions)};
    if (sitting.begun->date != sitting.date)
      about.push_back(date_kept_words(sitting.begun->date, sitting.date) + ".");
    choice = choose_draft(screen, about);
  }
  if (choice == DraftChoice::stop) return std::nullopt;
  const bool again = choice == DraftChoice::begin_again;
  require_room(sitting.asked, sitting.questions, sitting.registry,
               again ? sitting.date : sitting.begun->date);
  if (!again) return Draft(sitting.path, *sitting.begun);
  discard_draft(sitting.path);
  return Draft(sitting.path, fresh);
}

/// Returns the answers if the person reached the end; nothing if the interview was stopped.
std::optional<Response> answers_of(const Sitting& sitting) {
  FullScreen screen;
  auto draft = opened_draft(sitting, screen);
  if (!draft || !ask(sitting.questions, sitting.asked, screen, *draft)) return std::nullopt;
  return whole_response(sitting.questions, *draft);
}

/// Looks for a draft, and reports errors before the screen is cleared.
void find_begun(Sitting& sitting, const Instrument& instrument) {
  const AdministerRequest& asked = sitting.asked;
  if (!asked.anew) sitting.begun = find_draft(sitting.path, sitting.questions, instrument);
  if (asked.resume && !sitting.begun) {
    throw Error(ErrorCode::not_available,
                "administer: --resume: there are no unfinished answers: no file " + sitting.path.string());
  }
  if (!sitting.begun) {
    require_room(asked, sitting.questions, sitting.registry, sitting.date);
    if (asked.anew) discard_draft(sitting.path);
  } else if (!asked.resume && !FullScreen::possible()) {
    refuse_unasked(sitting.path, *sitting.begun, sitting.questions);
  }
}

}  // namespace

void administer(const AdministerRequest& asked) {
  require_sense_of(asked);
  const Instrument instrument = instrument_asked(asked.questions);
  const Questions questions = questions_asked(asked.questions, instrument, asked_items(asked),
                                              asked.paper ? Wording::not_needed : Wording::needed);
  instruments::InstrumentRegistry registry({asked.questions.instrument});
  Sitting sitting{asked, questions, registry, draft_path(asked, questions), asked_date(asked), std::nullopt};
  find_begun(sitting, instrument);
  const std::optional<Response> response = answers_of(sitting);
  if (!response) return say_stopped(questions, sitting.path);
  std::vector<std::string> doubts;
  const std::string line = saved(asked, *response, instrument, registry, doubts);
  files::remove_file(sitting.path);
  text::say(stdout, line + "\n");
  if (response->date != sitting.date)
    text::say(stdout, date_kept_words(response->date, sitting.date) + ".\n");
  for (const std::string& doubt : doubts) text::warn(doubt);
}

}  // namespace intimetry::cli
