#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::instruments {

/// The instruments that a file may speak of: bundled ones and those given, each loaded when it is asked for.
class InstrumentShelf {
 public:
  /// @param given ids, or paths of files
  /// @throws what loading an instrument throws
  explicit InstrumentShelf(const std::vector<std::string>& given = {});

  /// Returns the newest edition, or null if there is none of this id. It lives as long as the shelf.
  const Instrument* find(std::string_view id);

  /// Returns the edition of this version, or null; an empty version asks for the newest.
  const Instrument* find(std::string_view id, std::string_view version);

  /// Returns the instrument.
  /// @throws Error(unknown_id), naming the nearest
  const Instrument& require(std::string_view id);

  /// Returns `find` as a function, which knows the ids of all there are; the shelf must outlive it.
  [[nodiscard]] InstrumentLookup lookup();

 private:
  std::map<std::string, Instrument, std::less<>> loaded_;
  std::map<std::string, Instrument, std::less<>> editions_;  // earlier ones, by "id@version"
};

}  // namespace intimetry::instruments
