#include "cli/interview.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <utility>

#include "intimetry/io/couple_check.hpp"
#include "render/templates.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

using Lines = std::vector<std::string>;

/// Larger than any page number: the last page is shown.
constexpr std::size_t last_page = 1U << 30U;

void add_text(Lines& lines, std::string_view text, std::size_t columns) {
  for (std::string& line : text::broken(render::plain(text), columns)) lines.push_back(std::move(line));
}

bool begins_longer_option(const Question& question, const std::string& typed) {
  return std::any_of(question.options.begin(), question.options.end(), [&](const AnswerOption& option) {
    const std::string value = std::to_string(option.value);
    return value.size() > typed.size() && value.starts_with(typed);
  });
}

std::optional<std::size_t> option_index(const Question& question, const std::string& typed) {
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    if (std::to_string(question.options[i].value) == typed) return i;
  }
  return std::nullopt;
}

}  // namespace

Interview::Interview(const Questions& questions, const Prompts& prompts, Manner manner,
                     const std::vector<ItemAnswer>& begun)
    : questions_(questions), prompts_(prompts), manner_(manner), given_(questions.list.size()) {
  for (std::size_t i = 0; i < given_.size(); ++i) {
    for (const ItemAnswer& earlier : begun) {
      if (earlier.item == questions_.list[i].id) given_[i] = earlier.answer;
    }
  }
  const auto open = std::find(given_.begin(), given_.end(), std::nullopt);
  go(static_cast<std::size_t>(open - given_.begin()));
}

void Interview::go(std::size_t to) {
  at_ = std::min(to, questions_.list.size());
  typed_.clear();
  note_.clear();
  chosen_.reset();
  page_ = 0;
  if (at_end() || !given_[at_]) return;
  const Answer& answer = *given_[at_];
  if (answer.is_not_applicable()) chosen_ = question().options.size();
  if (answer.is_number()) chosen_ = option_index(question(), io::detail::number_text(answer.number()));
}

void Interview::give(Answer answer) {
  given_[at_] = answer;
  go(at_ + 1);
}

void Interview::type(const std::string& text) {
  const std::string typed = typed_ + (text == "," ? "." : text);
  if (question().options.empty()) {
    typed_ = typed;
    return;
  }
  const auto option = option_index(question(), typed);
  if (begins_longer_option(question(), typed)) {
    typed_ = typed;
    chosen_ = option;
  } else if (option) {
    give(Answer(question().options[*option].value));
  } else {
    note_ = say("expected", {{"found", typed}, {"options", expected_answer()}});
    typed_.clear();
  }
}

void Interview::confirm_number() {
  double number = 0;
  char* end = nullptr;
  number = std::strtod(typed_.c_str(), &end);
  if (end == typed_.c_str() + typed_.size() && question().answers.allows(number)) return give(Answer(number));
  note_ = say("expected", {{"found", typed_}, {"options", expected_answer()}});
  typed_.clear();
}

void Interview::confirm() {
  const Question& asked = question();
  if (asked.options.empty() && !typed_.empty()) return confirm_number();
  if (chosen_) {
    const bool applies = *chosen_ < asked.options.size();
    return give(applies ? Answer(asked.options[*chosen_].value) : Answer::not_applicable());
  }
  if (given_[at_]) return go(at_ + 1);
  note_ = say("choose_first");
}

void Interview::highlight(int step) {
  const std::size_t count = question().options.size() + (question().not_applicable ? 1 : 0);
  if (count == 0) return;
  typed_.clear();
  page_ = last_page;  // the page with the options
  if (!chosen_) {
    chosen_ = step > 0 ? 0 : count - 1;
  } else {
    chosen_ = step > 0 ? std::min(*chosen_ + 1, count - 1) : *chosen_ - std::min<std::size_t>(*chosen_, 1);
  }
}

void Interview::turn_page(int step) {
  if (step > 0) ++page_;
  if (step < 0 && page_ > 0) --page_;
}

Interview::Step Interview::press_letter(const std::string& text) {
  if (text == "q") return Step::left;
  if (text == "b") {
    go(at_ == 0 ? 0 : at_ - 1);
  } else if (text == "n") {
    if (given_[at_]) {
      go(at_ + 1);
    } else {
      note_ = say("none_yet");
    }
  } else if (text == "s" || (text == " " && manner_ == Manner::paper)) {
    give(Answer());
  } else if (text == "x") {
    if (question().not_applicable) {
      give(Answer::not_applicable());
    } else {
      note_ = say("always_applicable");
    }
  } else if (text.size() == 1 && std::string_view("0123456789-.,").find(text) != std::string_view::npos) {
    type(text);
  }
  return Step::on;
}

Interview::Step Interview::press_at_end(const Key& key) {
  if (key.kind == Key::Kind::left || (key.kind == Key::Kind::character && key.text == "b")) {
    go(questions_.list.size() - 1);
  } else if (key.kind == Key::Kind::backspace) {
    if (typed_.empty()) {
      go(questions_.list.size() - 1);
    } else {
      typed_.pop_back();
    }
  } else if (key.kind == Key::Kind::enter) {
    if (typed_.empty()) return Step::done;
    for (std::size_t i = 0; i < questions_.list.size(); ++i) {
      if (questions_.list[i].number != typed_) continue;
      go(i);
      return Step::on;
    }
    note_ = say("no_such_question", {{"found", typed_}});
    typed_.clear();
  } else if (key.kind == Key::Kind::character && key.text == "q") {
    return Step::left;
  } else if (key.kind == Key::Kind::character && !key.text.empty() && key.text != " ") {
    typed_ += key.text;
  }
  return Step::on;
}

Interview::Step Interview::press(const Key& key) {
  if (key.kind == Key::Kind::ended) return Step::left;
  if (key.kind == Key::Kind::resized) return Step::on;
  if (key.kind == Key::Kind::page_down || key.kind == Key::Kind::page_up) {
    turn_page(key.kind == Key::Kind::page_down ? 1 : -1);
    return Step::on;
  }
  note_.clear();
  if (at_end()) return press_at_end(key);
  switch (key.kind) {
    case Key::Kind::enter:
      confirm();
      break;
    case Key::Kind::up:
      highlight(-1);
      break;
    case Key::Kind::down:
      highlight(1);
      break;
    case Key::Kind::left:
      return press_letter("b");
    case Key::Kind::right:
      return press_letter("n");
    case Key::Kind::backspace:
      if (typed_.empty()) return press_letter("b");
      typed_.pop_back();
      break;
    case Key::Kind::remove:
      given_[at_].reset();
      chosen_.reset();
      typed_.clear();
      break;
    default:
      return press_letter(key.text);
  }
  return Step::on;
}

std::vector<ItemAnswer> Interview::answers() const {
  std::vector<ItemAnswer> list;
  for (std::size_t i = 0; i < given_.size(); ++i) {
    if (given_[i]) list.push_back({questions_.list[i].id, *given_[i]});
  }
  return list;
}

std::size_t Interview::answered() const {
  return static_cast<std::size_t>(
      std::count_if(given_.begin(), given_.end(),
                    [](const std::optional<Answer>& one) { return one && !one->is_missing(); }));
}

std::string Interview::said(std::size_t index) const {
  const std::optional<Answer>& answer = given_[index];
  if (!answer) return "\xC2\xB7";
  if (answer->is_missing()) return "-";
  return answer->is_not_applicable() ? "x" : io::detail::number_text(answer->number());
}

std::vector<std::string> Interview::option_lines(std::size_t columns) const {
  Lines lines;
  const Question& asked = question();
  for (std::size_t i = 0; i < asked.options.size() + (asked.not_applicable ? 1 : 0); ++i) {
    const bool applies = i < asked.options.size();
    const std::string name = applies ? std::to_string(asked.options[i].value) : "x";
    const std::string label = applies ? render::plain(asked.options[i].label) : say("not_applicable");
    Lines words = text::broken(label, columns > 12 ? columns - 8 : columns);
    if (words.empty()) words.emplace_back();
    const std::string mark = chosen_ == i ? " > " : "   ";
    lines.push_back(mark + std::string(name.size() < 2 ? 2 - name.size() : 0, ' ') + name + "  " + words[0]);
    for (std::size_t more = 1; more < words.size(); ++more) lines.push_back("       " + words[more]);
  }
  if (asked.options.empty()) {
    const bool number = given_[at_] && given_[at_]->is_number();
    lines.push_back("   " + expected_answer() + ": " + (typed_.empty() && number ? said(at_) : typed_) + "_");
  }
  return lines;
}

std::vector<std::string> Interview::question_lines(std::size_t columns) const {
  Lines lines;
  if (at_ == 0) {
    for (const std::string& paragraph : questions_.instructions) {
      add_text(lines, paragraph, columns);
      lines.emplace_back();
    }
  }
  add_text(lines, question().number + ". " + question().text, columns);
  lines.emplace_back();
  for (std::string& line : option_lines(columns)) lines.push_back(std::move(line));
  if (given_[at_] && given_[at_]->is_missing()) {
    lines.emplace_back();
    add_text(lines, say("skipped"), columns);
  }
  return lines;
}

/// Returns ten answers per line; the next one is in brackets.
std::vector<std::string> Interview::administration_lines(std::size_t columns) const {
  Lines lines;
  const std::size_t first = questions_.list.size();
  std::size_t widest = 1;
  for (const Question& each : questions_.list) widest = std::max(widest, text::display_width(each.number));
  for (std::size_t i = 0; i < first; ++i) {
    if (i % 10 == 0) {
      const std::string& number = questions_.list[i].number;
      lines.push_back(std::string(widest - text::display_width(number), ' ') + render::plain(number) + ":");
    }
    const std::string value = i == at_ && !typed_.empty() ? typed_ : said(i);
    lines.back() += i == at_ ? " [" + value + "]" : "  " + value + " ";
  }
  if (!at_end()) {
    lines.emplace_back();
    const std::string text = question().text.empty() ? std::string() : ". " + question().text;
    add_text(lines, question().number + text, columns);
    add_text(lines,
             question().not_applicable ? say("or_not_applicable", {{"options", expected_answer()}})
                                       : expected_answer(),
             columns);
  }
  return lines;
}

std::vector<std::string> Interview::end_lines(std::size_t columns) const {
  Lines lines;
  if (manner_ == Manner::paper) {
    lines = administration_lines(columns);
    lines.emplace_back();
  }
  std::string open;
  for (std::size_t i = 0; i < given_.size(); ++i) {
    if (!given_[i] || given_[i]->is_missing()) open += (open.empty() ? "" : ", ") + questions_.list[i].number;
  }
  add_text(lines, open.empty() ? say("every_answered") : say("open_questions", {{"questions", open}}),
           columns);
  lines.emplace_back();
  add_text(lines, say("save_or_change", {{"typed", typed_ + "_"}}), columns);
  return lines;
}

std::vector<std::string> Interview::body(std::size_t columns) const {
  if (at_end()) return end_lines(columns);
  return manner_ == Manner::paper ? administration_lines(columns) : question_lines(columns);
}

std::string Interview::say(Prompt prompt, Prompts::Places places) const {
  return render::plain(prompts_.say(prompt, places));
}

std::string Interview::expected_answer() const {
  const ResponseSet& set = question().answers;
  const std::string min = io::detail::number_text(set.min);
  const std::string max = io::detail::number_text(set.max);
  if (set.continuous) return say("any_number", {{"min", min}, {"max", max}});
  if (set.step == 1) return say("whole_number", {{"min", min}, {"max", max}});
  return say("number_in_steps", {{"min", min}, {"max", max}, {"step", std::to_string(set.step)}});
}

std::string Interview::keys() const {
  if (at_end()) return say("keys_end");
  if (manner_ == Manner::paper) return say("keys_paper");
  return say(question().options.empty() ? Prompt("keys_number") : Prompt("keys_choose"));
}

std::string Interview::position() const {
  const std::string done = std::to_string(answered());
  const std::string text = at_end() ? say("end_position", {{"done", done}})
                                    : say("position", {{"number", std::to_string(at_ + 1)},
                                                       {"count", std::to_string(given_.size())},
                                                       {"done", done}});
  return manner_ == Manner::paper ? text + "; " + std::string(word(questions_.perspective)) : text;
}

std::vector<std::string> Interview::lines(FullScreen::Size size) {
  // The last column is not used: the cursor would stay there, and erasing the rest of the line would erase
  // it.
  const std::size_t columns = std::max<std::size_t>(std::min<std::size_t>(size.columns, 101), 11) - 1;
  Lines top = text::broken(render::plain(questions_.title.empty() ? questions_.instrument : questions_.title),
                           columns);
  top.resize(std::min<std::size_t>(top.size(), 2));
  add_text(top, position(), columns);
  top.emplace_back();
  Lines bottom{""};
  if (!note_.empty()) add_text(bottom, note_, columns);
  add_text(bottom, keys(), columns);
  const std::size_t used = top.size() + bottom.size();
  const std::size_t room = size.rows > used + 1 ? size.rows - used - 1 : 1;
  const Lines all = body(columns);
  const std::size_t pages = std::max<std::size_t>((all.size() + room - 1) / room, 1);
  page_ = std::min(page_, pages - 1);
  const std::size_t from = page_ * room;
  top.insert(top.end(), all.begin() + static_cast<std::ptrdiff_t>(from),
             all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), from + room)));
  if (pages > 1)
    top.push_back(say("page", {{"page", std::to_string(page_ + 1)}, {"pages", std::to_string(pages)}}));
  top.insert(top.end(), bottom.begin(), bottom.end());
  return top;
}

}  // namespace intimetry::cli
