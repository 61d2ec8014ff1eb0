#pragma once

#include <string>

#include "analyses/check/check.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::render {

/// Returns in words what a file without defects holds.
std::string check_text(const analyses::CheckResult& result);

/// Returns as JSON that a file has no defects, and what it holds.
std::string check_json(const std::string& file, const analyses::CheckResult& result);

/// Returns as JSON the defects of a file.
std::string check_json(const std::string& file, const Error& problem);

}  // namespace intimetry::render
