#include <array>

#include "analyses/dyadic_models.hpp"
#include "analyses/dyadic_words.hpp"
#include "files/csv_error.hpp"
#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/gls.hpp"
#include "intimetry/dyadic/reliability_correction.hpp"
#include "text/text_table.hpp"

namespace intimetry::analyses {

namespace {

std::string error_assumed(const DyadicRequest& request) {
  if (request.reliabilities.empty()) return "Predictors are measured without error.";
  return "Predictors are measured without error, except in the corrected effects: there their "
         "reliabilities are taken as known, and errors of partners as independent.";
}

ResampleOptions resample(const DyadicRequest& request) { return {request.draws, request.seed}; }

ApimModel apim_model(const DyadicRequest& request, const DyadicData& data) {
  ApimModel model{data.of(request.outcomes.front()), {}, {}, {}};
  for (const std::string& name : request.predictors) model.predictors.push_back(data.of(name));
  for (const CoupleVariable& covariate : data.covariates) model.covariates.emplace_back(covariate.values);
  return model;
}

std::string corrected_words(const CorrectedEffect& effect) {
  const Interval& found = effect.interval;
  return text::fixed(effect.value.value, 3) + (found.exists()
                                                   ? " " + text::interval(found.low, found.high, 3)
                                                   : " (no interval: too many resamples have none)");
}

void add_corrected(DyadicReport& report, const std::string& key, const std::string& words, double reliability,
                   const std::array<CorrectedEffect, 2>& effects) {
  const std::string given = "a reliability of " + text::coefficient(reliability);
  if (effects[0].value.exists() && effects[1].value.exists()) {
    report.findings.push_back("With " + given + " of " + words + ", corrected for error: actor " +
                              corrected_words(effects[0]) + ", partner " + corrected_words(effects[1]) + ".");
  } else {
    report.notes.push_back(
        "The effects of " + words + " cannot be corrected for " + given +
        ": so much error contradicts the variances and correlations that the predictors have.");
  }
  text::Json json = text::Json::object();
  json["reliability"] = reliability;
  for (std::size_t who = 0; who < 2; ++who) {
    const std::string name = who == 0 ? "actor" : "partner";
    text::add_statistic(json, name, effects[who].value);
    text::add_interval(json, name + "_interval", effects[who].interval);
  }
  report.more["corrected"][key] = json;
}

DyadicReport fit_apim(const DyadicRequest& request, const DyadicData& data) {
  const ApimModel model = apim_model(request, data);
  const Apim fit = apim(model, request.level);
  std::vector<std::string> columns;
  for (const std::string& name : request.predictors) columns.push_back("predictor '" + name + "'");
  for (const CoupleVariable& covariate : data.covariates)
    columns.push_back("covariate '" + covariate.name + "'");
  DyadicReport report = report_of("Actor-partner model, " + members_words(request), fit, columns, request);
  const std::string& outcome = request.outcomes.front();
  report.effects.push_back({"intercept", "intercept", fit.intercept});
  const auto ratios = partner_ratios(model, request.level, resample(request));
  for (std::size_t i = 0; i < fit.predictors.size(); ++i) {
    const std::string& name = request.predictors[i];
    report.effects.push_back({name + ", actor", "actor:" + name, fit.predictors[i].actor});
    report.effects.push_back({name + ", partner", "partner:" + name, fit.predictors[i].partner});
    report.findings.push_back(finding("one's own " + name, outcome, fit.predictors[i].actor, request.level));
    report.findings.push_back(
        finding("the partner's " + name, outcome, fit.predictors[i].partner, request.level));
    add_ratio(report, name, name, ratios[i], request.level);
  }
  for (std::size_t i = 0; i < fit.covariates.size(); ++i) {
    const std::string& name = data.covariates[i].name;
    report.effects.push_back({name, "covariate:" + name, fit.covariates[i]});
  }
  add_residuals(report, fit.residual_sd, fit.residual_correlation);
  if (!request.reliabilities.empty()) {
    const CorrectedApim corrected =
        corrected_apim(model, request.reliabilities, request.level, resample(request));
    for (std::size_t i = 0; i < corrected.predictors.size(); ++i) {
      add_corrected(report, request.predictors[i], request.predictors[i], request.reliabilities[i],
                    corrected.predictors[i]);
    }
  }
  report.assumed = {exchangeable_assumed, residuals_assumed, error_assumed(request),
                    "Degrees of freedom are Satterthwaite's."};
  return report;
}

/// The effects on one role's outcome, with what is said of its residuals.
void add_role(DyadicReport& report, const DyadicRequest& request, const DyadicData& data,
              const ApimRoles& fit, const std::vector<std::array<PartnerRatio, 2>>& ratios,
              std::size_t role) {
  const std::string& outcome = request.outcomes.front();
  const auto& roles = data.roles;
  const std::string of = " of " + roles[role];
  const std::string at = roles[role] + ":";
  report.effects.push_back({outcome + of + ": intercept", at + "intercept", fit.intercept[role]});
  for (std::size_t i = 0; i < fit.predictors.size(); ++i) {
    const std::string& name = request.predictors[i];
    const RoleEffects& effects = fit.predictors[i];
    report.effects.push_back({"  own " + name + " (actor)", at + "actor:" + name, effects.actor[role]});
    report.effects.push_back({"  " + roles[1 - role] + "'s " + name + " (partner)", at + "partner:" + name,
                              effects.partner[role]});
    report.findings.push_back(finding(roles[role] + "'s own " + name, roles[role] + "'s " + outcome,
                                      effects.actor[role], request.level));
    report.findings.push_back(finding(roles[1 - role] + "'s " + name, roles[role] + "'s " + outcome,
                                      effects.partner[role], request.level));
    add_ratio(report, name + " for " + roles[role] + "'s " + outcome, at + name, ratios[i][role],
              request.level);
  }
  for (std::size_t i = 0; i < fit.covariates.size(); ++i) {
    const std::string& name = data.covariates[i].name;
    report.effects.push_back({"  " + name, at + "covariate:" + name, fit.covariates[i][role]});
  }
  report.lines.push_back("Residuals" + of + ": SD " + text::fixed(fit.residual_sd[role].value, 3) +
                         ", R squared " + text::coefficient(fit.r_squared[role].value) + ".");
  text::add_statistic(report.more, "residual_sd:" + roles[role], fit.residual_sd[role]);
  text::add_statistic(report.more, "r_squared:" + roles[role], fit.r_squared[role]);
}

/// What one role's effects have over the other's.
void add_role_differences(DyadicReport& report, const DyadicRequest& request, const DyadicData& data,
                          const ApimRoles& fit) {
  const std::string versus = data.roles[0] + " less " + data.roles[1];
  report.effects.push_back({versus + ": intercept", "difference:intercept", fit.intercept_difference});
  for (std::size_t i = 0; i < fit.predictors.size(); ++i) {
    const std::string& name = request.predictors[i];
    report.effects.push_back(
        {"  actor effects of " + name, "difference:actor:" + name, fit.predictors[i].actor_difference});
    report.effects.push_back(
        {"  partner effects of " + name, "difference:partner:" + name, fit.predictors[i].partner_difference});
  }
}

void add_corrected_roles(DyadicReport& report, const DyadicRequest& request, const DyadicData& data,
                         const ApimRolesModel& model) {
  const CorrectedRoles corrected =
      corrected_apim_roles(model, request.reliabilities, request.level, resample(request));
  for (std::size_t i = 0; i < corrected.predictors.size(); ++i) {
    for (std::size_t role = 0; role < 2; ++role) {
      const std::string& of = data.roles[role];
      add_corrected(report, of + ":" + request.predictors[i],
                    request.predictors[i] + " (outcome: " + of + "'s " + request.outcomes.front() + ")",
                    request.reliabilities[i], corrected.predictors[i][role]);
    }
  }
}

DyadicReport fit_apim_roles(const DyadicRequest& request, const DyadicData& data) {
  const ApimModel plain = apim_model(request, data);
  const ApimRolesModel model{plain.outcome, plain.predictors, plain.covariates};
  const ApimRoles fit = apim_roles(model, request.level);
  std::vector<std::string> columns;
  for (const std::string& name : request.predictors) {
    for (const std::string& role : data.roles)
      columns.push_back("predictor '" + name + "' of '" + role + "'");
  }
  for (const CoupleVariable& covariate : data.covariates)
    columns.push_back("covariate '" + covariate.name + "'");
  DyadicReport report = report_of("Actor-partner model, " + members_words(request), fit, columns, request);
  const auto ratios = partner_ratios(model, request.level, resample(request));
  for (std::size_t role = 0; role < 2; ++role) add_role(report, request, data, fit, ratios, role);
  add_role_differences(report, request, data, fit);
  report.lines.push_back("Residuals of " + residuals_correlate(fit.residual_correlation) + ".");
  text::add_statistic(report.more, "residual_correlation", fit.residual_correlation);
  if (!request.reliabilities.empty()) add_corrected_roles(report, request, data, model);
  report.assumed = {"Each role has its own intercept, effects and residual variance.", residuals_assumed,
                    error_assumed(request)};
  return report;
}

}  // namespace

DyadicReport fit_gls(const DyadicRequest& request, const DyadicData& data) {
  CoupleGlsModel model{data.of(request.outcomes.front()), {}};
  std::vector<std::string> columns;
  std::vector<std::string> names;
  for (const std::string& asked : request.predictors) {
    const std::string name = column_of_predictor(asked);
    const bool partner = name != asked;
    MemberValues values = data.of(name);
    if (partner) std::swap(values.first, values.second);
    model.predictors.push_back(values);
    names.push_back((partner ? "the partner's " : "one's own ") + name);
    columns.push_back("predictor '" + asked + "'");
  }
  for (const CoupleVariable& covariate : data.covariates) {
    model.predictors.push_back({covariate.values, covariate.values});
    names.push_back(covariate.name);
    columns.push_back("covariate '" + covariate.name + "'");
  }
  const CoupleGls fit = couple_gls(model, request.level);
  if (fit.fault.why == WhyMissing::no_spread && fit.fault.column == ModelFault::no_column) {
    throw Error(ErrorCode::data_value, files::display_name(request.input.answers.input) + ": the outcome '" +
                                           request.outcomes.front() +
                                           "' does not vary, or the predictors make it up but for rounding: "
                                           "nothing is left to test their effects against");
  }
  DyadicReport report = report_of("Regression of members not told apart, by REML", fit, columns, request);
  report.effects.push_back({"intercept", "intercept", fit.intercept});
  for (std::size_t i = 0; i < fit.predictors.size(); ++i) {
    const bool covariate = i >= request.predictors.size();
    report.effects.push_back(
        {names[i], covariate ? "covariate:" + names[i] : request.predictors[i], fit.predictors[i]});
    report.findings.push_back(finding(names[i], request.outcomes.front(), fit.predictors[i], request.level));
  }
  add_residuals(report, fit.residual_sd, fit.residual_correlation);
  report.assumed = {exchangeable_assumed, residuals_assumed, "Predictors are measured without error.",
                    "Degrees of freedom are Satterthwaite's."};
  return report;
}

DyadicReport fit_actor_partner(const DyadicRequest& request, const DyadicData& data) {
  return data.roles.empty() ? fit_apim(request, data) : fit_apim_roles(request, data);
}

}  // namespace intimetry::analyses
