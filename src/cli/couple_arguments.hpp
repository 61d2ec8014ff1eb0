#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/instrument_shelf.hpp"
#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/couple_options.hpp"

namespace intimetry::cli {

/// What a verb that shows one couple to one audience is told.
struct CoupleArguments {
  std::string file;
  std::string audience;
  std::string as_of;
  std::string error_source;
  std::string seed;
  std::vector<std::string> instruments;
  std::vector<std::string> norms;
  std::string norm_group;
};

void add_couple_arguments(CLI::App& verb, CoupleArguments& arguments);

/// A couple's file, opened for one audience.
struct OpenedCouple {
  InstrumentShelf shelf;
  CoupleOptions options;
  CoupleFile couple;  // without the clinician's answers, unless it is for the clinician
  Audience audience;
};

/// Opens a couple's file. The clinician's answers are opened for the clinician alone: for anyone else their
/// file might as well not exist.
/// @throws Error(bad_usage), Error(unknown_id) for an audience that there is not; what reading files throws
OpenedCouple open_couple(const CoupleArguments& arguments);

}  // namespace intimetry::cli
