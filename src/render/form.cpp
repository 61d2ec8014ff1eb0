#include "render/form.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "intimetry/core/check.hpp"
#include "intimetry/io/couple_check.hpp"
#include "render/templates.hpp"

namespace intimetry::render {

namespace {

using List = kainjow::mustache::list;

bool is_english(const Questions& questions) {
  return questions.language == "en" || questions.language.starts_with("en-");
}

/// Returns the attributes that mark English text in a page in another language.
std::string language_of(const Questions& questions, const Prompts& prompts, Prompt prompt) {
  return is_english(questions) || prompts.is_translated(prompt) ? "" : " lang=\"en\" dir=\"ltr\"";
}

/// Returns a prompt for the page: its wording, and the attributes that mark it if it is English.
Values prompt_value(const Questions& questions, const Prompts& prompts, Prompt prompt,
                    Prompts::Places places = {}) {
  Values value;
  value.set("words", plain(prompts.say(prompt, places)));
  value.set("marked", language_of(questions, prompts, prompt));
  return value;
}

/// Returns the prompts of the page's script, with their places not filled in.
nlohmann::ordered_json script_prompts(const Questions& questions, const Prompts& prompts) {
  nlohmann::ordered_json said;
  for (const Prompt prompt : std::initializer_list<Prompt>{"progress", "unanswered", "go_to", "all_answered",
                                                           "downloaded", "cleared"}) {
    const bool marked = !language_of(questions, prompts, prompt).empty();
    said[std::string(prompt_table[prompt.index()].id)] = {{"words", plain(prompts.words(prompt))},
                                                          {"english", marked}};
  }
  return said;
}

/// Returns JSON for a script element, without text that would end the element.
std::string script_data(const Questions& questions, const Prompts& prompts) {
  using Json = nlohmann::ordered_json;
  Json items = Json::array();
  for (const Question& question : questions.list)
    items.push_back(Json{{"id", question.id}, {"number", plain(question.number)}});
  const Json data{{"instrument", questions.instrument},
                  {"version", questions.version},
                  {"perspective", word(questions.perspective)},
                  {"language", questions.language},
                  {"prompts", script_prompts(questions, prompts)},
                  {"items", std::move(items)}};
  std::string text;
  for (const char c : data.dump()) {
    if (c == '<') {
      text += "\\u003c";
    } else {
      text += c;
    }
  }
  return text;
}

/// If most options have no label, the few labels are shown once, above the numbers.
std::string ends_of(const Question& question) {
  std::string text;
  std::size_t labelled = 0;
  for (const AnswerOption& option : question.options) {
    if (option.label.empty()) continue;
    ++labelled;
    text += (text.empty() ? "" : " \xC2\xB7 ") + std::to_string(option.value) + " = " + plain(option.label);
  }
  return labelled * 2 < question.options.size() ? text : std::string();
}

bool mostly_numbers(const Question& question) {
  const auto labelled = std::count_if(question.options.begin(), question.options.end(),
                                      [](const AnswerOption& option) { return !option.label.empty(); });
  return static_cast<std::size_t>(labelled) * 2 < question.options.size();
}

Values question_values(const Questions& questions, const Question& question, const Prompts& prompts) {
  Values values;
  values.set("id", question.id);
  values.set("number", plain(question.number));
  values.set("text", plain(question.text));
  values.set("numbers_only", mostly_numbers(question));
  if (const std::string ends = ends_of(question); !ends.empty()) values.set("anchors", ends);
  List options;
  for (const AnswerOption& option : question.options) {
    Values one;
    one.set("value", std::to_string(option.value));
    if (!option.label.empty()) one.set("label", plain(option.label));
    options.push_back(one);
  }
  values.set("options", options);
  const bool any_number = question.options.empty();
  values.set("number_field", any_number);
  values.set("min", io::detail::number_text(question.answers.min));
  values.set("max", io::detail::number_text(question.answers.max));
  const Prompts::Places ends{{"min", io::detail::number_text(question.answers.min)},
                             {"max", io::detail::number_text(question.answers.max)}};
  values.set("any_number", prompt_value(questions, prompts, "number", ends));
  values.set("number_fault", prompt_value(questions, prompts, "number_fault", ends));
  values.set("not_applicable", question.not_applicable);
  values.set("choice", std::string(any_number ? "checkbox" : "radio"));
  values.set("choice_name", question.id + (any_number ? "-not-applicable" : ""));
  return values;
}

}  // namespace

std::string form_html(const Questions& questions, const Prompts& prompts) {
  List list;
  for (const Question& question : questions.list) {
    require(!question.clinician, ErrorCode::bad_argument, "form_html", "questions",
            "'" + question.id + "' is for the clinician alone");
    list.push_back(question_values(questions, question, prompts));
  }
  Values page;
  page.set("title", plain(questions.title.empty() ? questions.instrument : questions.title));
  List paragraphs;
  for (const std::string& paragraph : questions.instructions) {
    Values one;
    one.set("words", plain(paragraph));
    paragraphs.push_back(one);
  }
  page.set("instructions", paragraphs);
  page.set("language", plain(questions.language));
  page.set("direction", std::string(is_right_to_left(questions.language) ? "rtl" : "ltr"));
  page.set("count", std::to_string(questions.list.size()));
  page.set("questions", list);
  page.set("data", script_data(questions, prompts));
  page.set("script_source", policy_source("form-script.js"));
  page.set("style_source", policy_source("style.css") + " " + policy_source("form-style.css"));
  for (const Prompt prompt :
       std::initializer_list<Prompt>{"progress_title", "stays_here", "by_keyboard", "no_script", "who",
                                     "date", "take_back", "finish_title", "download", "clear"}) {
    page.set(std::string(prompt_table[prompt.index()].id), prompt_value(questions, prompts, prompt));
  }
  page.set("progress_at_first",
           prompt_value(questions, prompts, "progress",
                        {{"done", "0"}, {"count", std::to_string(questions.list.size())}}));
  page.set("not_applicable_words", prompt_value(questions, prompts, "not_applicable"));
  return filled("form.html", page);
}

}  // namespace intimetry::render
