#include "cli/instrument_shelf.hpp"

#include "cli/instrument_source.hpp"
#include "intimetry/instruments.hpp"
#include "intimetry/io/instrument_json.hpp"

namespace intimetry::cli {

InstrumentShelf::InstrumentShelf(const std::vector<std::string>& given) {
  for (const std::string& path : given) {
    Instrument instrument = find_instrument(path);
    loaded_.insert_or_assign(instrument.id, std::move(instrument));
  }
}

const Instrument* InstrumentShelf::find(std::string_view id) {
  const auto known = loaded_.find(id);
  if (known != loaded_.end()) return &known->second;
  for (const BundledInstrument& bundle : bundled_instruments()) {
    if (bundle.id == id) return &loaded_.emplace(id, load_instrument(bundle.json, bundle.id)).first->second;
  }
  return nullptr;
}

const Instrument& InstrumentShelf::require(std::string_view id) {
  if (const Instrument* found = find(id)) return *found;
  return loaded_.emplace(id, find_instrument(std::string(id)))
      .first->second;  // a path, or an error that helps
}

}  // namespace intimetry::cli
