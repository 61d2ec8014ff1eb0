#include "render/dyadic_words.hpp"

#include <cmath>

#include "text/numbers.hpp"

namespace intimetry::render {

std::string p_words(double p) {
  const std::string text = text::p_value(p);
  return text.front() == '<' ? "p " + text : "p = " + text;
}

std::string members_words(const analyses::DyadicRequest& request) {
  const std::string& role = request.role;
  return role.empty() ? "members not told apart" : "members told apart by " + role;
}

std::string level_words(double level) {
  const double percent = level * 100;
  return text::fixed(percent, percent == std::round(percent) ? 0 : 1) + " %";
}

std::string estimate_words(const Effect& effect) {
  if (!effect.value.exists()) return std::string(explain(effect.value.reason));
  std::string words = "b = " + text::fixed(effect.value.value, 3);
  if (effect.p.exists()) words += ", " + p_words(effect.p.value);
  return words;
}

std::string test_words(const Statistic& p) { return p.exists() ? ", " + p_words(p.value) : ""; }

std::string finding(const std::string& what, const std::string& outcome, const Effect& effect, double level) {
  if (!effect.p.exists()) {
    return "An effect of " + what + " on " + outcome + " is not tested (" + estimate_words(effect) + ").";
  }
  if (effect.p.value >= 1 - level) {
    return "No effect of " + what + " on " + outcome + " is shown (" + estimate_words(effect) +
           "); the data agree with anything in " +
           text::interval(effect.interval.low, effect.interval.high, 3) + ".";
  }
  return "With more of " + what + " goes " + (effect.value.value > 0 ? "more" : "less") + " of " + outcome +
         " (" + estimate_words(effect) + ").";
}

std::string set_words(const FiellerSet& set) {
  if (set.shape == FiellerShape::line) return "any number at all";
  if (set.shape == FiellerShape::interval)
    return "from " + text::fixed(set.low, 2) + " to " + text::fixed(set.high, 2);
  return "below " + text::fixed(set.low, 2) + " or above " + text::fixed(set.high, 2);
}

std::string residuals_correlate(const Statistic& correlation) {
  if (!correlation.exists()) return "the two of a couple have no correlation, since they do not vary";
  return "the two of a couple correlate " + text::coefficient(correlation.value);
}

void add_residuals(DyadicReport& report, const Statistic& sd, const Statistic& correlation) {
  report.lines.push_back("Residuals: SD " + text::fixed(sd.value, 3) + "; " +
                         residuals_correlate(correlation) + ".");
  text::add_statistic(report.more, "residual_sd", sd);
  text::add_statistic(report.more, "residual_correlation", correlation);
}

void add_ratio(DyadicReport& report, const std::string& name, const std::string& key,
               const PartnerRatio& ratio, double level) {
  text::Json json = text::Json::object();
  text::add_statistic(json, "k", ratio.k);
  text::add_interval(json, "bootstrap", ratio.bootstrap);
  json["set"] = {{"shape", word(ratio.set.shape)},
                 {"low", text::json_number(ratio.set.low)},
                 {"high", text::json_number(ratio.set.high)}};
  report.more["k"][key] = json;
  const std::string percent = level_words(level);
  std::string line = "k of " + name + " (partner/actor): ";
  if (ratio.k.exists()) {
    line += text::fixed(ratio.k.value, 2);
    if (ratio.bootstrap.exists()) {
      line += ", bootstrap " + text::interval(ratio.bootstrap.low, ratio.bootstrap.high) + ", Fieller ";
    } else {
      line += ", no bootstrap interval, Fieller ";
    }
    line += set_words(ratio.set) + " (" + percent + ")";
    // A perfect fit has a set without width, which misses a pattern by rounding.
    if (ratio.set.shape == FiellerShape::interval && ratio.set.high - ratio.set.low > 1e-9) {
      std::string patterns;
      if (ratio.set.contains(1)) patterns += " couple (1)";
      if (ratio.set.contains(0)) patterns += patterns.empty() ? " actor only (0)" : ", actor only (0)";
      if (ratio.set.contains(-1)) patterns += patterns.empty() ? " contrast (-1)" : ", contrast (-1)";
      line += patterns.empty() ? "; none of the patterns 1, 0, -1" : "; agrees with" + patterns;
    }
  } else {
    line +=
        "no number, since no actor effect is shown; it may be " + set_words(ratio.set) + " (" + percent + ")";
  }
  report.lines.push_back(line + ".");
}

}  // namespace intimetry::render
