#include <limits>

#include "intimetry/dyadic/couple_correlation.hpp"
#include "intimetry/dyadic/pairwise_correlations.hpp"
#include "intimetry/dyadic/pseudo_couples.hpp"
#include "render/dyadic_models.hpp"
#include "render/dyadic_words.hpp"
#include "text/numbers.hpp"

namespace intimetry::render {

namespace {

const std::string couples_assumed = "Couples are independent of each other; values are normal.";

std::string likeness_finding(const std::string& name, const Effect& effect, double level) {
  const std::string words = "(" + text::coefficient(effect.value.value) + test_words(effect.p) + ")";
  if (!effect.p.exists()) return "How alike partners are in " + name + " is not tested " + words + ".";
  if (effect.p.value >= 1 - level) {
    return "It is not shown that partners are more or less alike in " + name + " than strangers " + words +
           "; the data agree with anything in " + text::coefficient_interval(effect.interval) + ".";
  }
  return "Partners are " + std::string(effect.value.value > 0 ? "more" : "less") + " alike in " + name +
         " than strangers " + words + ".";
}

/// Adds the number of couples of one variable: each has its own missing values.
void add_count(DyadicReport& report, const analyses::DyadicResult& result, const std::string& name,
               std::int64_t n) {
  if (n != result.couples)
    report.lines.push_back(name + ": " + std::to_string(n) + " couples, since values are missing.");
  report.more["n"][name] = n;
}

void add_icc(DyadicReport& report, const std::string& name, const CoupleIcc& icc, double level) {
  Effect effect{icc.value, {}, {}, {}, icc.p, icc.interval};
  report.effects.push_back({name, "icc:" + name, effect});
  report.lines.push_back(name + ": F(" + text::fixed(icc.df1, 0) + ", " + text::fixed(icc.df2, 0) +
                         ") = " + text::fixed(icc.f.value, 2) + "; mean square between couples " +
                         text::fixed(icc.mean_square_between, 3) + ", within " +
                         text::fixed(icc.mean_square_within, 3) + ".");
  text::add_statistic(report.more["f"], name, icc.f);
  report.more["mean_square_between"][name] = text::json_number(icc.mean_square_between);
  report.more["mean_square_within"][name] = text::json_number(icc.mean_square_within);
  report.findings.push_back(likeness_finding(name, effect, level));
}

void add_partner_correlation(DyadicReport& report, const std::string& name, const PartnerCorrelation& r,
                             double level) {
  Effect effect{r.value, {}, r.n < 3 ? Statistic(MissingReason::too_few_cases) : r.df, r.t, r.p, r.interval};
  report.effects.push_back({name, "r:" + name, effect});
  report.findings.push_back(likeness_finding(name, effect, level));
}

}  // namespace

DyadicReport report_of(const Fitted& fitted, const analyses::IccFits& fits) {
  DyadicReport report;
  report.title = "How alike partners are: intraclass correlation, members not told apart";
  for (std::size_t i = 0; i < fits.outcomes.size(); ++i) {
    const std::string& name = fitted.result.outcomes[i];
    add_count(report, fitted.result, name, fits.outcomes[i].n);
    add_icc(report, name, fits.outcomes[i], fitted.request.level);
  }
  report.assumed = {couples_assumed, "Both members have the same mean and spread."};
  report.columns.se = report.columns.test = false;
  return report;
}

DyadicReport report_of(const Fitted& fitted, const analyses::PartnerCorrelationFits& fits) {
  const auto& roles = fitted.result.roles;
  DyadicReport report;
  report.title = "How alike partners are: Pearson's r of " + roles[0] + " and " + roles[1];
  for (std::size_t i = 0; i < fits.outcomes.size(); ++i) {
    const std::string& name = fitted.result.outcomes[i];
    add_count(report, fitted.result, name, fits.outcomes[i].n);
    add_partner_correlation(report, name, fits.outcomes[i], fitted.request.level);
  }
  report.assumed = {couples_assumed, "Each role may have its own mean and spread."};
  report.columns.se = false;
  return report;
}

namespace {

/// Adds a note where the correlation between couples is missing or above 1.
void note_between_couples(DyadicReport& report, const Statistic& dyad, bool beyond_one, const std::string& x,
                          const std::string& y) {
  if (!dyad.exists()) {
    report.notes.push_back("There is no correlation between couples of " + x + " and " + y +
                           ": partners are not alike in both.");
  } else if (beyond_one) {
    const std::string what = "the correlation between couples of " + x + " and " + y + " is beyond 1 (" +
                             text::coefficient(dyad.value) + ")";
    report.notes.push_back(
        "The solution is inadmissible: " + what +
        ", as happens where partners are hardly alike. It is shown as it is, and not to be "
        "interpreted.");
    report.findings.push_back("The solution is inadmissible, and not to be interpreted: " + what + ".");
  }
}

void add_pair(DyadicReport& report, const std::string& x, const std::string& y, const PairwiseCorrelations& r,
              double level) {
  const std::string both = x + ":" + y;
  const auto put = [&](const std::string& words, const std::string& key, const Effect& effect,
                       bool admissible = true) {
    report.effects.push_back({words, key + ":" + both, effect, admissible});
  };
  const Statistic normal = std::numeric_limits<double>::infinity();
  put(x + " and own " + y + " (r_xy)", "overall",
      {r.overall.value, {}, normal, r.overall.z, r.overall.p, {}});
  put("  and the partner's " + y + " (r_xy')", "cross",
      {r.cross.value, {}, normal, r.cross.z, r.cross.p, {}});
  put("  within couples (r_i)", "individual",
      {r.individual, {}, r.individual_df, r.individual_t, r.individual_p, {}});
  put("  between couples (r_d)", "dyad",
      {r.dyad, {}, normal, r.dyad.exists() ? r.cross.z : r.dyad, r.dyad_p, {}}, !r.dyad_beyond_one);
  report.lines.push_back(x + " with " + y + ": partners are alike with " + text::coefficient(r.icc_x.value) +
                         " in " + x + " and " + text::coefficient(r.icc_y.value) + " in " + y +
                         "; r_xy counts as from " + text::fixed(r.overall.effective_n.value, 1) +
                         " independent cases, r_xy' as from " + text::fixed(r.cross.effective_n.value, 1) +
                         ".");
  note_between_couples(report, r.dyad, r.dyad_beyond_one, x, y);
  text::Json& more = report.more["pairs"][both];
  text::add_statistic(more, "icc_x", r.icc_x);
  text::add_statistic(more, "icc_y", r.icc_y);
  text::add_statistic(more, "effective_n_overall", r.overall.effective_n);
  text::add_statistic(more, "effective_n_cross", r.cross.effective_n);
  const auto say = [&](const std::string& what, const Statistic& value, const Statistic& p) {
    const std::string words = "(" + text::coefficient(value.value) + test_words(p) + ").";
    const bool shown = p.exists() && p.value < 1 - level;
    report.findings.push_back(!shown ? "It is not shown that " + what + " have to do with each other " + words
                              : value.value > 0
                                  ? "Where one is high, so is the other: " + what + " " + words
                                  : "Where one is high, the other is low: " + what + " " + words);
  };
  say("a person's " + x + " and own " + y, r.overall.value, r.overall.p);
  say("a person's " + x + " and the partner's " + y, r.cross.value, r.cross.p);
}

}  // namespace

DyadicReport report_of(const Fitted& fitted, const analyses::PairwiseFits& fits) {
  const auto& outcomes = fitted.result.outcomes;
  DyadicReport report;
  report.title = "Pairwise correlations, members not told apart";
  report.columns.se = report.columns.interval = false;
  report.columns.admissible = true;
  auto r = fits.pairs.begin();
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    for (std::size_t j = i + 1; j < outcomes.size(); ++j, ++r) {
      add_count(report, fitted.result, outcomes[i] + ":" + outcomes[j], r->n);
      add_pair(report, outcomes[i], outcomes[j], *r, fitted.request.level);
    }
  }
  report.assumed = {"Both members have the same means, spreads and correlations.",
                    "The tests of r_xy and r_xy' are for large samples; that of r_d is the one of r_xy'."};
  return report;
}

namespace {

void add_similarity(DyadicReport& report, const std::string& kind, const PseudoCouples& found) {
  report.effects.push_back({kind + ": couples", kind + ":couples", {found.similarity, {}, {}, {}, {}, {}}});
  report.effects.push_back(
      {"  pseudo-couples", kind + ":pseudo_couples", {found.baseline, {}, {}, {}, {}, {}}});
  report.effects.push_back(
      {"  couples less pseudo-couples", kind + ":difference", {found.difference, {}, {}, {}, {}, {}}});
  text::Json& more = report.more[kind];
  text::add_statistic(more, "p", found.p);
  text::add_statistic(more, "percentile", found.percentile);
  text::add_statistic(more, "p_two_sided", found.p_two_sided);
  text::add_statistic(more, "permuted_mean", found.permuted_mean);
  text::add_statistic(more, "permuted_sd", found.permuted_sd);
  more["permutations"] = found.permutations;
}

}  // namespace

DyadicReport report_of(const Fitted& fitted, const analyses::PseudoCoupleFits& fits) {
  const auto& [overall, distinctive] = fits;
  DyadicReport report;
  report.title = "Profiles of " + std::to_string(fitted.result.outcomes.size()) +
                 " answers: couples beside pseudo-couples";
  report.columns = {false, false, false, false};
  add_similarity(report, "overall", overall);
  add_similarity(report, "distinctive", distinctive);
  if (distinctive.zero_variance > 0 || overall.zero_variance > 0) {
    report.lines.push_back(
        "Left out because a profile does not vary: " + std::to_string(overall.zero_variance) +
        " couples overall, " + std::to_string(distinctive.zero_variance) + " of distinctive.");
  }
  report.lines.push_back("Beside " + std::to_string(distinctive.permutations) +
                         " samples with partners paired anew at random: overall" + test_words(overall.p) +
                         "; distinctive" + test_words(distinctive.p) + ".");
  report.lines.push_back(
      "Distinctive profiles are answers less the mean of all members; overall ones hold "
      "what people in general answer too, which makes strangers alike.");
  const bool shown = distinctive.p.value < 1 - fitted.request.level;
  report.findings.push_back(
      shown ? "Couples are more alike than people who are no couple (distinctive similarity " +
                  text::coefficient(distinctive.similarity.value) + " against " +
                  text::coefficient(distinctive.baseline.value) + test_words(distinctive.p) + ")."
            : "It is not shown that couples are more alike than people who are no couple" +
                  test_words(distinctive.p) + ".");
  report.assumed = {"Couples are independent of each other.",
                    "All answers count alike, in the unit they have."};
  return report;
}

}  // namespace intimetry::render
