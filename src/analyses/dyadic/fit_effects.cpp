#include <utility>

#include "analyses/dyadic/fits.hpp"
#include "files/csv_error.hpp"
#include "intimetry/core/error.hpp"
#include "text/counted.hpp"
#include "text/numbers.hpp"

namespace intimetry::analyses {

namespace {

ResampleOptions resample(const DyadicRequest& request) { return {request.draws, request.seed}; }

/// What messages call a model's columns: its predictors, of each role where `roles` are told apart; its
/// covariates.
std::vector<std::string> column_words(const FitInput& input, const std::vector<std::string>& roles) {
  std::vector<std::string> columns;
  for (const std::string& name : input.request.predictors) {
    if (roles.empty()) columns.push_back("predictor '" + name + "'");
    for (const std::string& role : roles) columns.push_back("predictor '" + name + "' of '" + role + "'");
  }
  for (const CoupleVariable& covariate : input.data.covariates)
    columns.push_back("covariate '" + covariate.name + "'");
  return columns;
}

/// Takes a fit into the result, unless a fault stands in its way.
template <class Fit>
void take(Fit fit, const FitInput& input, const std::vector<std::string>& columns, DyadicResult& result) {
  throw_fault(fit.fault, columns, input.file, fit.n);
  count_couples(fit, result);
  result.fit = std::move(fit);
}

ApimModel apim_model(const FitInput& input) {
  ApimModel model{input.outcome(), {}, {}, {}};
  for (const std::string& name : input.request.predictors) model.predictors.push_back(input.data.of(name));
  for (const CoupleVariable& covariate : input.data.covariates)
    model.covariates.emplace_back(covariate.values);
  return model;
}

void fit_apim(const FitInput& input, DyadicResult& result) {
  const DyadicRequest& request = input.request;
  const ApimModel model = apim_model(input);
  ApimFit fit{apim(model, request.level), {}, {}};
  throw_fault(fit.effects.fault, column_words(input, {}), input.file, fit.effects.n);
  count_couples(fit.effects, result);
  fit.ratios = partner_ratios(model, request.level, resample(request));
  if (!request.reliabilities.empty())
    fit.corrected = corrected_apim(model, request.reliabilities, request.level, resample(request));
  result.fit = std::move(fit);
}

void fit_apim_roles(const FitInput& input, DyadicResult& result) {
  const DyadicRequest& request = input.request;
  const ApimModel plain = apim_model(input);
  const ApimRolesModel model{plain.outcome, plain.predictors, plain.covariates};
  ApimRolesFit fit{apim_roles(model, request.level), {}, {}};
  throw_fault(fit.effects.fault, column_words(input, input.data.roles), input.file, fit.effects.n);
  count_couples(fit.effects, result);
  fit.ratios = partner_ratios(model, request.level, resample(request));
  if (!request.reliabilities.empty())
    fit.corrected = corrected_apim_roles(model, request.reliabilities, request.level, resample(request));
  result.fit = std::move(fit);
}

}  // namespace

void fit_actor_partner(const FitInput& input, DyadicResult& result) {
  return input.roles() ? fit_apim_roles(input, result) : fit_apim(input, result);
}

void fit_gls(const FitInput& input, DyadicResult& result) {
  CoupleGlsModel model{input.outcome(), {}};
  for (const std::string& asked : input.request.predictors) {
    const std::string name = column_of_predictor(asked);
    MemberValues values = input.data.of(name);
    if (name != asked) std::swap(values.first, values.second);
    model.predictors.push_back(values);
  }
  for (const CoupleVariable& covariate : input.data.covariates)
    model.predictors.push_back({covariate.values, covariate.values});
  CoupleGls fit = couple_gls(model, input.request.level);
  if (fit.fault.reason == MissingReason::zero_variance && fit.fault.column == ModelFault::no_column) {
    throw Error(ErrorCode::data_value, files::display_name(input.file) + ": the outcome '" +
                                           input.outcomes.front() +
                                           "' does not vary, or the predictors make it up but for rounding: "
                                           "nothing is left to test their effects against");
  }
  take(std::move(fit), input, column_words(input, {}), result);
}

void fit_surface(const FitInput& input, DyadicResult& result) {
  const SurfaceModel model{input.outcome(), input.predictor(), input.request.centre.value_or(0)};
  const std::vector<std::string> columns(
      5, "'" + input.request.predictors.front() + "' or a square or product of it");
  if (input.roles()) {
    take(response_surface_roles(model, input.request.level), input, columns, result);
  } else {
    take(response_surface(model, input.request.level), input, columns, result);
  }
}

void fit_truth_bias(const FitInput& input, DyadicResult& result) {
  const JudgementModel model{input.outcome(), input.predictor()};
  const std::vector<std::string> columns(2, "'" + input.request.predictors.front() + "'");
  if (input.roles()) {
    take(truth_bias_roles(model, input.request.level), input, columns, result);
  } else {
    take(truth_bias(model, input.request.level), input, columns, result);
  }
}

void fit_common_fate(const FitInput& input, DyadicResult& result) {
  CommonFateOptions options;
  options.level = input.request.level;
  options.resamples = input.request.draws;
  options.seed = input.request.seed;
  const CommonFate fit = common_fate(input.predictor(), input.outcome(), options);
  if (fit.slope.reason == MissingReason::contradictory) {
    throw Error(ErrorCode::data_value,
                files::display_name(input.file) + ": partners are not alike in '" +
                    input.request.predictors.front() + "' (their covariance is " +
                    text::fixed(fit.latent_variance_x, 3) +
                    "), so that they have nothing in common there that could go with '" +
                    input.outcomes.front() + "'");
  }
  throw_fault({fit.slope.reason, ModelFault::no_column}, {}, input.file, fit.n);
  count_couples(fit, result);
  result.fit = fit;
}

void throw_fault(const ModelFault& fault, const std::vector<std::string>& columns, const std::string& file,
                 std::int64_t couples) {
  if (!fault.exists()) return;
  const std::string start = files::display_name(file) + ": ";
  if (fault.reason == MissingReason::too_few_cases) {
    throw Error(ErrorCode::data_value, start + text::counted(static_cast<std::uint64_t>(couples), "couple") +
                                           " with every value: too few for as many effects as the model has");
  }
  if (fault.column >= columns.size()) {
    throw Error(ErrorCode::data_value,
                start + "the model cannot be fitted: " + std::string(explain(fault.reason)));
  }
  const std::string& column = columns[fault.column];
  if (fault.reason == MissingReason::zero_variance && column.starts_with("covariate")) {
    throw Error(ErrorCode::data_value,
                start + column + " does not vary between couples: nothing can be estimated from it");
  }
  if (fault.reason == MissingReason::zero_variance) {
    throw Error(ErrorCode::data_value,
                start + column + " does not vary, or not within couples: nothing can be estimated from it");
  }
  throw Error(ErrorCode::data_value,
              start + column +
                  " says the same as the other predictors together (perfect collinearity): leave it out");
}

}  // namespace intimetry::analyses
