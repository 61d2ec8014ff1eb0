#pragma once

// The instruments that ship with the library. The only header that needs a compiled library:
// link intimetry::instruments. The umbrella header leaves it out.

#include <span>
#include <string_view>

namespace intimetry {

/// One shipped instrument: its id and the text of its instrument.json, byte for byte. Of an earlier edition
/// the version, and the text of editions/VERSION/instrument.json.
struct BundledInstrument {
  std::string_view id;
  std::string_view json;
  std::string_view version = {};  // empty: the newest
};

/// Returns all shipped instruments, in the order of their ids.
[[nodiscard]] std::span<const BundledInstrument> bundled_instruments() noexcept;

/// Returns the earlier editions that are shipped, so that answers given to them can be scored.
[[nodiscard]] std::span<const BundledInstrument> bundled_editions() noexcept;

/// Returns the JSON text of one shipped instrument.
/// @throws Error(unknown_id) if there is none of this id; the message names the nearest id
[[nodiscard]] std::string_view bundled(std::string_view id);

}  // namespace intimetry
