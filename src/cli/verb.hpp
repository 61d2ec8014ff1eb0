#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "files/whole_file.hpp"

namespace intimetry::cli {

/// Runs the program; returns its exit status.
int run(int argc, char** argv);

/// Adds every verb: generated from the cmd_*.cpp files, each of which defines add_<verb>.
void add_verbs(CLI::App& app);

/// What a verb's help begins and ends with.
struct VerbHelp {
  const char* name;
  const char* group;
  const char* summary;
  const char* example;  // whole lines, as a user would type them
};

/// Adds a verb with its help.
CLI::App& add_verb(CLI::App& app, const VerbHelp& help);

/// Adds one of a verb's own verbs; `more` is what its help ends with.
CLI::App& add_step(CLI::App& verb, const char* name, const char* summary, const std::string& more);

/// What verbs write that have no words of their own for it.
inline constexpr const char* text_or_json = "text, or JSON with --json";

/// Adds -o. A name that ends as a kind of file that the verb does not write, such as .pdf, is refused.
/// @param written what the verb writes, for that message
CLI::Option& add_output_file(
    CLI::App& verb, std::string& path, const char* written,
    const char* help = "File to write, whole or not at all; standard output if not given");

/// The two options that every verb has.
struct OutputOptions {
  bool json = false;
  std::string path = "-";
};
void add_output_options(CLI::App& verb, OutputOptions& options, const char* written = text_or_json);

/// What an output is: words for people, in which nothing from a file may steer a terminal; or data, such as a
/// table or a page, of which no byte is changed. JSON is data.
enum class Content { words, data };

/// Writes a verb's whole output to where it was asked for.
/// @throws as files::OutputFile
void write_output(const OutputOptions& options, const std::string& text,
                  files::Access access = files::Access::usual, Content content = Content::words);

}  // namespace intimetry::cli
