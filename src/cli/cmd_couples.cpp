#include <unistd.h>

#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "analyses/couples/couples.hpp"
#include "cli/answer_options.hpp"
#include "cli/subcommand.hpp"
#include "files/spooled_output.hpp"
#include "instruments/norm_files.hpp"
#include "render/couple_columns.hpp"
#include "table/administration_rows.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp couples_help{
    "couples", "Couples", "A data set of couples: a row a couple and scale, each value with its error",
    "  intimetry couples answers.csv -i five-dimensions -o couples.csv\n"
    "\n"
    "answers.csv has a row for each administration, with columns couple and partner,\n"
    "and perspective and date where there are several. The rows of a couple stand\n"
    "together; of several dates the latest counts. couples.csv has for each scale\n"
    "both partners' scores; their difference, each one's gap (ideal - now) and what\n"
    "each believes of the other, as far as the questionnaire has these; with the\n"
    "value tested (_tested: if only answers tell the error, over the items both\n"
    "answered), standard error (_se), 95 % interval (_low, _high), Holm's adjusted p\n"
    "(_p), whether it is beyond error (_beyond) and where the error comes from\n"
    "(_error). Partners are in the order of what the column partner says: first minus\n"
    "second."};

struct CouplesArguments {
  table::AnswerArguments answers;
  OutputOptions output;
  std::string as_of;
  std::string norms;
  std::string norm_group;
  bool quiet = false;
};

analyses::CouplesRequest parse_request(const CouplesArguments& arguments) {
  analyses::CouplesRequest request;
  static_cast<table::AnswerRequest&>(request) = table::parse_answer_arguments(arguments.answers);
  request.couple.norm_group = arguments.norm_group;
  if (!arguments.norms.empty()) {
    request.couple.norms = instruments::read_norms({arguments.norms}, [&](std::string_view id) {
      return id == request.instrument.id ? &request.instrument : nullptr;
    });
  }
  if (!arguments.as_of.empty()) request.couple.as_of = table::date_option("--as-of", arguments.as_of);
  return request;
}

void summarise(const analyses::CouplesRequest& request, const analyses::CouplesResult& result,
               const std::string& output) {
  std::string text = "Compared the partners of " + text::counted(result.couples, "couple") + " from " +
                     text::counted(result.administrations, "administration") + " to " +
                     request.instrument.id + ", version " + request.instrument.version + ".\n";
  const text::Style style(STDERR_FILENO);
  if (request.instrument.validation == Validation::none)
    text += style.warning("Unvalidated:") +
            " no study of this instrument is published; its scores are no diagnosis.\n";
  if (result.singletons > 0)
    text +=
        text::counted(result.singletons, "couple") + " with rows of one partner alone: nothing to compare.\n";
  text += text::counted(result.beyond, "couple") + " with at least one difference (now) beyond error, of " +
          text::with_commas(result.with_difference) + " with a difference that could be tested.\n";
  if (output != "-") text += "The couples are in " + style.bold(output) + "\n";
  text::say(stderr, text);
}

}  // namespace

void add_couples(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, couples_help);
  const auto arguments = std::make_shared<CouplesArguments>();
  add_answer_input(subcommand, arguments->answers);
  add_output_options(subcommand, arguments->output, "CSV, or JSON lines with --json");
  subcommand.add_option("--as-of", arguments->as_of, "As it stood on this day: later answers do not count")
      ->type_name("YYYY-MM-DD");
  subcommand.add_option("--norms", arguments->norms, "Norm file made from your own data (norms build)")
      ->type_name("FILE");
  subcommand
      .add_option("--norm-group", arguments->norm_group,
                  "Which group of the norm file describes these couples; the only one if not given")
      ->type_name("GROUP");
  subcommand.add_flag("-q,--quiet", arguments->quiet, "No summary on standard error");
  add_answer_options(subcommand, arguments->answers);
  subcommand.callback([arguments] {
    const analyses::CouplesRequest request = parse_request(*arguments);
    const render::CoupleColumns columns(request);
    files::SpooledOutput output(arguments->output.path);
    const bool json = arguments->output.json;
    if (!json) output.write(columns.csv_heading());
    const analyses::CouplesResult result = analyses::run_couples(
        request, shown_source(arguments->answers),
        [&](std::span<const CoupleProfile> profiles) -> std::function<void()> {
          return
              [&output, text = json ? columns.json(profiles) : columns.csv(profiles)] { output.write(text); };
        });
    output.commit();
    if (!arguments->quiet) summarise(request, result, arguments->output.path);
  });
}

}  // namespace intimetry::cli
