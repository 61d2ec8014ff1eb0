#include <array>

#include "intimetry/dyadic/response_surface.hpp"
#include "intimetry/dyadic/truth_bias.hpp"
#include "render/dyadic_models.hpp"
#include "render/dyadic_words.hpp"
#include "text/numbers.hpp"

namespace intimetry::render {

namespace {

void add_surface(DyadicReport& report, const Surface& surface, const std::string& of, const std::string& key,
                 const Fitted& fitted) {
  const std::string& x = fitted.request.predictors.front();
  const std::string& y = fitted.result.outcomes.front();
  report.more["centre"] = fitted.request.centre.value_or(0);
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
  const auto joint = [](const JointTest& test) -> std::string {
    if (!test.p.exists()) return "not tested";
    return "F(2, " + text::fixed(test.df2.value, 0) + ") = " + text::fixed(test.f.value, 2) + ", " +
           p_words(test.p.value);
  };
  const std::string where = of.empty() ? "" : " (outcome of " + of + ")";
  report.lines.push_back("a3 and a5 together zero" + where + ": " + joint(surface.ridge) +
                         "; a1 and a2 together zero: " + joint(surface.agreement) + ".");
  report.more["congruence"][of.empty() ? "all" : of] = word(surface.congruence);
  if (surface.congruence == Congruence::not_supported) {
    report.findings.push_back("It is not shown that agreement in " + x + " goes with the highest " + y +
                              where + ": for that a4 must be below zero, and a3 and " +
                              "a5 must not be shown to differ from zero.");
  } else {
    std::string words =
        "The data agree with congruence" + where + ": the more alike in " + x + ", the higher " + y;
    words += surface.congruence == Congruence::strict ? ", wherever on the scale both stand."
                                                      : "; but where on the scale both stand matters too.";
    report.findings.push_back(words);
    const Effect& a3 = surface.a[2];
    report.findings.push_back("That a3 is zero is not shown by this: it may be anything in " +
                              text::interval(a3.interval.low, a3.interval.high, 3) + ".");
  }
}

std::string surface_title(const Fitted& fitted) {
  return "Dyadic response surface, " + members_words(fitted.request);
}

void add_surface_assumptions(DyadicReport& report, const Fitted& fitted) {
  report.assumed.insert(report.assumed.end(), {residuals_assumed, "Predictors are measured without error.",
                                               "Own and partner's values are centred at " +
                                                   text::fixed(fitted.request.centre.value_or(0), 2) + "."});
}

}  // namespace

DyadicReport report_of(const Fitted& fitted, const ResponseSurface& fit) {
  DyadicReport report;
  report.title = surface_title(fitted);
  add_surface(report, fit.surface, "", "", fitted);
  report.assumed = {exchangeable_assumed};
  add_surface_assumptions(report, fitted);
  return report;
}

DyadicReport report_of(const Fitted& fitted, const ResponseSurfaceRoles& fit) {
  DyadicReport report;
  report.title = surface_title(fitted);
  for (std::size_t role = 0; role < 2; ++role) {
    const std::string& name = fitted.result.roles[role];
    add_surface(report, fit.surface[role], name, name + ":", fitted);
  }
  add_surface_assumptions(report, fitted);
  return report;
}

namespace {

void add_judgement(DyadicReport& report, const std::string& who, const std::string& key, const Effect& bias,
                   const Effect& truth, const Effect& similarity, double level) {
  const std::string of = who.empty() ? "" : "judged by " + who + ": ";
  report.effects.push_back({of + "mean bias (b0)", key + "mean_bias", bias});
  report.effects.push_back({of + "truth (t)", key + "truth", truth});
  report.effects.push_back({of + "similarity (s)", key + "similarity", similarity});
  const std::string start =
      who.empty() ? "On average, partners are judged " : "On average, " + who + " judge ";
  if (!bias.p.exists()) {
    report.findings.push_back("A mean bias" + (who.empty() ? "" : " of " + who) + " is not tested (" +
                              estimate_words(bias) + ").");
  } else if (bias.p.value < 1 - level) {
    report.findings.push_back(start + (bias.value.value > 0 ? "higher" : "lower") +
                              " than the judged say themselves (" + estimate_words(bias) + ").");
  } else {
    report.findings.push_back("No mean bias" + (who.empty() ? "" : " of " + who) + " is shown (" +
                              estimate_words(bias) + "); it may be anything in " +
                              text::interval(bias.interval.low, bias.interval.high, 3) + ".");
  }
  report.findings.push_back(finding("what the judged say", "the judgement", truth, level));
  report.findings.push_back(
      finding("what the judge says of himself or herself", "the judgement", similarity, level));
}

std::string judgement_title(const Fitted& fitted) {
  return "Truth and bias of judgements, " + members_words(fitted.request);
}

void add_judgement_assumptions(DyadicReport& report) {
  report.assumed.insert(
      report.assumed.end(),
      {residuals_assumed, "Both columns are on one scale: a judgement is held against what the judged say.",
       "What the judged say is the truth, measured without error."});
}

}  // namespace

DyadicReport report_of(const Fitted& fitted, const TruthBias& fit) {
  DyadicReport report;
  report.title = judgement_title(fitted);
  add_judgement(report, "", "", fit.mean_bias, fit.truth, fit.similarity, fitted.request.level);
  report.assumed = {exchangeable_assumed};
  add_judgement_assumptions(report);
  return report;
}

DyadicReport report_of(const Fitted& fitted, const TruthBiasRoles& fit) {
  const auto& roles = fitted.result.roles;
  DyadicReport report;
  report.title = judgement_title(fitted);
  for (std::size_t role = 0; role < 2; ++role) {
    add_judgement(report, roles[role], roles[role] + ":", fit.mean_bias[role], fit.truth[role],
                  fit.similarity[role], fitted.request.level);
  }
  const std::string versus = roles[0] + " less " + roles[1] + ": ";
  report.effects.push_back({versus + "mean bias", "difference:mean_bias", fit.mean_bias_difference});
  report.effects.push_back({versus + "truth", "difference:truth", fit.truth_difference});
  report.effects.push_back({versus + "similarity", "difference:similarity", fit.similarity_difference});
  add_judgement_assumptions(report);
  return report;
}

}  // namespace intimetry::render
