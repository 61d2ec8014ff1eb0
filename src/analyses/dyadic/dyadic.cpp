#include "analyses/dyadic/dyadic.hpp"

#include <set>
#include <string_view>
#include <utility>

#include "analyses/dyadic/fits.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::analyses {

namespace {

/// The least and largest number of variables that a model takes.
struct HowMany {
  std::size_t least;
  std::size_t most;
};

enum class Roles : unsigned char { none, either, needed };

struct Model {
  const char* name;
  void (*fit)(const FitInput&, DyadicResult&);
  HowMany outcomes;
  HowMany predictors;
  Roles roles;
  bool covariates;
  std::size_t draws;
};

const std::vector<Model>& models() {
  static const std::vector<Model> all{
      {"icc", fit_icc, {1, 1000}, {0, 0}, Roles::either, false, 2000},
      {"pairwise", fit_pairwise, {2, 50}, {0, 0}, Roles::none, false, 2000},
      {"pseudo-couples", fit_pseudo_couples, {2, 10000}, {0, 0}, Roles::either, false, 9999},
      {"distinguishability", fit_distinguishability, {1, 1000}, {0, 0}, Roles::needed, false, 9999},
      {"apim", fit_actor_partner, {1, 1}, {1, 20}, Roles::either, true, 2000},
      {"gls", fit_gls, {1, 1}, {1, 40}, Roles::none, true, 2000},
      {"common-fate", fit_common_fate, {1, 1}, {1, 1}, Roles::none, false, 2000},
      {"response-surface", fit_surface, {1, 1}, {1, 1}, Roles::either, false, 2000},
      {"truth-bias", fit_truth_bias, {1, 1}, {1, 1}, Roles::either, false, 2000}};
  return all;
}

const Model* find_model(const std::string& name) {
  for (const Model& model : models()) {
    if (model.name == name) return &model;
  }
  return nullptr;
}

[[noreturn]] void refuse(const std::string& words) { throw Error(ErrorCode::bad_usage, words); }

const Model& model_of(const DyadicRequest& request) {
  if (const Model* model = find_model(request.model)) return *model;
  std::string known;
  for (const std::string& name : dyadic_models()) known += (known.empty() ? "" : ", ") + name;
  refuse("--model: expected " + known + "; found '" + request.model + "'");
}

void check_count(const std::string& start, const std::string& option, std::size_t found, HowMany expected) {
  if (found >= expected.least && found <= expected.most) return;
  if (expected.most == 0) refuse(start + "it takes no " + option);
  const std::string most = std::to_string(expected.most);
  const std::string wanted = expected.most == expected.least ? (expected.most == 1 ? "one" : most)
                             : found < expected.least
                                 ? (expected.least == 1 ? "a" : std::to_string(expected.least) + " or more")
                                 : "at most " + most;
  refuse(start + "expected " + wanted + " " + option + ", found " + std::to_string(found));
}

void check_roles(const std::string& start, const Model& model, const std::string& role) {
  if (model.roles == Roles::none && !role.empty()) {
    refuse(start + "members are not told apart in this model; leave --role out");
  }
  if (model.roles == Roles::needed && role.empty()) {
    refuse(start + "expected --role, the column whose two values it asks about");
  }
}

void check_extras(const std::string& start, const DyadicRequest& request) {
  if ((request.model == "response-surface") != request.centre.has_value()) {
    refuse(request.centre.has_value() ? start + "--centre is for response-surface alone"
                                      : start + "expected --centre, such as the middle of the scale");
  }
  if (!request.reliabilities.empty() && request.model != "apim")
    refuse(start + "--reliability is for apim alone");
  if (!request.reliabilities.empty() && request.reliabilities.size() != request.predictors.size()) {
    refuse("--reliability: expected one for each --predictor");
  }
}

bool has_pattern(const DyadicRequest& request) {
  for (const std::string& name : request.outcomes) {
    if (name.find('*') != std::string::npos) return true;
  }
  return false;
}

DyadicInput input_of(const DyadicRequest& request) {
  DyadicInput input{request.answers, request.role, request.outcomes, takes_patterns(request.model),
                    request.covariates};
  for (const std::string& name : request.predictors)
    input.variables.push_back(request.model == "gls" ? column_of_predictor(name) : name);
  return input;
}

}  // namespace

const std::vector<std::string>& dyadic_models() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Model& model : models()) all.emplace_back(model.name);
    return all;
  }();
  return names;
}

std::size_t default_draws(const std::string& model) {
  const Model* found = find_model(model);
  return found == nullptr ? 2000 : found->draws;
}

bool takes_patterns(const std::string& model) {
  const Model* found = find_model(model);
  return found != nullptr && found->outcomes.most > 1;
}

std::string column_of_predictor(const std::string& asked) {
  constexpr std::string_view partner = "@partner";
  const bool of_partner = asked.size() > partner.size() && asked.ends_with(partner);
  return of_partner ? asked.substr(0, asked.size() - partner.size()) : asked;
}

void check_dyadic(const DyadicRequest& request) {
  const Model& model = model_of(request);
  const std::string start = "--model " + request.model + ": ";
  const bool patterns = takes_patterns(request.model) && has_pattern(request);
  if (!patterns) check_count(start, "--outcome", request.outcomes.size(), model.outcomes);
  check_count(start, "--predictor", request.predictors.size(), model.predictors);
  check_roles(start, model, request.role);
  if (!model.covariates && !request.covariates.empty()) refuse(start + "it takes no --covariate");
  check_extras(start, request);
  std::set<std::string> seen(request.outcomes.begin(), request.outcomes.end());
  if (seen.size() < request.outcomes.size()) refuse(start + "an --outcome is there twice");
  for (const std::string& name : request.predictors) {
    if (!seen.insert(name).second) refuse("'" + name + "' is there twice, as outcome or predictor");
  }
}

DyadicResult run_dyadic(const DyadicRequest& request, const table::Source& source) {
  check_dyadic(request);
  const CouplesData data = read_couples_data(input_of(request), source);
  DyadicRequest matched = request;
  if (takes_patterns(request.model)) {
    matched.outcomes = data.names;
    check_dyadic(matched);
  }
  DyadicResult result;
  result.roles = data.roles;
  result.outcomes = matched.outcomes;
  for (const CoupleVariable& covariate : data.covariates) result.covariates.push_back(covariate.name);
  result.groups = data.groups;
  result.unvalidated = request.unvalidated.empty() ? data.unvalidated : request.unvalidated;
  result.singletons = data.singletons;
  model_of(request).fit({request, data, result.outcomes, source.name}, result);
  return result;
}

}  // namespace intimetry::analyses
