#pragma once

#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/data/administration.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Reads a response from JSON text; `name` is the file's name for messages. `check_answers` checks whether
/// the answers fit the instrument.
/// @throws Error(response_invalid) with every defect, each with its code and JSON pointer
Response load_response(std::string_view text, std::string_view name);

/// Writes the response as JSON text. Loading it gives the same response; saving that gives the same text.
/// @throws Error(response_invalid) if the text could not be loaded again
std::string save_response(const Response& response);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/response_json.ipp"
#endif
