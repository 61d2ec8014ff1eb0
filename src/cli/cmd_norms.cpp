#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>

#include "analyses/norms/norms.hpp"
#include "cli/answer_options.hpp"
#include "cli/subcommand.hpp"
#include "files/atomic_file.hpp"
#include "instruments/norm_files.hpp"
#include "intimetry/io/norms_json.hpp"
#include "render/norms_text.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp norms_help{
    "norms", "Scores", "Make norms from a sample of your own, and look at them",
    "  intimetry norms build sample.csv -i five-dimensions -o norms.json\n"
    "  intimetry norms show norms.json\n"
    "  intimetry norms show norms.json --scale emotional\n"
    "  intimetry score answers.csv -i five-dimensions --norms norms.json\n"
    "      --norm-group all --metrics t,percentile\n"
    "\n"
    "A norm file says what a group of people scored, and how their couples go\n"
    "together. Scores, changes and couples' profiles are held against it.\n"
    "`intimetry norms build --help` says what the table looks like."};

/// What the command line says, before it is understood.
struct BuildArguments {
  table::AnswerArguments answers;
  std::string output = "-";
  std::string source;
  std::string description;
  std::string group;
  std::string normalise;
  std::string least;
  bool roles = false;
  bool quiet = false;
};

analyses::NormsRequest parse_request(const BuildArguments& arguments) {
  analyses::NormsRequest request;
  static_cast<table::AnswerRequest&>(request) = table::parse_answer_arguments(arguments.answers);
  request.sample = arguments.source;
  if (!arguments.description.empty()) request.description = arguments.description;
  if (!arguments.group.empty()) request.group = arguments.group;
  request.roles = arguments.roles;
  request.options.least_n = static_cast<int>(table::whole_number_option(
      "--least", arguments.least, static_cast<std::uint64_t>(NormOptions{}.least_n), smallest_norm_group,
      1'000'000));
  if (arguments.normalise.empty()) return request;
  request.options.normalise = from_word<PlottingPosition>(arguments.normalise);
  if (!request.options.normalise) {
    throw Error(ErrorCode::bad_usage, "--normalise: expected " + word_list<PlottingPosition>() + ", found '" +
                                          arguments.normalise + "'");
  }
  return request;
}

void build(const BuildArguments& arguments) {
  const analyses::NormsRequest request = parse_request(arguments);
  const analyses::NormsResult result = analyses::run_norms(request, shown_source(arguments.answers));
  files::OutputFile output(arguments.output);
  output.write(save_norms(result.file));
  output.commit();
  if (arguments.quiet) return;
  text::say(stderr, render::norms_summary(request, result, arguments.output, text::Style(STDERR_FILENO)));
}

void add_build_options(CLI::App& step, BuildArguments& arguments) {
  add_output_file(step, arguments.output, "a norm file, which is JSON",
                  "Norm file to write, whole or not at all; standard output if not given");
  step.add_option("--source", arguments.source,
                  "Where the sample comes from, as results will say; the table's name if not given")
      ->type_name("TEXT");
  step.add_option("--description", arguments.description, "Who the people are")->type_name("TEXT");
  step.add_option("--norm-group", arguments.group,
                  "Name of the one group that all rows are of, whatever a column 'group' says")
      ->type_name("NAME");
  step.add_flag("--roles", arguments.roles,
                "The partner column says roles, the same in every couple: norms for each role too");
  step.add_option("--normalise", arguments.normalise,
                  "T from the rank, made normal: rankit, blom, tukey or van_der_waerden; linear if not given")
      ->type_name("METHOD");
  step.add_option(
          "--least", arguments.least,
          "Smallest group, and number of couples, that norms are made of; 50 if not given, 10 at least")
      ->type_name("N");
  step.add_flag("-q,--quiet", arguments.quiet, "No summary on standard error");
}

void add_build_step(CLI::App& subcommand) {
  CLI::App& step =
      add_step(subcommand, "build", "Make a norm file from a table of answers",
               "The table has a row for each administration and a column for each item, q1, q2 ...\n"
               "A column group gives each group its norms, a column perspective each perspective.\n"
               "Where there are couples, the columns couple and partner say who belongs together:\n"
               "percentiles then have standard errors that do not take partners as strangers, and\n"
               "the file says how partners go together. Everybody counts once: keep one date.\n"
               "\n"
               "A percentile is the share below a score and half of those who have it. Norms of\n"
               "fewer than 100 people are not used for measurement errors.");
  const auto arguments = std::make_shared<BuildArguments>();
  add_answer_input(step, arguments->answers);
  add_build_options(step, *arguments);
  add_answer_options(step, arguments->answers);
  step.callback([arguments] { build(*arguments); });
}

void add_show_step(CLI::App& subcommand) {
  CLI::App& step = add_step(subcommand, "show", "Show what a norm file holds",
                            "--scale lists the scores that people had, with percentile, its standard error,\n"
                            "z and T.");
  struct Asked {
    std::string file;
    std::string scale;
    OutputOptions output;
  };
  const auto asked = std::make_shared<Asked>();
  step.add_option("FILE", asked->file, "The norm file")->required()->type_name("");
  step.add_option("--scale", asked->scale, "The percentiles of this scale")->type_name("ID");
  add_output_options(step, asked->output);
  step.callback([asked] {
    const NormFile file = instruments::read_norm_file(asked->file);
    const auto text = [&] {
      return asked->scale.empty() ? render::norms_text(file) : render::percentiles_text(file, asked->scale);
    };
    write_output(asked->output, asked->output.json ? save_norms(file) : text());
  });
}

}  // namespace

void add_norms(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, norms_help);
  subcommand.require_subcommand(1);
  add_build_step(subcommand);
  add_show_step(subcommand);
}

}  // namespace intimetry::cli
