#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <string>
#include <vector>

#include "cli/subcommand.hpp"
#include "instruments/instrument_list.hpp"
#include "instruments/instrument_source.hpp"
#include "intimetry/instrument/validate.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

constexpr SubcommandHelp list_help{
    "list", "Instruments", "List the instruments, by purpose and by dimension",
    "  intimetry list\n"
    "  intimetry list --json\n"
    "\n"
    "The list has the number of items and scales; the perspectives in which an\n"
    "instrument can be answered; whether the wording of the questions is included;\n"
    "whether a study of it is published; whether the rights holder must be asked\n"
    "before use. `intimetry show ID` shows the rest."};

std::string perspective_words(const Instrument& instrument) {
  std::string words;
  for (const Perspective meant : instrument.perspectives)
    words += (words.empty() ? "" : " ") + std::string(word(meant));
  return words;
}

std::string ask_first(const Instrument& instrument) {
  switch (instrument.rights.permission) {
    case Permission::needed:
      return "yes";
    case Permission::not_needed:
      return "no";
    default:
      return "unknown";
  }
}

std::string purpose_title(std::string_view purpose) {
  std::string title(purpose);
  std::replace(title.begin(), title.end(), '_', ' ');
  title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
  return title;
}

std::string cell(const std::string& text, std::size_t width) {
  const std::size_t columns = text::display_width(text);
  return text + std::string(columns < width ? width - columns : 1, ' ');
}

constexpr std::size_t id_width = 23;

std::string row(const Instrument& instrument) {
  return "  " + cell(instrument.id, id_width) + cell(std::to_string(instrument.items.size()), 6) +
         cell(std::to_string(instrument.scales.size()), 7) + cell(perspective_words(instrument), 19) +
         cell(instruments::has_wording(instrument) ? "yes" : "-", 8) +
         cell(instrument.validation == Validation::published ? "yes" : "no", 10) + ask_first(instrument) +
         "\n    " + text::wrapped(in_english(instrument.title), 90, 4) + "\n";
}

std::string as_text(const std::vector<Instrument>& instruments) {
  const text::Style style(STDOUT_FILENO);
  std::string text =
      "  " + cell("id", id_width) + "items scales perspectives       wording validated ask first\n";
  for (const std::string_view purpose : purpose_words) {
    std::string rows;
    for (const Instrument& instrument : instruments) {
      if (instrument.purposes.front() == purpose) rows += row(instrument);
    }
    if (!rows.empty()) text += "\n" + style.bold(purpose_title(purpose)) + "\n" + rows;
  }
  text += "\n" + style.bold("By dimension of intimacy") + "\n";
  for (const auto& [dimension, name] : Words<Dimension>::table) {
    const std::string ids = instruments::on_dimension(instruments, dimension);
    text += "  " + cell(std::string(name), 14) + text::wrapped(ids.empty() ? "none" : ids, 78, 16) + "\n";
  }
  return text + "\nintimetry show ID prints everything known about one, with its sources.\n";
}

}  // namespace

void add_list(CLI::App& app) {
  CLI::App& subcommand = add_subcommand(app, list_help);
  const auto output = std::make_shared<OutputOptions>();
  add_output_options(subcommand, *output);
  subcommand.callback([output] {
    const std::vector<Instrument> instruments = instruments::load_bundled();
    write_output(*output,
                 output->json ? instruments::instrument_list_json(instruments) : as_text(instruments));
  });
}

}  // namespace intimetry::cli
