#pragma once

#include <string>

#include "intimetry/dyadic/fieller.hpp"
#include "intimetry/dyadic/partner_ratio.hpp"
#include "render/dyadic_report.hpp"

// How the models of a sample of couples say what they found.

namespace intimetry::render {

/// Returns "own tension: 0.34, p < .001, 95 % interval [0.20, 0.48]"; with no effect shown, or
/// none tested, it says so.
std::string finding(const std::string& what, const std::string& outcome, const Effect& effect, double level);

/// Returns "b = -0.375, p < .001".
std::string estimate_words(const Effect& effect);

/// Returns "p = .034" or "p < .001".
std::string p_words(double p);

/// Returns "members not told apart", or by what they are.
std::string members_words(const analyses::DyadicRequest& request);

/// Returns "95 %".
std::string level_words(double level);

/// Returns ", p = .034"; nothing where there is no test.
std::string test_words(const Statistic& p);

/// Returns "from 0.18 to 0.87", or what else the set is.
std::string set_words(const FiellerSet& set);

/// Returns "the two of a couple correlate .47", or that they do not.
std::string residuals_correlate(const Statistic& correlation);

/// Adds what is left over of exchangeable members: a line and JSON.
void add_residuals(DyadicReport& report, const Statistic& sd, const Statistic& correlation);

/// Adds k of one predictor: a line and JSON.
void add_ratio(DyadicReport& report, const std::string& name, const std::string& key,
               const PartnerRatio& ratio, double level);

}  // namespace intimetry::render
