#include "cli/couple_arguments.hpp"

#include "instruments/norm_files.hpp"
#include "table/administration_rows.hpp"
#include "table/answer_arguments.hpp"

namespace intimetry::cli {

namespace {

CoupleOptions couple_options(const CoupleArguments& arguments) {
  CoupleOptions options;
  if (!arguments.as_of.empty()) options.as_of = table::date_option("--as-of", arguments.as_of);
  if (!arguments.error_source.empty()) {
    options.error_source = from_word<ErrorSource>(arguments.error_source);
    if (!options.error_source) {
      throw Error(ErrorCode::bad_usage, "--error-from: expected " + word_list<ErrorSource>() + ", found '" +
                                            arguments.error_source + "'");
    }
  }
  options.seed = table::whole_number_option("--seed", arguments.seed, default_seed, 0, UINT64_MAX);
  return options;
}

}  // namespace

void add_couple_arguments(CLI::App& subcommand, CoupleArguments& arguments) {
  subcommand.add_option("FILE.json", arguments.file, "The couple's file; see case")
      ->required()
      ->type_name("");
  subcommand.add_option("--for", arguments.audience, "For whom: clinician, joint, or a partner's id")
      ->required()
      ->type_name("AUDIENCE");
  subcommand.add_option("--as-of", arguments.as_of, "As it stood on this day: later answers do not count")
      ->type_name("YYYY-MM-DD");
  subcommand
      .add_option("--error-from", arguments.error_source,
                  "Take errors from this source alone: published_rci, local_norms, published_sample or "
                  "answers; the first that exists if not given")
      ->type_name("SOURCE");
  subcommand
      .add_option("--norms", arguments.norms,
                  "Norm file made from your own data (norms build), for one of the instruments; may be given "
                  "again")
      ->type_name("FILE")
      ->take_all()
      ->allow_extra_args(false);
  subcommand
      .add_option("--norm-group", arguments.norm_group,
                  "Which group of the norm files describes this couple; the only one if not given")
      ->type_name("GROUP");
  subcommand.add_option("--seed", arguments.seed, "Seed of what is simulated; always the same if not given")
      ->type_name("N");
  subcommand
      .add_option("--with", arguments.instruments,
                  "File of an instrument that the couple's file speaks of and that is not bundled; may be "
                  "given again")
      ->type_name("FILE")
      ->take_all()
      ->allow_extra_args(false);
}

OpenedCouple open_couple(const CoupleArguments& arguments) {
  OpenedCouple opened{{}, instruments::InstrumentRegistry(arguments.instruments), couple_options(arguments)};
  opened.options.norms = instruments::read_norms(arguments.norms, opened.registry.lookup());
  opened.options.norm_group = arguments.norm_group;
  static_cast<cases::AudienceCouple&>(opened) =
      cases::load_couple_for(arguments.audience, arguments.file, opened.registry.lookup());
  return opened;
}

}  // namespace intimetry::cli
