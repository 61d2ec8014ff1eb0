#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cases/audience_couple.hpp"
#include "instruments/instrument_registry.hpp"
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

void add_couple_arguments(CLI::App& subcommand, CoupleArguments& arguments);

/// A couple's file, opened for one audience, with what to make of it.
struct OpenedCouple : cases::AudienceCouple {
  instruments::InstrumentRegistry registry;
  CoupleOptions options;
};

/// Opens what the arguments name.
/// @throws Error(bad_usage); what load_couple_for and reading norms throw
OpenedCouple open_couple(const CoupleArguments& arguments);

}  // namespace intimetry::cli
