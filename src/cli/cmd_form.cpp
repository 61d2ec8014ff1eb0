#include <memory>
#include <string>

#include "cli/question_options.hpp"
#include "cli/subcommand.hpp"
#include "files/atomic_file.hpp"
#include "render/form.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp form_help{
    "form", "Couples", "Write a questionnaire as one HTML page, for a screen or for paper",
    "  intimetry form five-dimensions --perspective now -o form.html\n"
    "  intimetry form barriers --perspective now --language de --text my-texts.json\n"
    "\n"
    "The page is one file and uses no network. It can be filled in with a phone, a\n"
    "keyboard or a screen reader. Answers stay in the page until they are downloaded\n"
    "as response.json, for `intimetry case add`. A printed page can be filled in on\n"
    "paper, for `intimetry administer --paper`.\n"
    "Items for the clinician alone are never in a form."};

struct FormArguments {
  QuestionOptions questions;
  std::string output = "-";
};

}  // namespace

void add_form(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, form_help);
  const auto asked = std::make_shared<FormArguments>();
  subcommand.add_option("ID", asked->questions.instrument, "An instrument's id, or the path of its file")
      ->required()
      ->type_name("");
  add_question_options(subcommand, asked->questions);
  asked->questions.private_way =
      "a form never contains them. Use `intimetry administer COUPLE.json --private-alone` in the "
      "terminal";
  add_output_file(subcommand, asked->output, "an HTML page, which a browser prints as PDF");
  subcommand.callback([asked] {
    const Instrument instrument = instrument_asked(asked->questions);
    const Questions questions = questions_asked(asked->questions, instrument, AskedItems::not_clinician);
    const std::string page = render::form_html(questions, prompts_asked(asked->questions, questions));
    files::OutputFile output(asked->output);
    output.write(page);
    output.commit();
  });
}

}  // namespace intimetry::cli
