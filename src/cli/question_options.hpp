#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "intimetry/instrument/questions.hpp"

namespace intimetry::cli {

/// Which questions to put, as the command line says it.
struct QuestionOptions {
  std::string instrument;
  std::string perspective;
  std::string language;
  std::string text;
};

/// Adds --perspective, --language and --text.
void add_question_options(CLI::App& verb, QuestionOptions& options);

/// Returns the instrument with the text file's wording, if one is given, laid over it.
/// @throws as `find_instrument` and `lay_text_over`
Instrument instrument_asked(const QuestionOptions& options);

/// Returns what to ask. Without --perspective an instrument with one perspective is asked in that, without
/// --language in the text file's language, else in English, else in the only language there is.
/// @throws Error(bad_usage), Error(not_available) saying how wording that is not shipped is laid over
Questions questions_asked(const QuestionOptions& options, const Instrument& instrument, AskedItems asked,
                          Wording wording = Wording::needed);

}  // namespace intimetry::cli
