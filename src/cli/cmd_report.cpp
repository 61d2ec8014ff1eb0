#include <unistd.h>

#include <memory>
#include <string>

#include "cli/couple_arguments.hpp"
#include "cli/subcommand.hpp"
#include "intimetry/report/couple_report.hpp"
#include "render/output_endings.hpp"
#include "render/report_html.hpp"
#include "render/report_json.hpp"
#include "render/report_text.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp report_help{
    "report", "Couples", "One couple's report: profiles, differences, change, questions to talk about",
    "  intimetry report couple-07.json --for clinician -o clinician.html\n"
    "  intimetry report couple-07.json --for joint -o joint.html\n"
    "  intimetry report couple-07.json --for a\n"
    "\n"
    "AUDIENCE is clinician, joint (both partners together) or one partner's id; there\n"
    "is no default. What an audience may not see changes nothing in what it gets. The\n"
    "clinician's report begins with a page for the clinician alone: private answers,\n"
    "how the answers were given, what each lets the other see.\n"
    "\n"
    "A report is text for a terminal, or one HTML page that needs no network and no\n"
    "script: with --html, or if -o ends in .html. The page prints.\n"
    "A file can be read by its owner alone."};

bool wants_page(const OutputOptions& output, bool html) { return html || render::ends_as_page(output.path); }

std::string report_in(const CoupleArguments& arguments, const OutputOptions& output, bool html) {
  OpenedCouple opened = open_couple(arguments);
  const Report report =
      couple_report(opened.couple, opened.audience, opened.registry.lookup(), opened.options);
  if (output.json) return render::report_json(report);
  return wants_page(output, html) ? render::report_html(report)
                                  : render::report_text(report, text::Style(STDOUT_FILENO));
}

}  // namespace

void add_report(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, report_help);
  const auto arguments = std::make_shared<CoupleArguments>();
  const auto output = std::make_shared<OutputOptions>();
  const auto html = std::make_shared<bool>(false);
  add_couple_arguments(subcommand, *arguments);
  add_output_options(subcommand, *output,
                     "text, an HTML page (a name that ends in .html), which a browser prints as PDF, "
                     "or JSON with --json");
  subcommand.add_flag("--html", *html, "As an HTML page");
  subcommand.callback([=] {
    const Content content = wants_page(*output, *html) ? Content::data : Content::words;
    write_output(*output, report_in(*arguments, *output, *html), files::Access::owner_only, content);
  });
}

}  // namespace intimetry::cli
