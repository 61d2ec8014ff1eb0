#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "analyses/reshape/reshape.hpp"
#include "cli/subcommand.hpp"
#include "intimetry/core/error.hpp"
#include "render/reshape_rows.hpp"
#include "render/reshape_summary.hpp"
#include "table/answer_arguments.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp reshape_help{
    "reshape", "Couples", "Lay a table of couples out anew: a row a partner, a row a couple, or pairwise",
    "  intimetry reshape couples.csv --to individual -o partners.csv\n"
    "  intimetry reshape partners.csv --to dyad --shared married -o couples.csv\n"
    "\n"
    "individual  a row a partner; the columns couple and partner say whose it is\n"
    "dyad        a row a couple; the columns' names say whose value it is: sat.q1_w\n"
    "            and sat.q1_m, or sat.w.1 and sat.m.1, with any delimiter\n"
    "pairwise    a row a partner, the other's values beside: sat_A and sat_P,\n"
    "            sat_self and sat_partner\n"
    "\n"
    "How the table is laid out and what the partners are called is recognised, and\n"
    "said. No cell is changed: what a file has in quotes stays in quotes."};

/// The options as text, before they are checked.
struct ReshapeArguments {
  std::string input;
  OutputOptions output;
  std::string to;
  std::string from;
  std::string delimiter;
  std::vector<std::string> members;
  std::vector<std::string> sides;
  std::string place = "last";
  analyses::ReshapeRequest request;
  bool quiet = false;
};

template <class Enum>
Enum word_option(const std::string& option, const std::string& text) {
  const auto value = from_word<Enum>(text);
  if (value) return *value;
  throw Error(ErrorCode::bad_usage, option + ": expected " + word_list<Enum>() + ", found '" + text + "'");
}

MemberPair pair_option(const std::string& option, const std::vector<std::string>& words) {
  if (words.size() == 2 && words[0] != words[1]) return {words[0], words[1]};
  throw Error(ErrorCode::bad_usage, option + ": expected two words, such as w,m");
}

void parse_request(ReshapeArguments& arguments) {
  arguments.request.writing.layout = word_option<CoupleLayout>("--to", arguments.to);
  if (!arguments.from.empty())
    arguments.request.reading.layout = word_option<CoupleLayout>("--from", arguments.from);
  arguments.request.writing.place = word_option<MemberPlace>("--place", arguments.place);
  if (!arguments.members.empty())
    arguments.request.reading.members = pair_option("--members", arguments.members);
  if (!arguments.sides.empty()) arguments.request.writing.sides = pair_option("--sides", arguments.sides);
}

void add_layout_options(CLI::App& subcommand, ReshapeArguments& arguments) {
  subcommand.add_option("--to", arguments.to, "The layout wanted: individual, dyad or pairwise")
      ->type_name("LAYOUT")
      ->required();
  subcommand.add_option("--from", arguments.from, "The layout of the table, if it is not recognised")
      ->type_name("LAYOUT");
  subcommand
      .add_option("--members", arguments.members,
                  "What the partners are called in the names of columns, or in the column of partners: w,m")
      ->type_name("A,B")
      ->delimiter(',')
      ->allow_extra_args(false);
  subcommand
      .add_option("--shared", arguments.request.reading.shared,
                  "Columns that are the couple's and not a partner's, such as the length of the relationship")
      ->type_name("COL,COL")
      ->delimiter(',')
      ->allow_extra_args(false);
  subcommand
      .add_option("--by", arguments.request.reading.by,
                  "Columns that tell occasions of one couple apart, such as perspective or wave")
      ->type_name("COL,COL")
      ->delimiter(',')
      ->allow_extra_args(false);
  subcommand.add_option("--drop", arguments.request.reading.dropped, "Columns to leave out")
      ->type_name("COL,COL")
      ->delimiter(',')
      ->allow_extra_args(false);
  subcommand.add_flag(
      "--number-partners", arguments.request.reading.number_partners,
      "Call the partners 1 and 2, in the order of their rows: for people's own names or equal roles");
  subcommand.add_flag(
      "--trust-own", arguments.request.reading.trust_own,
      "Where a pairwise row says something else of the other than the other's own row, take the other's");
}

void add_name_options(CLI::App& subcommand, ReshapeArguments& arguments) {
  subcommand
      .add_option(
          "--place", arguments.place,
          "Where new names of columns say the partner: last (sat.q1_w; the default), middle (sat_w_1) or "
          "first (w_sat.q1)")
      ->type_name("PLACE");
  subcommand
      .add_option("--join", arguments.request.writing.name_delimiter,
                  "What sets the partner apart in new names; _ if not given")
      ->type_name("D");
  subcommand
      .add_option("--sides", arguments.sides,
                  "What oneself and the other are called in a new pairwise table; A,P if not given")
      ->type_name("A,P")
      ->delimiter(',')
      ->allow_extra_args(false);
  subcommand
      .add_option("--couple", arguments.request.reading.couple_column,
                  "Name of the column with the couple, if not 'couple'")
      ->type_name("COL")
      ->default_str("");
  subcommand
      .add_option("--partner", arguments.request.reading.partner_column,
                  "Name of the column with the partner, if not 'partner'")
      ->type_name("COL")
      ->default_str("");
  subcommand
      .add_option("--delimiter", arguments.delimiter,
                  "comma, semicolon, tab or a character; recognised by itself if not given")
      ->type_name("D");
  subcommand.add_flag("-q,--quiet", arguments.quiet, "No summary on standard error");
}

}  // namespace

void add_reshape(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, reshape_help);
  const auto arguments = std::make_shared<ReshapeArguments>();
  subcommand.add_option("DATA.csv", arguments->input, "The table of couples; - is standard input")
      ->required()
      ->type_name("");
  add_output_options(subcommand, arguments->output, "CSV, or JSON lines with --json");
  add_layout_options(subcommand, *arguments);
  add_name_options(subcommand, *arguments);
  subcommand.callback([arguments] {
    parse_request(*arguments);
    const table::Source source{.name = arguments->input,
                               .delimiter = table::delimiter_option(arguments->delimiter)};
    const analyses::ReshapeResult result = analyses::run_reshape(arguments->request, source);
    write_output(arguments->output,
                 arguments->output.json ? render::reshape_json(result) : render::reshape_csv(result),
                 files::Access::usual, Content::data);
    if (!arguments->quiet) text::say(stderr, render::reshape_summary(arguments->input, result));
  });
}

}  // namespace intimetry::cli
