#include <unistd.h>

#include <memory>
#include <string>

#include "cli/couple_arguments.hpp"
#include "cli/subcommand.hpp"
#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/report/profile_report.hpp"
#include "render/couple_json.hpp"
#include "render/report_text.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp couple_help{
    "couple", "Couples", "One couple's profile: where the partners differ, and what of it is beyond error",
    "  intimetry couple couple-07.json --for clinician\n"
    "  intimetry couple couple-07.json --for joint\n"
    "  intimetry couple couple-07.json --for a --json\n"
    "\n"
    "AUDIENCE is clinician, joint (both partners together) or one partner's id; there\n"
    "is no default. What an audience may not see changes nothing in what it gets:\n"
    "partners see what is theirs, and of the other's what the other shares; joint is\n"
    "what both share and both have answered; answers that are for the clinician alone\n"
    "are not opened for anyone else.\n"
    "\n"
    "A difference is beyond error where the error of the answers does not explain it,\n"
    "all tests of its table taken together. Where no source says how large the error\n"
    "is, the value is shown without a verdict."};

std::string profile_text(const CoupleArguments& arguments, bool as_json) {
  OpenedCouple opened = open_couple(arguments);
  const InstrumentLookup lookup = opened.registry.lookup();
  const AudienceProfile seen = profile_for(opened.audience, opened.couple, lookup, opened.options);
  if (as_json) return render::couple_json(seen.profile, opened.audience).dump(2) + "\n";
  return render::report_text(profile_report(seen, lookup), text::Style(STDOUT_FILENO));
}

}  // namespace

void add_couple(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, couple_help);
  const auto arguments = std::make_shared<CoupleArguments>();
  const auto output = std::make_shared<OutputOptions>();
  add_couple_arguments(subcommand, *arguments);
  add_output_options(subcommand, *output);
  subcommand.callback(
      [=] { write_output(*output, profile_text(*arguments, output->json), files::Access::owner_only); });
}

}  // namespace intimetry::cli
