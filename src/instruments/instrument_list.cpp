#include "instruments/instrument_list.hpp"

#include <algorithm>

#include "instruments/instrument_source.hpp"
#include "intimetry/instruments.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "text/json_values.hpp"

namespace intimetry::instruments {

std::vector<Instrument> load_bundled() {
  std::vector<Instrument> instruments;
  for (const BundledInstrument& bundle : bundled_instruments())
    instruments.push_back(load_instrument(bundle.json, bundle.id));
  return instruments;
}

bool has_wording(const Instrument& instrument) {
  return std::all_of(instrument.items.begin(), instrument.items.end(),
                     [](const Item& item) { return !item.text.empty(); });
}

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

std::string instrument_list_json(const std::vector<Instrument>& instruments) {
  text::Json list = text::Json::array();
  for (const Instrument& instrument : instruments) {
    text::Json entry{{"id", instrument.id},
                     {"version", instrument.version},
                     {"title", in_english(instrument.title)},
                     {"purposes", instrument.purposes},
                     {"items", instrument.items.size()}};
    for (const Scale& scale : instrument.scales) entry["scales"].push_back(scale.id);
    entry["composites"] = text::Json::array();
    for (const Composite& composite : instrument.composites) entry["composites"].push_back(composite.id);
    for (const Perspective meant : instrument.perspectives) entry["perspectives"].push_back(word(meant));
    entry["dimensions"] = text::Json::array();
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

}  // namespace intimetry::instruments
