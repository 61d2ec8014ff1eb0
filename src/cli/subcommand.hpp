#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "files/whole_file.hpp"

namespace intimetry::cli {

/// Runs the program; returns its exit status.
int run(int argc, char** argv);

/// Adds all subcommands: generated from the cmd_*.cpp files, each of which defines add_<verb>.
void add_subcommands(CLI::App& app);

/// The beginning and the end of a subcommand's help.
struct SubcommandHelp {
  const char* name;
  const char* group;
  const char* summary;
  const char* example;  // complete lines, as a user would type them
};

/// Adds a subcommand with its help.
CLI::App& add_subcommand(CLI::App& app, const SubcommandHelp& help);

/// Adds a subcommand of a subcommand; `more` is the end of its help.
CLI::App& add_step(CLI::App& subcommand, const char* name, const char* summary, const std::string& more);

/// The default description of a subcommand's output.
inline constexpr const char* text_or_json = "text, or JSON with --json";

/// Adds -o. A name with the ending of a format that is not written, such as .pdf, is refused.
/// @param written the formats that the subcommand writes, for that message
CLI::Option& add_output_file(
    CLI::App& subcommand, std::string& path, const char* written,
    const char* help = "Output file, written completely or not at all; default: standard output");

/// The two options of every subcommand.
struct OutputOptions {
  bool json = false;
  std::string path = "-";
};
void add_output_options(CLI::App& subcommand, OutputOptions& options, const char* written = text_or_json);

/// The kind of an output: text for people, in which control characters from files are escaped; or data, such
/// as a table or a page, in which no byte is changed. JSON is data.
enum class Content { words, data };

/// Writes a subcommand's complete output to its destination.
/// @throws as files::OutputFile
void write_output(const OutputOptions& options, const std::string& text,
                  files::Access access = files::Access::usual, Content content = Content::words);

}  // namespace intimetry::cli
