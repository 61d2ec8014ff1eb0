#pragma once

// The instruments that ship with the library. This header needs the library intimetry::instruments, so the
// umbrella header does not include it.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"

namespace intimetry {

/// One shipped instrument: its id and the text of its instrument.json, byte for byte. An earlier edition has
/// its version and the text of editions/VERSION/instrument.json.
struct BundledInstrument {
  std::string_view id;
  std::string_view json;
  std::string_view version = {};  // empty: the newest
};

/// Returns all shipped instruments, in the order of their ids.
[[nodiscard]] std::span<const BundledInstrument> bundled_instruments() noexcept;

/// Returns the shipped earlier editions, with which older answers are scored.
[[nodiscard]] std::span<const BundledInstrument> bundled_editions() noexcept;

}  // namespace intimetry

namespace intimetry::INTIMETRY_MODE {

/// Returns the JSON text of one shipped instrument.
/// @throws Error(unknown_id) for an unknown id; the message contains the nearest id
[[nodiscard]] inline std::string_view bundled(std::string_view id) {
  std::vector<std::string_view> ids;
  for (const BundledInstrument& instrument : bundled_instruments()) {
    if (instrument.id == id) return instrument.json;
    ids.push_back(instrument.id);
  }
  throw Error(ErrorCode::unknown_id,
              "no shipped instrument has the id '" + std::string(id) + "'" + did_you_mean(id, ids));
}

}  // namespace intimetry::INTIMETRY_MODE
