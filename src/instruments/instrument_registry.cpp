#include "instruments/instrument_registry.hpp"

#include <algorithm>
#include <utility>

#include "instruments/instrument_source.hpp"
#include "intimetry/instruments.hpp"
#include "intimetry/io/instrument_json.hpp"

namespace intimetry::instruments {

namespace {

const Instrument* find_in(const std::map<std::string, Instrument, std::less<>>& registry,
                          std::string_view key) {
  const auto found = registry.find(key);
  return found == registry.end() ? nullptr : &found->second;
}

std::string edition_key(std::string_view id, std::string_view version) {
  return std::string(id) + "@" + std::string(version);
}

}  // namespace

InstrumentRegistry::InstrumentRegistry(const std::vector<std::string>& given) {
  for (const std::string& path : given) {
    Instrument instrument = find_instrument(path);
    if (instrument.superseded_by) {
      editions_.insert_or_assign(edition_key(instrument.id, instrument.version), std::move(instrument));
    } else {
      loaded_.insert_or_assign(instrument.id, std::move(instrument));
    }
  }
}

const Instrument* InstrumentRegistry::find(std::string_view id) {
  if (const Instrument* known = find_in(loaded_, id)) return known;
  for (const BundledInstrument& bundle : bundled_instruments()) {
    if (bundle.id == id) return &loaded_.emplace(id, load_instrument(bundle.json, bundle.id)).first->second;
  }
  return nullptr;
}

const Instrument* InstrumentRegistry::find(std::string_view id, std::string_view version) {
  const Instrument* newest = find(id);
  if (version.empty() || (newest != nullptr && newest->version == version)) return newest;
  const std::string key = edition_key(id, version);
  if (const Instrument* known = find_in(editions_, key)) return known;
  for (const BundledInstrument& bundle : bundled_editions()) {
    if (bundle.id == id && bundle.version == version)
      return &editions_.emplace(key, load_instrument(bundle.json, key)).first->second;
  }
  return nullptr;
}

const Instrument& InstrumentRegistry::require(std::string_view id) {
  if (const Instrument* found = find(id)) return *found;
  return loaded_.emplace(id, find_instrument(std::string(id)))
      .first->second;  // a path, or an error with a hint
}

InstrumentLookup InstrumentRegistry::lookup() {
  std::vector<std::string> ids;
  for (const BundledInstrument& bundle : bundled_instruments()) ids.emplace_back(bundle.id);
  for (const auto& [id, instrument] : loaded_) {
    if (instrument.id == id && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  const InstrumentLookup find_edition = [this](std::string_view id, std::string_view version) {
    return find(id, version);
  };
  return find_edition.with_ids(std::move(ids));
}

}  // namespace intimetry::instruments
