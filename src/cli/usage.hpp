#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace intimetry::cli {

/// Gives the program and its subcommands help that fits the terminal, in the program's own terms.
void use_plain_help(CLI::App& app);

/// Returns the subcommand of a command line, or its own subcommand ("add" of "case add"); the program if
/// there is none.
const CLI::App& verb_in_use(const CLI::App& app);

/// Returns a subcommand's name as typed: "score", "case add".
std::string full_name(const CLI::App& subcommand);

/// Returns the error in a command line, with the nearest name for an unknown subcommand or option.
std::string usage_fault(const CLI::App& app, const CLI::ParseError& problem);

}  // namespace intimetry::cli
