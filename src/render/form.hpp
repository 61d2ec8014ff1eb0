#pragma once

#include <string>

#include "intimetry/instrument/prompts.hpp"
#include "intimetry/instrument/questions.hpp"

namespace intimetry::render {

/// Returns the questions as one HTML page that needs nothing else: it is filled in on a screen, and gives the
/// answers back as response.json, or on paper. A prompt that is not translated says that it is English.
/// @throws Error(bad_argument) if a question is for the clinician alone: a form may lie anywhere
std::string form_html(const Questions& questions, const Prompts& prompts = {});

}  // namespace intimetry::render
