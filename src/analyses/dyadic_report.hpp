#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyses/dyadic_data.hpp"
#include "intimetry/dyadic/effect.hpp"
#include "text/json_values.hpp"

namespace intimetry::analyses {

/// What a model is made of, beside its data.
struct DyadicRequest {
  std::string model;
  DyadicInput input;
  std::vector<std::string> outcomes;
  std::vector<std::string> predictors;
  std::vector<double> reliabilities;  // of the predictors; empty: no correction
  bool has_centre = false;
  double centre = 0;
  double level = 0.95;
  std::uint64_t seed = 0;
  std::size_t draws = 2000;  // resamples, pairings or swaps
};

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

/// What a model found, as data: written as text or as JSON.
struct DyadicReport {
  std::string title;
  std::int64_t couples = 0;  // with several outcomes: those of the first
  std::int64_t left_out = 0;
  EffectColumns columns;
  std::vector<EffectLine> effects;
  std::vector<std::string> lines;  // what else was found, a line each
  std::vector<std::string> notes;  // what a reader has to know before the estimates are taken as they stand
  std::vector<std::string> assumed;
  std::vector<std::string> findings;
  text::Json more = text::Json::object();  // what is in JSON beside the effects
};

/// Fits the model that was asked for.
/// @throws Error(data_value) naming the predictor that does not vary or says the same as others, or saying
/// that there are too few couples; Error(bad_usage) for a model that does not exist or lacks a part
DyadicReport fit_dyadic(const DyadicRequest& request, const DyadicData& data);

/// Returns the column of a predictor of gls: "age" of "age" and of "age@partner".
std::string column_of_predictor(const std::string& asked);

/// Checks what the command line says before any file is opened.
/// @throws Error(bad_usage)
void check_dyadic(const DyadicRequest& request);

/// Returns the models' names.
const std::vector<std::string>& dyadic_models();

/// Returns how often a model resamples, re-pairs or swaps couples unless it is said.
std::size_t usual_draws(const std::string& model);

/// Returns whether a model takes several outcomes, so that one with a * means all columns that match.
bool takes_patterns(const std::string& model);

}  // namespace intimetry::analyses
