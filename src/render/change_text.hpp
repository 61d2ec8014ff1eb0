#pragma once

#include <string>

#include "analyses/change/change.hpp"

namespace intimetry::render {

/// Returns the changes as tables for a terminal: one a person and scale.
std::string change_text(const analyses::ChangeRequest& request, const analyses::ChangeResult& result);

/// Returns the changes as a CSV table: a row an occasion.
std::string change_rows(const analyses::ChangeRequest& request, const analyses::ChangeResult& result);

/// Returns the changes as JSON.
std::string change_json(const analyses::ChangeRequest& request, const analyses::ChangeResult& result);

/// Returns the word for where an error comes from; "given" where the user said it.
std::string error_source_word(const analyses::ChangeResult& result, const MeasurementError& error);

}  // namespace intimetry::render
