#include <array>

#include "intimetry/dyadic/reliability_correction.hpp"
#include "render/dyadic_models.hpp"
#include "render/dyadic_words.hpp"
#include "text/numbers.hpp"

namespace intimetry::render {

namespace {

std::string error_assumed(const analyses::DyadicRequest& request) {
  if (request.reliabilities.empty()) return "Predictors are measured without error.";
  return "Predictors are measured without error, except in the corrected effects: there their "
         "reliabilities are taken as known, and errors of partners as independent.";
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

/// One role's effects, findings and residuals.
void add_role(DyadicReport& report, const Fitted& fitted, const analyses::ApimRolesFit& fit,
              std::size_t role) {
  const auto& [request, result] = fitted;
  const std::string& outcome = result.outcomes.front();
  const std::string& own = result.roles[role];
  const std::string& other = result.roles[1 - role];
  const std::string at = own + ":";
  const ApimRoles& found = fit.effects;
  report.effects.push_back({outcome + " of " + own + ": intercept", at + "intercept", found.intercept[role]});
  for (std::size_t i = 0; i < found.predictors.size(); ++i) {
    const std::string& name = request.predictors[i];
    const RoleEffects& effects = found.predictors[i];
    report.effects.push_back({"  own " + name + " (actor)", at + "actor:" + name, effects.actor[role]});
    report.effects.push_back(
        {"  " + other + "'s " + name + " (partner)", at + "partner:" + name, effects.partner[role]});
    const std::string on = own + "'s " + outcome;
    report.findings.push_back(finding(own + "'s own " + name, on, effects.actor[role], request.level));
    report.findings.push_back(finding(other + "'s " + name, on, effects.partner[role], request.level));
    add_ratio(report, name + " for " + on, at + name, fit.ratios[i][role], request.level);
  }
  for (std::size_t i = 0; i < found.covariates.size(); ++i) {
    const std::string& name = result.covariates[i];
    report.effects.push_back({"  " + name, at + "covariate:" + name, found.covariates[i][role]});
  }
  report.lines.push_back("Residuals of " + own + ": SD " + text::fixed(found.residual_sd[role].value, 3) +
                         ", R squared " + text::coefficient(found.r_squared[role].value) + ".");
  text::add_statistic(report.more, "residual_sd:" + own, found.residual_sd[role]);
  text::add_statistic(report.more, "r_squared:" + own, found.r_squared[role]);
}

void add_role_differences(DyadicReport& report, const Fitted& fitted, const ApimRoles& found) {
  const auto& roles = fitted.result.roles;
  report.effects.push_back(
      {roles[0] + " less " + roles[1] + ": intercept", "difference:intercept", found.intercept_difference});
  for (std::size_t i = 0; i < found.predictors.size(); ++i) {
    const std::string& name = fitted.request.predictors[i];
    const RoleEffects& effects = found.predictors[i];
    report.effects.push_back(
        {"  actor effects of " + name, "difference:actor:" + name, effects.actor_difference});
    report.effects.push_back(
        {"  partner effects of " + name, "difference:partner:" + name, effects.partner_difference});
  }
}

}  // namespace

DyadicReport report_of(const Fitted& fitted, const analyses::ApimFit& fit) {
  const auto& [request, result] = fitted;
  DyadicReport report;
  report.title = "Actor-partner model, " + members_words(request);
  const std::string& outcome = result.outcomes.front();
  report.effects.push_back({"intercept", "intercept", fit.effects.intercept});
  for (std::size_t i = 0; i < fit.effects.predictors.size(); ++i) {
    const std::string& name = request.predictors[i];
    const ActorPartner& effects = fit.effects.predictors[i];
    report.effects.push_back({name + ", actor", "actor:" + name, effects.actor});
    report.effects.push_back({name + ", partner", "partner:" + name, effects.partner});
    report.findings.push_back(finding("one's own " + name, outcome, effects.actor, request.level));
    report.findings.push_back(finding("the partner's " + name, outcome, effects.partner, request.level));
    add_ratio(report, name, name, fit.ratios[i], request.level);
  }
  for (std::size_t i = 0; i < fit.effects.covariates.size(); ++i) {
    const std::string& name = result.covariates[i];
    report.effects.push_back({name, "covariate:" + name, fit.effects.covariates[i]});
  }
  add_residuals(report, fit.effects.residual_sd, fit.effects.residual_correlation);
  for (std::size_t i = 0; fit.corrected && i < fit.corrected->predictors.size(); ++i) {
    add_corrected(report, request.predictors[i], request.predictors[i], request.reliabilities[i],
                  fit.corrected->predictors[i]);
  }
  report.assumed = {exchangeable_assumed, residuals_assumed, error_assumed(request),
                    "Degrees of freedom are Satterthwaite's."};
  return report;
}

DyadicReport report_of(const Fitted& fitted, const analyses::ApimRolesFit& fit) {
  const auto& [request, result] = fitted;
  DyadicReport report;
  report.title = "Actor-partner model, " + members_words(request);
  for (std::size_t role = 0; role < 2; ++role) add_role(report, fitted, fit, role);
  add_role_differences(report, fitted, fit.effects);
  report.lines.push_back("Residuals of " + residuals_correlate(fit.effects.residual_correlation) + ".");
  text::add_statistic(report.more, "residual_correlation", fit.effects.residual_correlation);
  for (std::size_t i = 0; fit.corrected && i < fit.corrected->predictors.size(); ++i) {
    for (std::size_t role = 0; role < 2; ++role) {
      const std::string& of = result.roles[role];
      add_corrected(report, of + ":" + request.predictors[i],
                    request.predictors[i] + " (outcome: " + of + "'s " + result.outcomes.front() + ")",
                    request.reliabilities[i], fit.corrected->predictors[i][role]);
    }
  }
  report.assumed = {"Each role has its own intercept, effects and residual variance.", residuals_assumed,
                    error_assumed(request)};
  return report;
}

DyadicReport report_of(const Fitted& fitted, const CoupleGls& fit) {
  const auto& [request, result] = fitted;
  DyadicReport report;
  report.title = "Regression of members not told apart, by REML";
  report.effects.push_back({"intercept", "intercept", fit.intercept});
  for (std::size_t i = 0; i < fit.predictors.size(); ++i) {
    const std::size_t asked = request.predictors.size();
    std::string name =
        i < asked ? analyses::column_of_predictor(request.predictors[i]) : result.covariates[i - asked];
    if (i < asked) name = (name == request.predictors[i] ? "one's own " : "the partner's ") + name;
    report.effects.push_back(
        {name, i < asked ? request.predictors[i] : "covariate:" + name, fit.predictors[i]});
    report.findings.push_back(finding(name, result.outcomes.front(), fit.predictors[i], request.level));
  }
  add_residuals(report, fit.residual_sd, fit.residual_correlation);
  report.assumed = {exchangeable_assumed, residuals_assumed, "Predictors are measured without error.",
                    "Degrees of freedom are Satterthwaite's."};
  return report;
}

}  // namespace intimetry::render
