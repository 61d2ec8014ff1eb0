#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "intimetry/instrument/prompts.hpp"
#include "intimetry/instrument/questions.hpp"

namespace intimetry::cli {

/// Which questions to put, as the command line says it.
struct QuestionOptions {
  std::string instrument;
  std::string perspective;
  std::string language;
  std::vector<std::string> texts;  // files
  std::string private_way;         // how the verb asks items for the clinician alone, for a message
};

/// Adds --perspective, --language and --text.
void add_question_options(CLI::App& verb, QuestionOptions& options);

/// Returns the instrument with the wording of the text files, if any are given, laid over it.
/// @throws as `find_instrument` and `lay_text_over`
Instrument instrument_asked(const QuestionOptions& options);

/// Returns what to ask. Without --perspective an instrument with one perspective is asked in that, without
/// --language in the language of the text files, else in English, else in the only language there is.
/// @throws Error(bad_usage), Error(not_available) saying how wording that is not shipped is laid over
Questions questions_asked(const QuestionOptions& options, const Instrument& instrument, AskedItems asked,
                          Wording wording = Wording::needed);

/// Returns what form and terminal say of their own, as the text files have it in the language of the
/// questions.
[[nodiscard]] Prompts prompts_asked(const QuestionOptions& options, const Questions& questions);

}  // namespace intimetry::cli
