#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::instruments {

/// A registry of instruments: bundled ones and given ones, each loaded at its first use.
class InstrumentRegistry {
 public:
  /// @param given ids, or paths of files
  /// @throws what loading an instrument throws
  explicit InstrumentRegistry(const std::vector<std::string>& given = {});

  /// Returns the newest edition, or null for an unknown id. It lives as long as the registry.
  const Instrument* find(std::string_view id);

  /// Returns the edition with this version, or null; an empty version means the newest.
  const Instrument* find(std::string_view id, std::string_view version);

  /// Returns the instrument.
  /// @throws Error(unknown_id) with the nearest id
  const Instrument& require(std::string_view id);

  /// Returns `find` as a lookup with the ids of all instruments; this object must outlive it.
  [[nodiscard]] InstrumentLookup lookup();

 private:
  std::map<std::string, Instrument, std::less<>> loaded_;
  std::map<std::string, Instrument, std::less<>> editions_;  // earlier ones, by "id@version"
};

}  // namespace intimetry::instruments
