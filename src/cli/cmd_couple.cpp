#include <unistd.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/answer_options.hpp"
#include "cli/answer_sheets.hpp"
#include "cli/couple_json.hpp"
#include "cli/couple_norm_files.hpp"
#include "cli/couple_text.hpp"
#include "cli/couple_view.hpp"
#include "cli/instrument_shelf.hpp"
#include "cli/verb.hpp"

namespace intimetry::cli {

namespace {

constexpr VerbHelp couple_help{
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
    "A difference is BEYOND ERROR where the error of the answers does not explain it,\n"
    "all tests of its table taken together. Where no source says how large the error\n"
    "is, the value is shown without a verdict."};

struct CoupleArguments {
  std::string file;
  std::string audience;
  std::string as_of;
  std::string error_source;
  std::string seed;
  std::vector<std::string> instruments;
  std::vector<std::string> norms;
  std::string norm_group;
  OutputOptions output;
};

CoupleOptions understand(const CoupleArguments& arguments) {
  CoupleOptions options;
  if (!arguments.as_of.empty()) options.as_of = date_option("--as-of", arguments.as_of);
  if (!arguments.error_source.empty()) {
    options.error_source = from_word<ErrorSource>(arguments.error_source);
    if (!options.error_source) {
      throw Error(ErrorCode::bad_usage, "--error-from: expected " + word_list<ErrorSource>() + ", found '" +
                                            arguments.error_source + "'");
    }
  }
  options.seed = whole_number_option("--seed", arguments.seed, default_seed, 0, UINT64_MAX);
  return options;
}

std::string profile_for(const CoupleArguments& arguments) {
  InstrumentShelf shelf(arguments.instruments);
  CoupleOptions options = understand(arguments);
  options.norms = read_norms(arguments.norms, shelf.lookup());
  options.norm_group = arguments.norm_group;
  const CoupleView view = view_couple(arguments.file, arguments.audience, shelf.lookup(), std::move(options));
  if (arguments.output.json) return couple_json(view.profile, view.audience).dump(2) + "\n";
  return couple_text(view.profile, view.audience, shelf.lookup(), Style(STDOUT_FILENO));
}

}  // namespace

void add_couple(CLI::App& app) {
  CLI::App& verb = add_verb(app, couple_help);
  const auto arguments = std::make_shared<CoupleArguments>();
  verb.add_option("FILE.json", arguments->file, "The couple's file; see case")->required()->type_name("");
  verb.add_option("--for", arguments->audience, "For whom: clinician, joint, or a partner's id")
      ->required()
      ->type_name("AUDIENCE");
  verb.add_option("--as-of", arguments->as_of, "As it stood on this day: later answers do not count")
      ->type_name("YYYY-MM-DD");
  verb.add_option("--error-from", arguments->error_source,
                  "Take errors from this source alone: published_rci, local_norms, published_sample or "
                  "answers; the first that exists if not given")
      ->type_name("SOURCE");
  verb.add_option("--norms", arguments->norms,
                  "Norm file made from your own data (norms build), for one of the instruments; may be given "
                  "again")
      ->type_name("FILE")
      ->take_all()
      ->allow_extra_args(false);
  verb.add_option("--norm-group", arguments->norm_group,
                  "Which group of the norm files describes this couple; the only one if not given")
      ->type_name("GROUP");
  verb.add_option("--seed", arguments->seed, "Seed of what is simulated; always the same if not given")
      ->type_name("N");
  verb.add_option("--with", arguments->instruments,
                  "File of an instrument that the couple's file speaks of and that is not bundled; may be "
                  "given again")
      ->type_name("FILE")
      ->take_all()
      ->allow_extra_args(false);
  add_output_options(verb, arguments->output);
  verb.callback([arguments] { write_output(arguments->output, profile_for(*arguments)); });
}

}  // namespace intimetry::cli
