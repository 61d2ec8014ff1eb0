#include <array>
#include <map>
#include <set>

#include "cli/dyadic_report.hpp"
#include "cli/dyadic_words.hpp"
#include "cli/text_table.hpp"
#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/gls.hpp"
#include "intimetry/dyadic/reliability_correction.hpp"
#include "intimetry/dyadic/response_surface.hpp"
#include "intimetry/dyadic/truth_bias.hpp"

namespace intimetry::cli {

namespace {

using Fit = DyadicReport (*)(const DyadicRequest&, const DyadicData&);

const std::string exchangeable_assumed =
    "Members are exchangeable: both have the same intercept, effects and residual variance.";
const std::string residuals_assumed =
    "Residuals are normal; those of one couple may correlate in either direction.";
const std::string no_error_assumed =
    "Predictors are measured without error (--reliability shows what if not).";

ResampleOptions resample(const DyadicRequest& request) { return {request.draws, request.seed}; }

ApimModel apim_model(const DyadicRequest& request, const DyadicData& data) {
  ApimModel model{data.of(request.outcomes.front()), {}, {}, {}};
  for (const std::string& name : request.predictors) model.predictors.push_back(data.of(name));
  for (const CoupleVariable& covariate : data.covariates) model.covariates.emplace_back(covariate.values);
  return model;
}

std::string corrected_words(const CorrectedEffect& effect) {
  if (!effect.value.exists()) return "none (" + std::string(explain(effect.value.why)) + ")";
  std::string words = fixed(effect.value.value, 3);
  if (effect.interval.exists()) words += " " + interval(effect.interval.low, effect.interval.high, 3);
  return words;
}

void add_corrected(DyadicReport& report, const std::string& key, const std::string& words, double reliability,
                   const std::array<CorrectedEffect, 2>& effects) {
  report.lines.push_back("If the reliability of " + words + " is " + coefficient(reliability) + ": actor " +
                         corrected_words(effects[0]) + ", partner " + corrected_words(effects[1]) + ".");
  Json json = Json::object();
  json["reliability"] = reliability;
  for (std::size_t who = 0; who < 2; ++who) {
    const std::string name = who == 0 ? "actor" : "partner";
    add_statistic(json, name, effects[who].value);
    add_interval(json, name + "_interval", effects[who].interval);
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
  throw_fault(fit.fault, columns, request.input.answers.input, fit.n);
  DyadicReport report;
  report.title = "Actor-partner model, members not told apart";
  report.couples = fit.n;
  report.left_out = fit.left_out;
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
  report.lines.push_back("Residuals: SD " + fixed(fit.residual_sd.value, 3) +
                         "; the two of a couple correlate " + coefficient(fit.residual_correlation.value) +
                         ".");
  add_statistic(report.more, "residual_sd", fit.residual_sd);
  add_statistic(report.more, "residual_correlation", fit.residual_correlation);
  if (!request.reliabilities.empty()) {
    const CorrectedApim corrected =
        corrected_apim(model, request.reliabilities, request.level, resample(request));
    for (std::size_t i = 0; i < corrected.predictors.size(); ++i) {
      add_corrected(report, request.predictors[i], request.predictors[i], request.reliabilities[i],
                    corrected.predictors[i]);
    }
  }
  report.assumed = {exchangeable_assumed, residuals_assumed, no_error_assumed,
                    "Degrees of freedom are Satterthwaite's."};
  return report;
}

DyadicReport fit_apim_roles(const DyadicRequest& request, const DyadicData& data) {
  const ApimModel plain = apim_model(request, data);
  const ApimRolesModel model{plain.outcome, plain.predictors, plain.covariates};
  const ApimRoles fit = apim_roles(model, request.level);
  const auto& roles = data.roles;
  std::vector<std::string> columns;
  for (const std::string& name : request.predictors) {
    for (const std::string& role : roles) columns.push_back("predictor '" + name + "' of '" + role + "'");
  }
  for (const CoupleVariable& covariate : data.covariates)
    columns.push_back("covariate '" + covariate.name + "'");
  throw_fault(fit.fault, columns, request.input.answers.input, fit.n);
  DyadicReport report;
  report.title = "Actor-partner model, members told apart by " + request.input.role;
  report.couples = fit.n;
  report.left_out = fit.left_out;
  const std::string& outcome = request.outcomes.front();
  const auto ratios = partner_ratios(model, request.level, resample(request));
  for (std::size_t role = 0; role < 2; ++role) {
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
    report.lines.push_back("Residuals" + of + ": SD " + fixed(fit.residual_sd[role].value, 3) +
                           ", R squared " + coefficient(fit.r_squared[role].value) + ".");
    add_statistic(report.more, "residual_sd:" + roles[role], fit.residual_sd[role]);
    add_statistic(report.more, "r_squared:" + roles[role], fit.r_squared[role]);
  }
  const std::string versus = roles[0] + " less " + roles[1];
  report.effects.push_back({versus + ": intercept", "difference:intercept", fit.intercept_difference});
  for (std::size_t i = 0; i < fit.predictors.size(); ++i) {
    const std::string& name = request.predictors[i];
    report.effects.push_back(
        {"  actor effects of " + name, "difference:actor:" + name, fit.predictors[i].actor_difference});
    report.effects.push_back(
        {"  partner effects of " + name, "difference:partner:" + name, fit.predictors[i].partner_difference});
  }
  report.lines.push_back("Residuals of the two of a couple correlate " +
                         coefficient(fit.residual_correlation.value) + ".");
  add_statistic(report.more, "residual_correlation", fit.residual_correlation);
  if (!request.reliabilities.empty()) {
    const CorrectedRoles corrected =
        corrected_apim_roles(model, request.reliabilities, request.level, resample(request));
    for (std::size_t i = 0; i < corrected.predictors.size(); ++i) {
      for (std::size_t role = 0; role < 2; ++role) {
        add_corrected(report, roles[role] + ":" + request.predictors[i],
                      request.predictors[i] + ", for " + roles[role] + "'s " + outcome + ",",
                      request.reliabilities[i], corrected.predictors[i][role]);
      }
    }
  }
  report.assumed = {"Each role has its own intercept, effects and residual variance.", residuals_assumed,
                    no_error_assumed};
  return report;
}

DyadicReport fit_gls(const DyadicRequest& request, const DyadicData& data) {
  CoupleGlsModel model{data.of(request.outcomes.front()), {}};
  std::vector<std::string> columns;
  std::vector<std::string> names;
  for (const std::string& asked : request.predictors) {
    const bool partner = asked.size() > 8 && asked.compare(asked.size() - 8, 8, "@partner") == 0;
    const std::string name = partner ? asked.substr(0, asked.size() - 8) : asked;
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
  throw_fault(fit.fault, columns, request.input.answers.input, fit.n);
  DyadicReport report;
  report.title = "Regression of members not told apart, by REML";
  report.couples = fit.n;
  report.left_out = fit.left_out;
  report.effects.push_back({"intercept", "intercept", fit.intercept});
  for (std::size_t i = 0; i < fit.predictors.size(); ++i) {
    const bool covariate = i >= request.predictors.size();
    report.effects.push_back(
        {names[i], covariate ? "covariate:" + names[i] : request.predictors[i], fit.predictors[i]});
    report.findings.push_back(finding(names[i], request.outcomes.front(), fit.predictors[i], request.level));
  }
  report.lines.push_back("Residuals: SD " + fixed(fit.residual_sd.value, 3) +
                         "; the two of a couple correlate " + coefficient(fit.residual_correlation.value) +
                         ".");
  add_statistic(report.more, "residual_sd", fit.residual_sd);
  add_statistic(report.more, "residual_correlation", fit.residual_correlation);
  report.assumed = {exchangeable_assumed, residuals_assumed, "Predictors are measured without error.",
                    "Degrees of freedom are Satterthwaite's."};
  return report;
}

void add_surface(DyadicReport& report, const Surface& surface, const std::string& of, const std::string& key,
                 const DyadicRequest& request) {
  const std::string& x = request.predictors.front();
  const std::array<std::string, 5> b{"b1 own", "b2 partner's", "b3 own squared", "b4 own x partner's",
                                     "b5 partner's squared"};
  const std::array<std::string, 5> a{"a1 slope where both agree", "a2 curve where both agree",
                                     "a3 slope where they oppose", "a4 curve where they oppose",
                                     "a5 turn of the ridge"};
  report.effects.push_back(
      {of.empty() ? "intercept" : "outcome of " + of + ": intercept", key + "intercept", surface.intercept});
  for (std::size_t i = 0; i < 5; ++i)
    report.effects.push_back({"  " + b[i], key + "b" + std::to_string(i + 1), surface.b[i]});
  for (std::size_t i = 0; i < 5; ++i)
    report.effects.push_back({"  " + a[i], key + "a" + std::to_string(i + 1), surface.a[i]});
  const auto joint = [](const JointTest& test) {
    return "F(2, " + fixed(test.df2.value, 0) + ") = " + fixed(test.f.value, 2) + ", p " +
           (test.p.exists() && test.p.value < 0.001 ? "" : "= ") + p_value(test.p.value);
  };
  const std::string where = of.empty() ? "" : " (outcome of " + of + ")";
  report.lines.push_back("a3 and a5 together zero" + where + ": " + joint(surface.ridge) +
                         "; a1 and a2 together zero: " + joint(surface.agreement) + ".");
  report.more["congruence"][of.empty() ? "all" : of] = word(surface.congruence);
  if (surface.congruence == Congruence::not_supported) {
    report.findings.push_back("It is not shown that agreement in " + x + " goes with the highest " +
                              request.outcomes.front() + where +
                              ": for that a4 must be below zero, and a3 and " +
                              "a5 must not be shown to differ from zero.");
  } else {
    std::string words = "The data agree with congruence" + where + ": the more alike in " + x +
                        ", the higher " + request.outcomes.front();
    words += surface.congruence == Congruence::strict ? ", wherever on the scale both stand."
                                                      : "; but where on the scale both stand matters too.";
    report.findings.push_back(words);
    const Effect& a3 = surface.a[2];
    report.findings.push_back("That a3 is zero is not shown by this: it may be anything in " +
                              interval(a3.interval.low, a3.interval.high, 3) + ".");
  }
}

DyadicReport fit_surface(const DyadicRequest& request, const DyadicData& data) {
  const SurfaceModel model{data.of(request.outcomes.front()), data.of(request.predictors.front()),
                           request.centre};
  const std::string x = "'" + request.predictors.front() + "' or a square or product of it";
  const std::vector<std::string> columns(5, x);
  DyadicReport report;
  report.assumed = {residuals_assumed, "Predictors are measured without error.",
                    "Own and partner's values are centred at " + fixed(request.centre, 2) + "."};
  report.more["centre"] = request.centre;
  if (data.roles.empty()) {
    const ResponseSurface fit = response_surface(model, request.level);
    throw_fault(fit.fault, columns, request.input.answers.input, fit.n);
    report.title = "Dyadic response surface, members not told apart";
    report.couples = fit.n;
    report.left_out = fit.left_out;
    report.assumed.insert(report.assumed.begin(), exchangeable_assumed);
    add_surface(report, fit.surface, "", "", request);
    return report;
  }
  const ResponseSurfaceRoles fit = response_surface_roles(model, request.level);
  throw_fault(fit.fault, columns, request.input.answers.input, fit.n);
  report.title = "Dyadic response surface, members told apart by " + request.input.role;
  report.couples = fit.n;
  report.left_out = fit.left_out;
  for (std::size_t role = 0; role < 2; ++role)
    add_surface(report, fit.surface[role], data.roles[role], data.roles[role] + ":", request);
  return report;
}

void add_judgement(DyadicReport& report, const std::string& who, const std::string& key, const Effect& bias,
                   const Effect& truth, const Effect& similarity, double level) {
  const std::string of = who.empty() ? "" : "judged by " + who + ": ";
  report.effects.push_back({of + "mean bias (b0)", key + "mean_bias", bias});
  report.effects.push_back({of + "truth (t)", key + "truth", truth});
  report.effects.push_back({of + "similarity (s)", key + "similarity", similarity});
  const std::string start =
      who.empty() ? "On average, partners are judged " : "On average, " + who + " judge ";
  if (bias.p.exists() && bias.p.value < 1 - level) {
    report.findings.push_back(start + (bias.value.value > 0 ? "higher" : "lower") +
                              " than the judged say themselves (" + estimate_words(bias) + ").");
  } else {
    report.findings.push_back("No mean bias" + (who.empty() ? "" : " of " + who) + " is shown (" +
                              estimate_words(bias) + "); it may be anything in " +
                              interval(bias.interval.low, bias.interval.high, 3) + ".");
  }
  report.findings.push_back(finding("what the judged say", "the judgement", truth, level));
  report.findings.push_back(
      finding("what the judge says of himself or herself", "the judgement", similarity, level));
}

DyadicReport fit_truth_bias(const DyadicRequest& request, const DyadicData& data) {
  const JudgementModel model{data.of(request.outcomes.front()), data.of(request.predictors.front())};
  const std::vector<std::string> columns(2, "'" + request.predictors.front() + "'");
  DyadicReport report;
  report.assumed = {residuals_assumed,
                    "Both columns are on one scale: a judgement is held against what the judged say.",
                    "What the judged say is the truth, measured without error."};
  if (data.roles.empty()) {
    const TruthBias fit = truth_bias(model, request.level);
    throw_fault(fit.fault, columns, request.input.answers.input, fit.n);
    report.title = "Truth and bias of judgements, members not told apart";
    report.couples = fit.n;
    report.left_out = fit.left_out;
    report.assumed.insert(report.assumed.begin(), exchangeable_assumed);
    add_judgement(report, "", "", fit.mean_bias, fit.truth, fit.similarity, request.level);
    return report;
  }
  const TruthBiasRoles fit = truth_bias_roles(model, request.level);
  throw_fault(fit.fault, columns, request.input.answers.input, fit.n);
  report.title = "Truth and bias of judgements, members told apart by " + request.input.role;
  report.couples = fit.n;
  report.left_out = fit.left_out;
  for (std::size_t role = 0; role < 2; ++role) {
    add_judgement(report, data.roles[role], data.roles[role] + ":", fit.mean_bias[role], fit.truth[role],
                  fit.similarity[role], request.level);
  }
  const std::string versus = data.roles[0] + " less " + data.roles[1] + ": ";
  report.effects.push_back({versus + "mean bias", "difference:mean_bias", fit.mean_bias_difference});
  report.effects.push_back({versus + "truth", "difference:truth", fit.truth_difference});
  report.effects.push_back({versus + "similarity", "difference:similarity", fit.similarity_difference});
  return report;
}

DyadicReport fit_actor_partner(const DyadicRequest& request, const DyadicData& data) {
  return data.roles.empty() ? fit_apim(request, data) : fit_apim_roles(request, data);
}

struct Model {
  const char* name;
  Fit fit;
  std::size_t least_predictors;
  std::size_t most_predictors;
  bool roles;
  bool covariates;
};

const std::vector<Model>& models() {
  static const std::vector<Model> all{{"apim", fit_actor_partner, 1, 20, true, true},
                                      {"gls", fit_gls, 1, 40, false, true},
                                      {"response-surface", fit_surface, 1, 1, true, false},
                                      {"truth-bias", fit_truth_bias, 1, 1, true, false}};
  return all;
}

const Model* find_model(const std::string& name) {
  for (const Model& model : models()) {
    if (model.name == name) return &model;
  }
  return nullptr;
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

void check_dyadic(const DyadicRequest& request) {
  const auto refuse = [](const std::string& words) { throw Error(ErrorCode::bad_usage, words); };
  const Model* model = find_model(request.model);
  if (model == nullptr) {
    std::string known;
    for (const std::string& name : dyadic_models()) known += (known.empty() ? "" : ", ") + name;
    refuse("--model: expected " + known + "; found '" + request.model + "'");
    return;
  }
  const std::string start = "--model " + request.model + ": ";
  if (request.outcomes.size() != 1) refuse(start + "expected one --outcome");
  if (request.predictors.size() < model->least_predictors) refuse(start + "expected a --predictor");
  if (request.predictors.size() > model->most_predictors) {
    refuse(start + "expected at most " + std::to_string(model->most_predictors) + " --predictor, found " +
           std::to_string(request.predictors.size()));
  }
  if (!model->roles && !request.input.role.empty()) {
    refuse(start + "members are not told apart in this model; leave --role out");
  }
  if (!model->covariates && !request.input.covariates.empty()) refuse(start + "it takes no --covariate");
  if ((request.model == "response-surface") != request.has_centre) {
    refuse(request.has_centre ? start + "--centre is for response-surface alone"
                              : start + "expected --centre, such as the middle of the scale");
  }
  if (!request.reliabilities.empty() && request.model != "apim")
    refuse(start + "--reliability is for apim alone");
  if (!request.reliabilities.empty() && request.reliabilities.size() != request.predictors.size()) {
    refuse("--reliability: expected one for each --predictor");
  }
  std::set<std::string> seen(request.outcomes.begin(), request.outcomes.end());
  for (const std::string& name : request.predictors) {
    if (!seen.insert(name).second) refuse("'" + name + "' is there twice, as outcome or predictor");
  }
}

DyadicReport fit_dyadic(const DyadicRequest& request, const DyadicData& data) {
  return find_model(request.model)->fit(request, data);
}

}  // namespace intimetry::cli
