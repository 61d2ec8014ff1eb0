#include "cli/draft.hpp"

#include <algorithm>
#include <utility>

#include "cli/full_screen.hpp"
#include "files/stored_kind.hpp"
#include "files/text_file.hpp"
#include "files/whole_file.hpp"
#include "intimetry/core/visible.hpp"
#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/response_json.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

namespace fs = std::filesystem;

std::string kind_words(const std::string& instrument, const std::string& version, Perspective perspective) {
  return instrument + " " + version + ", " + std::string(word(perspective));
}

[[noreturn]] void refuse_draft(const fs::path& path, const std::string& words) {
  throw Error(ErrorCode::response_invalid,
              path.string() + ": " + words +
                  ". Continue it with the command that started it, or discard it with --anew");
}

bool is_asked(const Questions& questions, const std::string& item) {
  return std::any_of(questions.list.begin(), questions.list.end(),
                     [&](const Question& question) { return question.id == item; });
}

}  // namespace

void Draft::keep(std::vector<ItemAnswer> answers) {
  if (answers == response_.answers) return;
  response_.answers = std::move(answers);
  files::replace_file(path_, save_response(response_), files::Access::owner_only);
}

Response begun_response(const Questions& questions, const Date& date) {
  Response response{questions.instrument, questions.version, questions.perspective, date, std::nullopt, {}};
  if (!questions.language.empty()) response.language = questions.language;
  return response;
}

std::optional<Response> find_draft(const fs::path& path, const Questions& questions,
                                   const Instrument& instrument) {
  const auto text = files::read_text_if_there(path);
  if (!text) return std::nullopt;
  Response begun = load_response(*text, path.string());
  if (begun.instrument != questions.instrument || begun.version != questions.version ||
      begun.perspective != questions.perspective) {
    refuse_draft(path, "was started with " + kind_words(begun.instrument, begun.version, begun.perspective) +
                           ", not " +
                           kind_words(questions.instrument, questions.version, questions.perspective));
  }
  throw_defects(ErrorCode::response_invalid, path.string(), check_answers(begun, instrument));
  // Answers to items that are not asked now would be lost.
  for (const ItemAnswer& given : begun.answers) {
    if (!is_asked(questions, given.item))
      refuse_draft(path, "has an answer to " + given.item + ", which is not asked now");
  }
  // The remaining questions are asked in the current language.
  begun.language = begun_response(questions, begun.date).language;
  return begun;
}

std::string draft_words(const Response& draft, const Questions& questions) {
  const auto answered = std::count_if(draft.answers.begin(), draft.answers.end(),
                                      [](const ItemAnswer& given) { return !given.answer.is_missing(); });
  return draft.instrument + ", " + std::string(word(draft.perspective)) + ", started " + draft.date.text() +
         ", " + std::to_string(answered) + " of " + std::to_string(questions.list.size()) + " answered";
}

void discard_draft(const fs::path& path) {
  if (!fs::exists(path)) return;
  const bool is_draft = files::stored_kind(path) == files::StoredKind::draft;
  if (!is_draft && files::stored_place(path).empty()) {
    throw Error(ErrorCode::response_invalid,
                path.string() + ": is not a draft, but has the name of one; move it away");
  }
  files::remove_file(path);
}

DraftChoice choose_draft(FullScreen& screen, const std::vector<std::string>& about) {
  for (;;) {
    const std::size_t columns = std::max<std::size_t>(std::min<std::size_t>(screen.size().columns, 100), 10);
    std::vector<std::string> lines;
    for (const std::string& words : about) {
      for (std::string& line : text::broken(visible(words), columns)) lines.push_back(std::move(line));
      lines.emplace_back();
    }
    for (const char* choice :
         {" g  go on with it", " b  begin again, and discard it", " s  stop, and keep it"}) {
      for (std::string& line : text::broken(choice, columns)) lines.push_back(std::move(line));
    }
    screen.show(lines);
    const Key key = screen.read();
    if (key.kind == Key::Kind::ended) return DraftChoice::stop;
    if (key.kind != Key::Kind::character) continue;
    if (key.text == "g") return DraftChoice::go_on;
    if (key.text == "b") return DraftChoice::begin_again;
    if (key.text == "s" || key.text == "q") return DraftChoice::stop;
  }
}

}  // namespace intimetry::cli
