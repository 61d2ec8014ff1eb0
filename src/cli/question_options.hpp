#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "intimetry/instrument/prompts.hpp"
#include "intimetry/instrument/questions.hpp"

namespace intimetry::cli {

/// The questions to ask, from the command line.
struct QuestionOptions {
  std::string instrument;
  std::string perspective;
  std::string language;
  std::vector<std::string> texts;  // files
  std::string private_way;         // how the subcommand asks clinician items, for a message
};

/// Adds --perspective, --language and --text.
void add_question_options(CLI::App& subcommand, QuestionOptions& options);

/// Returns the instrument with the wording of the text files, if there are any.
/// @throws as `find_instrument` and `apply_text`
Instrument instrument_asked(const QuestionOptions& options);

/// Returns the questions. The default perspective is the only one of the instrument. The default language is
/// that of the text files, else English, else the only language with wording.
/// @throws Error(bad_usage), Error(not_available) with a hint how to add wording that is not shipped
Questions questions_asked(const QuestionOptions& options, const Instrument& instrument, AskedItems asked,
                          Wording wording = Wording::needed);

/// Returns the prompts of form and terminal, from the text files in the language of the questions.
[[nodiscard]] Prompts prompts_asked(const QuestionOptions& options, const Questions& questions);

}  // namespace intimetry::cli
