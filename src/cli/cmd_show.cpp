#include <memory>
#include <string>

#include "cli/subcommand.hpp"
#include "instruments/instrument_source.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "render/show_text.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp show_help{
    "show", "Instruments", "Show everything known about one instrument, with sources",
    "  intimetry show five-dimensions\n"
    "  intimetry show pair --json -o pair.json\n"
    "  intimetry show pair --text my-texts.json\n"
    "\n"
    "--json writes the instrument's file, which you can change and use with score -i.\n"
    "The wording of other people's questions is not included. If you may use it,\n"
    "write it into a file and add it with --text."};

struct ShowArguments {
  std::string instrument;
  std::string text;
  OutputOptions output;
};

}  // namespace

void add_show(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, show_help);
  const auto arguments = std::make_shared<ShowArguments>();
  subcommand.add_option("ID", arguments->instrument, "An instrument's id, or the path of its file")
      ->required()
      ->type_name("");
  subcommand.add_option("--text", arguments->text, "JSON file with the wording of the questions")
      ->type_name("FILE");
  add_output_options(subcommand, arguments->output);
  subcommand.callback([arguments] {
    Instrument instrument = instruments::find_instrument(arguments->instrument);
    if (!arguments->text.empty())
      instrument = instruments::apply_text(std::move(instrument), arguments->text);
    write_output(arguments->output,
                 arguments->output.json ? save_instrument(instrument) : render::show_text(instrument));
  });
}

}  // namespace intimetry::cli
