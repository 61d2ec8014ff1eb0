#pragma once

#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the field `format` of a JSON text, such as "intimetry.instrument/1", which says what kind of file
/// it is; empty if it has none. `name` is the file's name, for messages.
/// @throws Error(json_syntax) if the text is not JSON
std::string file_format(std::string_view text, std::string_view name);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/file_format.ipp"
#endif
