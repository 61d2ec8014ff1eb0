#pragma once

#include <string>

#include "analyses/dyadic/dyadic.hpp"

namespace intimetry::render {

/// Returns a model's result as text.
std::string dyadic_text(const analyses::DyadicRequest& request, const analyses::DyadicResult& result);

/// Returns the same as JSON.
std::string dyadic_json(const analyses::DyadicRequest& request, const analyses::DyadicResult& result);

}  // namespace intimetry::render
