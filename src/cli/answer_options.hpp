#pragma once

#include "cli/verb.hpp"
#include "table/answer_arguments.hpp"

namespace intimetry::cli {

/// Adds the table itself and the instrument: the two things that must be said.
void add_answer_input(CLI::App& verb, table::AnswerArguments& arguments);

/// Adds how its columns are called, and how its answers are read and scored.
void add_answer_options(CLI::App& verb, table::AnswerArguments& arguments);

}  // namespace intimetry::cli
