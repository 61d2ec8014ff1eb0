#pragma once

#include <string>

#include "intimetry/dyadic/fieller.hpp"
#include "intimetry/dyadic/partner_ratio.hpp"
#include "render/dyadic_report.hpp"

// Words and numbers that the texts of several models share.

namespace intimetry::render {

/// Returns "With more of tension goes less of satisfaction (b = -0.375, p < .001)."; or that no effect is
/// shown or tested.
std::string finding(const std::string& what, const std::string& outcome, const Effect& effect, double level);

/// Returns "b = -0.375, p < .001".
std::string estimate_words(const Effect& effect);

/// Returns "p = .034" or "p < .001".
std::string p_words(double p);

/// Returns "members not told apart" or "members told apart by COLUMN".
std::string members_words(const analyses::DyadicRequest& request);

/// Returns "95 %".
std::string level_words(double level);

/// Returns ", p = .034"; empty without a test.
std::string test_words(const Statistic& p);

/// Returns the set in words: "from 0.18 to 0.87".
std::string set_words(const FiellerSet& set);

/// Returns "the two of a couple correlate .47", or that there is no correlation.
std::string residuals_correlate(const Statistic& correlation);

/// Adds the residuals of exchangeable members, as a line and as JSON.
void add_residuals(DyadicReport& report, const Statistic& sd, const Statistic& correlation);

/// Adds k of one predictor, as a line and as JSON.
void add_ratio(DyadicReport& report, const std::string& name, const std::string& key,
               const PartnerRatio& ratio, double level);

}  // namespace intimetry::render
