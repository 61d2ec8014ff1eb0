#pragma once

#include <string>

#include "analyses/dyadic/dyadic.hpp"

namespace intimetry::render {

/// Returns what a model found as a person reads it.
std::string dyadic_text(const analyses::DyadicRequest& request, const analyses::DyadicResult& result);

/// Returns the same as JSON.
std::string dyadic_json(const analyses::DyadicRequest& request, const analyses::DyadicResult& result);

}  // namespace intimetry::render
