#include "cli/administer.hpp"

#include <signal.h>

#include <cstdio>
#include <filesystem>
#include <utility>

#include "cli/answer_sheets.hpp"
#include "cli/case_answers.hpp"
#include "cli/full_screen.hpp"
#include "cli/instrument_shelf.hpp"
#include "cli/interview.hpp"
#include "files/couple_store.hpp"
#include "files/run_files.hpp"
#include "files/text_file.hpp"
#include "files/whole_file.hpp"
#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/response_json.hpp"

namespace intimetry::cli {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_ask(const std::string& words) {
  throw Error(ErrorCode::bad_usage, "administer: " + words);
}

void require_sense_of(const AdministerRequest& asked) {
  if (asked.couple.empty() == asked.output.empty())
    cannot_ask("give a couple's file, or -o FILE for a response that belongs to none yet; one of the two");
  if (!asked.couple.empty() && asked.partner.empty()) cannot_ask("--partner ID says whose answers they are");
  if (asked.couple.empty() && !asked.partner.empty()) cannot_ask("--partner goes with a couple's file");
  if (asked.couple.empty() && (asked.with_private || asked.private_alone)) {
    cannot_ask("--private needs a couple's file: the answers go into the clinician's file beside it");
  }
}

AskedItems asked_items(const AdministerRequest& asked) {
  if (asked.private_alone) return AskedItems::clinician_alone;
  return asked.with_private ? AskedItems::all : AskedItems::not_clinician;
}

/// The answers so far, on the disk: what is left if anything ends the program.
class Draft {
 public:
  Draft(fs::path path, const Questions& questions, const Instrument& instrument)
      : path_(std::move(path)), response_{questions.instrument,  questions.version,
                                          questions.perspective, today(),
                                          std::nullopt,          {}} {
    if (!questions.language.empty()) response_.language = questions.language;
    const auto text = files::read_text_if_there(path_);
    if (!text) return;
    const Response begun = load_response(*text, path_.string());
    if (begun.instrument != response_.instrument || begun.version != response_.version ||
        begun.perspective != response_.perspective) {
      throw Error(ErrorCode::response_invalid, path_.string() + ": was begun with " + begun.instrument + " " +
                                                   begun.version + ", not " + response_.instrument + " " +
                                                   response_.version + ". --anew throws it away");
    }
    io::detail::throw_defects(ErrorCode::response_invalid, path_.string(), check_answers(begun, instrument));
    response_.answers = begun.answers;
  }

  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] const std::vector<ItemAnswer>& answers() const { return response_.answers; }
  [[nodiscard]] const Response& response() const { return response_; }

  void keep(std::vector<ItemAnswer> answers) {
    if (answers == response_.answers) return;
    response_.answers = std::move(answers);
    files::replace_file(path_, save_response(response_), files::Access::owner_only);
  }

 private:
  fs::path path_;
  Response response_;
};

/// Returns whether the person came to the end.
bool ask(const Questions& questions, const AdministerRequest& asked, Draft& draft) {
  Interview interview(questions, prompts_asked(asked.questions, questions),
                      asked.paper ? Interview::Manner::sheet : Interview::Manner::one_at_a_time,
                      draft.answers());
  FullScreen screen;
  for (;;) {
    screen.show(interview.lines(screen.size()));
    const Interview::Step step = interview.press(screen.read());
    draft.keep(interview.answers());
    if (step != Interview::Step::on) return step == Interview::Step::done;
  }
}

/// Every item that was asked is in what is saved: null where nobody answered it.
Response whole_response(const Questions& questions, const AdministerRequest& asked, const Draft& draft) {
  Response response = draft.response();
  response.date = asked.date.empty() ? today() : date_option("--date", asked.date);
  response.answers.clear();
  for (const Question& question : questions.list) {
    const Answer* answer = answer_to(draft.response(), question.id);
    response.answers.push_back({question.id, answer == nullptr ? Answer() : *answer});
  }
  return response;
}

void say_stopped(const Questions& questions, const Draft& draft) {
  if (fs::exists(draft.path())) {
    std::printf(
        "Stopped. The answers so far are in %s, which only you can read.\n"
        "The same command goes on; with --anew it begins again.\n",
        draft.path().c_str());
  } else {
    std::printf("Stopped before the first answer to %s; nothing is kept.\n", questions.instrument.c_str());
  }
  std::fflush(stdout);
  if (const int number = FullScreen::ending_signal(); number != 0) {
    ::signal(number, SIG_DFL);
    ::raise(number);
  }
}

std::string saved(const AdministerRequest& asked, const Response& response, const Instrument& instrument,
                  InstrumentShelf& shelf) {
  if (asked.couple.empty()) {
    files::require_replaceable(asked.output);
    files::replace_file(asked.output, save_response(response), files::Access::owner_only);
    return "Wrote " + asked.output +
           ". Only you can read it; `intimetry case add` puts it into a couple's file.";
  }
  std::string line;
  files::update_couple(asked.couple, shelf.lookup(), [&](CoupleFile& couple) {
    const std::string& partner = require_partner(couple, asked.partner).id;
    line = put_administration(couple, administration_of(partner, response), instrument.items.size(),
                              asked.replace);
  });
  return line;
}

/// What would not be saved in the end is said before anything is asked.
void require_room(const AdministerRequest& asked, const Questions& questions, InstrumentShelf& shelf) {
  const Date date = asked.date.empty() ? today() : date_option("--date", asked.date);
  if (asked.couple.empty()) {
    if (fs::exists(asked.output) && !asked.replace)
      throw Error(ErrorCode::file_write,
                  asked.output + ": there is such a file already; --replace replaces it");
    return;
  }
  const CoupleFile couple =
      files::load_couple(asked.couple, shelf.lookup(), files::ClinicianAnswers::include);
  Administration planned{require_partner(couple, asked.partner).id,
                         questions.instrument,
                         questions.version,
                         questions.perspective,
                         date,
                         {},
                         {}};
  for (const Question& question : questions.list) planned.answers.push_back({question.id, Answer()});
  require_new(couple, planned, asked.replace);
}

}  // namespace

void administer(const AdministerRequest& asked) {
  require_sense_of(asked);
  const Instrument instrument = instrument_asked(asked.questions);
  const Questions questions = questions_asked(asked.questions, instrument, asked_items(asked),
                                              asked.paper ? Wording::not_needed : Wording::needed);
  InstrumentShelf shelf({asked.questions.instrument});
  require_room(asked, questions, shelf);
  const fs::path path = asked.couple.empty()
                            ? files::follow_links(asked.output) += ".draft"
                            : draft_beside(asked.couple, asked.partner, questions.instrument,
                                           questions.perspective, asked.with_private || asked.private_alone);
  if (asked.anew) files::remove_file(path);
  Draft draft(path, questions, instrument);
  if (!ask(questions, asked, draft)) return say_stopped(questions, draft);
  const std::string line = saved(asked, whole_response(questions, asked, draft), instrument, shelf);
  files::remove_file(draft.path());
  std::printf("%s\n", line.c_str());
}

}  // namespace intimetry::cli
