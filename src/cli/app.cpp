#include <unistd.h>

#include <cstdio>
#include <exception>
#include <new>
#include <string>

#include "cli/subcommand.hpp"
#include "cli/usage.hpp"
#include "files/atomic_file.hpp"
#include "files/run_files.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/visible.hpp"
#include "render/output_endings.hpp"
#include "text/terminal.hpp"
#include "text/terminal_text.hpp"

namespace intimetry::cli {

namespace {

constexpr const char* about =
    "Intimetry scores questionnaires about intimacy and relationships.\n"
    "Nothing leaves this machine.\n";

constexpr const char* first_steps =
    "First steps:\n"
    "  intimetry list                                       what can be scored\n"
    "  intimetry show csi-16                                one of them, with sources\n"
    "  intimetry score answers.csv -i csi-16 -o scores.csv  score a table of answers\n"
    "\n"
    "intimetry SUBCOMMAND --help says more, with an example.\n"
    "\n"
    "Exit status: 0 success; 2 error in the command line, 3 in an instrument or norm\n"
    "file, 4 in the data; 5 a file cannot be read or written; 1 a bug of the program.";

void complain(const std::string& message) {
  text::say(stderr, text::Style(STDERR_FILENO).error("intimetry:") + " " + message + "\n");
}

int report_usage(const CLI::App& app, const CLI::ParseError& problem) {
  if (problem.get_exit_code() == 0) return app.exit(problem);
  complain(usage_fault(app, problem));
  const CLI::App& subcommand = verb_in_use(app);
  text::say(stderr, "See: intimetry" + (&subcommand == &app ? std::string() : " " + full_name(subcommand)) +
                        " --help\n");
  return 2;
}

/// A subcommand with an option --output writes there, or else to standard output.
void plan_output_of(const CLI::App& subcommand) {
  const CLI::Option* output = subcommand.get_option_no_throw("--output");
  if (output == nullptr) return;
  files::plan_output(output->count() == 0 ? "-" : output->results().back());
}

}  // namespace

CLI::App& add_subcommand(CLI::App& app, const SubcommandHelp& help) {
  CLI::App& subcommand = *app.add_subcommand(help.name, help.summary);
  subcommand.group(help.group);
  subcommand.footer("Example:\n" + std::string(help.example));
  return subcommand;
}

CLI::App& add_step(CLI::App& subcommand, const char* name, const char* summary, const std::string& more) {
  CLI::App& step = *subcommand.add_subcommand(name, summary);
  step.footer(more);
  return step;
}

CLI::Option& add_output_file(CLI::App& subcommand, std::string& path, const char* written, const char* help) {
  return *subcommand.add_option("-o,--output", path, help)
              ->type_name("FILE")
              ->check([written](const std::string& file) {
                const std::string ending = render::ending_not_written(file);
                if (ending.empty()) return std::string();
                return visible(file) + ": no " + ending +
                       " file is written here. What is written: " + written;
              });
}

void add_output_options(CLI::App& subcommand, OutputOptions& options, const char* written) {
  subcommand.add_flag("--json", options.json, "Write JSON, for programs");
  add_output_file(subcommand, options.path, written);
}

void write_output(const OutputOptions& options, const std::string& text, files::Access access,
                  Content content) {
  files::OutputFile output(options.path, files::Durability::flushed, access);
  if (options.json || content == Content::data) {
    output.write(text);
  } else if (options.path != "-") {
    output.write(text::shown_text(text, text::Styles::removed));
  } else {
    const bool styled = text::Style(STDOUT_FILENO).on();
    output.write(text::shown_text(text, styled ? text::Styles::kept : text::Styles::escaped));
  }
  output.commit();
}

int run(int argc, char** argv) {
  files::let_writes_fail();
  CLI::App app(about, "intimetry");
  use_plain_help(app);
  app.set_version_flag("--version", "intimetry " INTIMETRY_VERSION, "Print the version");
  app.require_subcommand(1);
  app.footer(first_steps);
  add_subcommands(app);
  if (argc < 2) {
    text::say(stderr, app.help());
    return 2;
  }
  const files::RunFiles run_files;
  // After parsing and before the subcommand runs, so that no subcommand can omit it.
  app.parse_complete_callback([&app] { plan_output_of(verb_in_use(app)); });
  try {
    app.parse(argc, argv);
    return 0;
  } catch (const CLI::ParseError& problem) {
    return report_usage(app, problem);
  } catch (const files::ClosedPipe&) {
    return 0;
  } catch (const Error& problem) {
    complain(problem.what());
    return problem.exit_status();
  } catch (const std::bad_alloc&) {
    complain("out of memory");
    return 5;
  } catch (const std::exception& problem) {
    complain("a bug in this program, please report it: " + std::string(problem.what()));
    return 1;
  }
}

}  // namespace intimetry::cli
