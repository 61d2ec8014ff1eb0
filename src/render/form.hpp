#pragma once

#include <string>

#include "intimetry/instrument/prompts.hpp"
#include "intimetry/instrument/questions.hpp"

namespace intimetry::render {

/// Returns the questions as one HTML page without external resources. It can be filled in on a screen, which
/// gives response.json, or on paper. A prompt without a translation is marked as English.
/// @throws Error(bad_argument) if a question is for the clinician alone: anyone may find a form
std::string form_html(const Questions& questions, const Prompts& prompts = {});

}  // namespace intimetry::render
