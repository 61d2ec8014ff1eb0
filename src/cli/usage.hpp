#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace intimetry::cli {

/// Gives the program and its verbs a help that fits the terminal and uses the program's own words.
void use_plain_help(CLI::App& app);

/// Returns what is wrong with a command line: for an unknown verb or option with the nearest one that there
/// is.
std::string usage_fault(const CLI::App& app, const CLI::ParseError& problem);

}  // namespace intimetry::cli
