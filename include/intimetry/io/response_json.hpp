#pragma once

#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/data/administration.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the response that a JSON text describes; `name` is the file's name, for messages. Whether the
/// answers fit the instrument is `check_answers`' to say.
/// @throws Error(response_invalid) with every defect, each with its code and JSON pointer
Response load_response(std::string_view text, std::string_view name);

/// Returns the response as JSON text; loading it gives the same response, and saving that the same text.
/// @throws Error(response_invalid) if what would be written could not be read again
std::string save_response(const Response& response);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/response_json.ipp"
#endif
