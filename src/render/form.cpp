#include "render/form.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>

#include "intimetry/core/check.hpp"
#include "intimetry/io/couple_check.hpp"
#include "render/templates.hpp"

namespace intimetry::render {

namespace {

using List = kainjow::mustache::list;

/// JSON that can stand inside a script element: nothing in it ends the element.
std::string script_data(const Questions& questions) {
  using Json = nlohmann::ordered_json;
  Json items = Json::array();
  for (const Question& question : questions.list)
    items.push_back(Json{{"id", question.id}, {"number", plain(question.number)}});
  const Json data{{"instrument", questions.instrument},
                  {"version", questions.version},
                  {"perspective", word(questions.perspective)},
                  {"language", questions.language},
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

/// Where most options have no label of their own the few labels are said once, above the numbers.
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

Values question_values(const Question& question) {
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
  values.set("not_applicable", question.not_applicable);
  values.set("choice", std::string(any_number ? "checkbox" : "radio"));
  values.set("choice_name", question.id + (any_number ? "-not-applicable" : ""));
  return values;
}

}  // namespace

std::string form_html(const Questions& questions) {
  List list;
  for (const Question& question : questions.list) {
    require(!question.clinician, ErrorCode::bad_argument, "form_html", "questions",
            "'" + question.id + "' is for the clinician alone");
    list.push_back(question_values(question));
  }
  Values page;
  page.set("title", plain(questions.title.empty() ? questions.instrument : questions.title));
  if (!questions.instruction.empty()) page.set("instruction", plain(questions.instruction));
  page.set("language", plain(questions.language));
  page.set("direction", std::string(is_right_to_left(questions.language) ? "rtl" : "ltr"));
  // The page's own words are English, and say so where the questions are not.
  const bool english = questions.language == "en" || questions.language.starts_with("en-");
  page.set("own_words", std::string(english ? "" : " lang=\"en\" dir=\"ltr\""));
  page.set("count", std::to_string(questions.list.size()));
  page.set("questions", list);
  page.set("data", script_data(questions));
  page.set("script_source", policy_source("form-script.js"));
  page.set("style_source", policy_source("style.css") + " " + policy_source("form-style.css"));
  return filled("form.html", page);
}

}  // namespace intimetry::render
