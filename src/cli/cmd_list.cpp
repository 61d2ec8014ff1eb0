#include <unistd.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/instrument_source.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "intimetry/instrument/validate.hpp"
#include "intimetry/instruments.hpp"
#include "intimetry/io/instrument_json.hpp"

namespace intimetry::cli {

namespace {

constexpr VerbHelp list_help{
    "list", "Instruments", "List the instruments, by what they are for and by dimension",
    "  intimetry list\n"
    "  intimetry list --json\n"
    "\n"
    "The columns of the list: how many items and scales there are; the perspectives\n"
    "in which it can be answered; whether the wording of the questions is included;\n"
    "whether a study of it is published; whether the rights holder has to be asked\n"
    "before it is used. `intimetry show ID` has the rest."};

bool has_wording(const Instrument& instrument) {
  return std::all_of(instrument.items.begin(), instrument.items.end(),
                     [](const Item& item) { return !item.text.empty(); });
}

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
  const std::size_t columns = display_width(text);
  return text + std::string(columns < width ? width - columns : 1, ' ');
}

constexpr std::size_t id_width = 23;

std::string row(const Instrument& instrument) {
  return "  " + cell(instrument.id, id_width) + cell(std::to_string(instrument.items.size()), 6) +
         cell(std::to_string(instrument.scales.size()), 7) + cell(perspective_words(instrument), 19) +
         cell(has_wording(instrument) ? "yes" : "-", 8) +
         cell(instrument.validation == Validation::published ? "yes" : "no", 10) + ask_first(instrument) +
         "\n    " + wrapped(in_english(instrument.title), 90, 4) + "\n";
}

/// The scales that measure a dimension, as instrument (scale) where the scale's name adds something.
std::string on_dimension(const std::vector<Instrument>& instruments, Dimension dimension) {
  std::string ids;
  for (const Instrument& instrument : instruments) {
    const bool measures =
        std::any_of(instrument.scales.begin(), instrument.scales.end(),
                    [&](const Scale& scale) { return scale.dimension == dimension; }) ||
        std::any_of(instrument.composites.begin(), instrument.composites.end(),
                    [&](const Composite& composite) { return composite.dimension == dimension; });
    if (measures) ids += (ids.empty() ? "" : ", ") + instrument.id;
  }
  return ids;
}

std::string as_text(const std::vector<Instrument>& instruments) {
  const Style style(STDOUT_FILENO);
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
    const std::string ids = on_dimension(instruments, dimension);
    text += "  " + cell(std::string(name), 14) + wrapped(ids.empty() ? "none" : ids, 78, 16) + "\n";
  }
  return text + "\nintimetry show ID prints everything known about one, with its sources.\n";
}

std::string as_json(const std::vector<Instrument>& instruments) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Instrument& instrument : instruments) {
    nlohmann::ordered_json entry{{"id", instrument.id},
                                 {"version", instrument.version},
                                 {"title", in_english(instrument.title)},
                                 {"purposes", instrument.purposes},
                                 {"items", instrument.items.size()}};
    for (const Scale& scale : instrument.scales) entry["scales"].push_back(scale.id);
    entry["composites"] = nlohmann::ordered_json::array();
    for (const Composite& composite : instrument.composites) entry["composites"].push_back(composite.id);
    for (const Perspective meant : instrument.perspectives) entry["perspectives"].push_back(word(meant));
    entry["dimensions"] = nlohmann::ordered_json::array();
    for (const auto& [dimension, name] : Words<Dimension>::table) {
      if (!on_dimension({instrument}, dimension).empty()) entry["dimensions"].push_back(name);
    }
    entry["wording"] = has_wording(instrument);
    entry["validation"] = word(instrument.validation);
    entry["permission"] = word(instrument.rights.permission);
    list.push_back(entry);
  }
  return list.dump(2) + "\n";
}

}  // namespace

void add_list(CLI::App& app) {
  CLI::App& verb = add_verb(app, list_help);
  const auto output = std::make_shared<OutputOptions>();
  add_output_options(verb, *output);
  verb.callback([output] {
    std::vector<Instrument> instruments;
    for (const BundledInstrument& bundle : bundled_instruments()) {
      instruments.push_back(load_instrument(bundle.json, bundle.id));
    }
    write_output(*output, output->json ? as_json(instruments) : as_text(instruments));
  });
}

}  // namespace intimetry::cli
