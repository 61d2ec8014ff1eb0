#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace intimetry::cli {

/// Gives the program and its verbs a help that fits the terminal and uses the program's own words.
void use_plain_help(CLI::App& app);

/// Returns the verb that the command line speaks of, or its step ("add" of "case add"); the program if none.
const CLI::App& verb_in_use(const CLI::App& app);

/// Returns a verb's name as a user types it: "score", "case add".
std::string full_name(const CLI::App& verb);

/// Returns what is wrong with a command line: for an unknown verb or option with the nearest one that there
/// is.
std::string usage_fault(const CLI::App& app, const CLI::ParseError& problem);

}  // namespace intimetry::cli
