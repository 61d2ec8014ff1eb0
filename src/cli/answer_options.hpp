#pragma once

#include "cli/subcommand.hpp"
#include "table/answer_arguments.hpp"
#include "table/source.hpp"

namespace intimetry::cli {

/// Adds the two required arguments: the table and the instrument.
void add_answer_input(CLI::App& subcommand, table::AnswerArguments& arguments);

/// Adds the options for the names of columns, and for how answers are read and scored.
void add_answer_options(CLI::App& subcommand, table::AnswerArguments& arguments);

/// Returns the table that the arguments name. While it lives, a terminal shows how far the reading is.
/// @throws Error(bad_usage) for a delimiter that is neither a word nor one character
table::Source shown_source(const table::AnswerArguments& arguments);

}  // namespace intimetry::cli
