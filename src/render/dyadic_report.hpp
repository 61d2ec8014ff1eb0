#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyses/dyadic/dyadic.hpp"
#include "intimetry/dyadic/effect.hpp"
#include "text/json_values.hpp"

namespace intimetry::render {

/// One row of the table of effects.
struct EffectLine {
  std::string name;  // for the text
  std::string key;   // for JSON
  Effect effect;
  bool admissible = true;  // false: an impossible estimate, such as a correlation above 1
};

/// Which columns a model has besides the estimates.
struct EffectColumns {
  bool se = true;
  bool test = true;  // df and t
  bool p = true;
  bool interval = true;
  bool admissible = false;  // in JSON only
};

/// A model's result in words, which is written as text or as JSON.
struct DyadicReport {
  std::string title;
  EffectColumns columns;
  std::vector<EffectLine> effects;
  std::vector<std::string> lines;  // further results, one per line
  std::vector<std::string> notes;  // warnings about the estimates
  std::vector<std::string> assumed;
  std::vector<std::string> findings;
  text::Json more = text::Json::object();  // further fields of the JSON
};

/// Returns a model's result as effects, sentences and JSON.
DyadicReport dyadic_report(const analyses::DyadicRequest& request, const analyses::DyadicResult& result);

}  // namespace intimetry::render
