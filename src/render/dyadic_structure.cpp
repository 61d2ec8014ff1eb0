#include <limits>

#include "intimetry/dyadic/common_fate.hpp"
#include "intimetry/dyadic/distinguishability.hpp"
#include "render/dyadic_models.hpp"
#include "render/dyadic_words.hpp"
#include "text/numbers.hpp"

namespace intimetry::render {

namespace {

void say_latent(DyadicReport& report, const CommonFate& fit, const std::string& x, const std::string& y) {
  report.lines.push_back("What partners have in common: variance " + text::fixed(fit.latent_variance_x, 3) +
                         " of " + x + ", " + text::fixed(fit.latent_variance_y, 3) + " of " + y +
                         "; covariance " + text::fixed(fit.latent_covariance, 3) + "; correlation " +
                         text::coefficient(fit.latent_correlation.value) + ".");
  report.lines.push_back("Standard error under normality " + text::fixed(fit.normal_se.value, 3) +
                         "; from couples resampled " + text::fixed(fit.bootstrap_se.value, 3) +
                         ", interval " + text::interval(fit.bootstrap.low, fit.bootstrap.high, 3) + ".");
  if (fit.resamples_lost > 0) {
    report.lines.push_back(std::to_string(fit.resamples_lost) +
                           " resamples have no slope, since partners are not alike in " + x + " there.");
  }
  text::add_statistic(report.more, "latent_correlation", fit.latent_correlation);
  text::add_statistic(report.more, "disturbance", fit.disturbance);
  report.more["latent_variance_x"] = text::json_number(fit.latent_variance_x);
  report.more["latent_variance_y"] = text::json_number(fit.latent_variance_y);
  report.more["latent_covariance"] = text::json_number(fit.latent_covariance);
  text::add_statistic(report.more, "normal_se", fit.normal_se);
  text::add_statistic(report.more, "bootstrap_se", fit.bootstrap_se);
  text::add_interval(report.more, "bootstrap", fit.bootstrap);
  report.more["resamples"] = fit.resamples;
  report.more["resamples_lost"] = fit.resamples_lost;
  report.more["heywood"] = fit.heywood;
}

/// Marks an inadmissible solution; this replaces all other findings.
void flag_inadmissible(DyadicReport& report, const CommonFate& fit, const std::string& x,
                       const std::string& y) {
  std::string what;
  if (!fit.latent_correlation.exists()) {
    what = "the variance of " + y + " that partners have in common is not above zero (" +
           text::fixed(fit.latent_variance_y, 3) + ")";
  } else {
    what = "what partners have in common of " + x + " and " + y + " correlates beyond 1 (" +
           text::coefficient(fit.latent_correlation.value) + "), and leaves a variance below zero (" +
           text::fixed(fit.disturbance.value, 3) + ")";
  }
  report.effects.front().admissible = false;
  report.notes.push_back("The solution is inadmissible: " + what +
                         ", as happens where partners are hardly alike. It is shown as it is, and not to be "
                         "interpreted.");
  report.findings = {"The solution is inadmissible, and not to be interpreted: " + what + "."};
}

}  // namespace

DyadicReport report_of(const Fitted& fitted, const CommonFate& fit) {
  const std::string& x = fitted.request.predictors.front();
  const std::string& y = fitted.result.outcomes.front();
  DyadicReport report;
  report.title = "Common fate: what a couple has in common of one thing and of another";
  const Effect slope{fit.slope, fit.se, std::numeric_limits<double>::infinity(), fit.z, fit.p, fit.interval};
  report.effects.push_back({"shared " + x + " (slope)", "slope", slope});
  say_latent(report, fit, x, y);
  report.columns.admissible = true;
  if (fit.heywood) {
    flag_inadmissible(report, fit, x, y);
  } else {
    report.findings.push_back(finding("shared " + x, "shared " + y, slope, fitted.request.level));
  }
  report.assumed = {"Members are exchangeable; what is their own is independent of what they share.",
                    "Partners are alike in " + x + " and " + y + " for reasons that lie with the couple.",
                    "The standard error is for large samples, whatever the distribution."};
  return report;
}

DyadicReport report_of(const Fitted& fitted, const Distinguishability& fit) {
  const auto& roles = fitted.result.roles;
  DyadicReport report;
  report.title = "Can " + roles[0] + " and " + roles[1] + " be told apart by their answers?";
  const std::string arrangements = std::to_string(fit.swaps);
  report.lines.push_back("Members swapped within couples" + test_words(fit.swap_p) + ", from " +
                         (fit.exact ? "all " + arrangements : arrangements + " random") + " arrangements.");
  report.lines.push_back("Chi-square(" + text::fixed(fit.df, 0) +
                         ") = " + text::fixed(fit.chi_square.value, 2) + test_words(fit.p) +
                         "; too small a p where couples are few beside the variables, or answers skewed.");
  text::add_statistic(report.more, "chi_square", fit.chi_square);
  report.more["chi_square_df"] = fit.df;
  text::add_statistic(report.more, "chi_square_p", fit.p);
  text::add_statistic(report.more, "swap_p", fit.swap_p);
  report.more["arrangements"] = fit.swaps;
  report.more["exact"] = fit.exact;
  report.findings.push_back(fit.swap_p.value < 1 - fitted.request.level
                                ? "Means, spreads or correlations differ between " + roles[0] + " and " +
                                      roles[1] + test_words(fit.swap_p) + ": keep them apart."
                                : "No difference between " + roles[0] + " and " + roles[1] + " is shown" +
                                      test_words(fit.swap_p) + ". That is no proof that there is none.");
  report.assumed = {"Couples are independent of each other."};
  return report;
}

}  // namespace intimetry::render
