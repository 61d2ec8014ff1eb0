#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyses/dyadic/dyadic.hpp"
#include "intimetry/dyadic/effect.hpp"
#include "text/json_values.hpp"

namespace intimetry::render {

/// One line of the table that a researcher would print.
struct EffectLine {
  std::string name;  // in words
  std::string key;   // in JSON
  Effect effect;
  bool admissible = true;  // false: a number that cannot be what it estimates, such as a correlation beyond 1
};

/// Which columns of the table a model has beside the estimates.
struct EffectColumns {
  bool se = true;
  bool test = true;  // df and t
  bool p = true;
  bool interval = true;
  bool admissible = false;  // JSON alone: whether a solution is admissible
};

/// What a model found, in words: written as text or as JSON.
struct DyadicReport {
  std::string title;
  EffectColumns columns;
  std::vector<EffectLine> effects;
  std::vector<std::string> lines;  // what else was found, a line each
  std::vector<std::string> notes;  // what a reader has to know before the estimates are taken as they stand
  std::vector<std::string> assumed;
  std::vector<std::string> findings;
  text::Json more = text::Json::object();  // what is in JSON beside the effects
};

/// Returns what a model found, as effects, sentences and JSON.
DyadicReport dyadic_report(const analyses::DyadicRequest& request, const analyses::DyadicResult& result);

}  // namespace intimetry::render
