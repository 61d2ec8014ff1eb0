#pragma once

#include "analyses/dyadic_report.hpp"

// Every model of a sample of couples, a function each: from the data of the couples to a report.

namespace intimetry::analyses {

// dyadic_apim.cpp
DyadicReport fit_actor_partner(const DyadicRequest& request, const DyadicData& data);
DyadicReport fit_gls(const DyadicRequest& request, const DyadicData& data);

// dyadic_surface.cpp
DyadicReport fit_surface(const DyadicRequest& request, const DyadicData& data);
DyadicReport fit_truth_bias(const DyadicRequest& request, const DyadicData& data);

// dyadic_likeness.cpp
DyadicReport fit_icc(const DyadicRequest& request, const DyadicData& data);
DyadicReport fit_pairwise(const DyadicRequest& request, const DyadicData& data);
DyadicReport fit_pseudo_couples(const DyadicRequest& request, const DyadicData& data);

// dyadic_structure.cpp
DyadicReport fit_common_fate(const DyadicRequest& request, const DyadicData& data);
DyadicReport fit_distinguishability(const DyadicRequest& request, const DyadicData& data);

inline const std::string exchangeable_assumed =
    "Members are exchangeable: both have the same intercept, effects and residual variance.";
inline const std::string residuals_assumed =
    "Residuals are normal; those of one couple may correlate in either direction.";

}  // namespace intimetry::analyses
