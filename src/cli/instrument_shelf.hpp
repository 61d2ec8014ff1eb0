#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/instrument/lookup.hpp"

namespace intimetry::cli {

/// The instruments that a file may speak of: bundled ones and those given, each loaded when it is asked for.
class InstrumentShelf {
 public:
  /// @param given ids, or paths of files
  /// @throws what loading an instrument throws
  explicit InstrumentShelf(const std::vector<std::string>& given = {});

  /// Returns the instrument, or null if there is none of this id. It lives as long as the shelf.
  const Instrument* find(std::string_view id);

  /// Returns the instrument.
  /// @throws Error(unknown_id), naming the nearest
  const Instrument& require(std::string_view id);

  /// Returns `find` as a function; the shelf must outlive it.
  [[nodiscard]] InstrumentLookup lookup() {
    return [this](std::string_view id) { return find(id); };
  }

 private:
  std::map<std::string, Instrument, std::less<>> loaded_;
};

}  // namespace intimetry::cli
