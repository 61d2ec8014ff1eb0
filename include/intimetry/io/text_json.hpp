#pragma once

#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/instrument/text.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Reads a text overlay from JSON text; `name` is the file's name for messages. `with_text` checks whether it
/// fits an instrument.
/// @throws Error(text_invalid) with every defect
TextOverlay load_text(std::string_view text, std::string_view name);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/text_json.ipp"
#endif
