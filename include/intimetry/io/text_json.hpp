#pragma once

#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/instrument/text.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the wording that a JSON text holds; `name` is the file's name, for messages.
/// @throws Error(text_invalid) with every defect; whether it fits an instrument is `with_text`'s to say
TextOverlay load_text(std::string_view text, std::string_view name);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/text_json.ipp"
#endif
