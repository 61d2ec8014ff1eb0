#include "cli/answer_options.hpp"

#include <cstdint>
#include <memory>

#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

void add_column_options(CLI::App& subcommand, table::AnswerArguments& arguments) {
  subcommand.add_option("--item-prefix", arguments.item_prefix, "Item columns are called Pq1, Pq2 ...")
      ->type_name("P");
  subcommand
      .add_option("--map", arguments.map_file,
                  "CSV file with columns 'item' and 'column': what item columns with other names are called")
      ->type_name("FILE");
  subcommand
      .add_option("--labels", arguments.labels_file,
                  "CSV file with columns 'label' and 'value': what answers given as text mean")
      ->type_name("FILE");
  subcommand
      .add_option("--na", arguments.missing_tokens,
                  "Text that means missing, such as -99; may be given again")
      ->type_name("TOKEN")
      ->take_all()
      ->allow_extra_args(false);
  for (const char* role : {"couple", "partner", "respondent", "perspective-column", "date", "group"}) {
    const std::string name = role == std::string("perspective-column") ? "perspective" : role;
    subcommand
        .add_option("--" + std::string(role), arguments.roles[name],
                    "Name of the column with the " + name + ", if not '" + name + "'")
        ->type_name("COL");
  }
  subcommand
      .add_option("--delimiter", arguments.delimiter,
                  "comma, semicolon, tab or a character; recognised by itself if not given")
      ->type_name("D");
}

void add_reading_options(CLI::App& subcommand, table::AnswerArguments& arguments) {
  subcommand
      .add_option(
          "--perspective", arguments.perspective,
          "Perspective of all rows: now, ideal, partner or observer; otherwise each row's, from its column")
      ->type_name("P");
  subcommand
      .add_option("--scales", arguments.scales,
                  "Only these scales and composites, and what the composites are made of")
      ->type_name("ID,ID")
      ->delimiter(',')
      ->allow_extra_args(false);
  subcommand
      .add_option(
          "--missing", arguments.missing,
          "How many answers a score needs: published (each scale's rule; the default), complete (all), "
          "prorate:P (the share P, such as 0.5)")
      ->type_name("RULE");
  subcommand
      .add_option("--out-of-range", arguments.out_of_range,
                  "What to do with answers that are no option of their item: error (stop and list them; the "
                  "default), missing (go on without them, flagged)")
      ->type_name("WHAT");
  subcommand.add_flag("--include-private", arguments.include_private,
                      "Take in the items that are for the clinician alone");
  subcommand
      .add_option("--threads", arguments.threads,
                  "How many work side by side; as many as the machine has if not given")
      ->type_name("N");
}

}  // namespace

void add_answer_input(CLI::App& subcommand, table::AnswerArguments& arguments) {
  subcommand.add_option("RESPONSES.csv", arguments.input, "The table of answers; - is standard input")
      ->required()
      ->type_name("");
  subcommand
      .add_option("-i,--instrument", arguments.instrument,
                  "An instrument's id (see list), or the path of its file")
      ->required()
      ->type_name("ID|FILE");
}

void add_answer_options(CLI::App& subcommand, table::AnswerArguments& arguments) {
  add_reading_options(subcommand, arguments);
  add_column_options(subcommand, arguments);
}

table::Source shown_source(const table::AnswerArguments& arguments) {
  table::Source source = table::parse_source(arguments);
  source.progress = [line = std::make_shared<text::Progress>()](std::uint64_t rows, std::uint64_t bytes) {
    line->show(rows, bytes);
  };
  return source;
}

}  // namespace intimetry::cli
