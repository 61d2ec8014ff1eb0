#pragma once

#include "analyses/dyadic/dyadic.hpp"
#include "render/dyadic_report.hpp"

// One function per kind of fit, which says in words what was found.

namespace intimetry::render {

/// The request and the result that a fit belongs to.
struct Fitted {
  const analyses::DyadicRequest& request;
  const analyses::DyadicResult& result;
};

// dyadic_apim.cpp
DyadicReport report_of(const Fitted& fitted, const analyses::ApimFit& fit);
DyadicReport report_of(const Fitted& fitted, const analyses::ApimRolesFit& fit);
DyadicReport report_of(const Fitted& fitted, const CoupleGls& fit);

// dyadic_surface.cpp
DyadicReport report_of(const Fitted& fitted, const ResponseSurface& fit);
DyadicReport report_of(const Fitted& fitted, const ResponseSurfaceRoles& fit);
DyadicReport report_of(const Fitted& fitted, const TruthBias& fit);
DyadicReport report_of(const Fitted& fitted, const TruthBiasRoles& fit);

// dyadic_likeness.cpp
DyadicReport report_of(const Fitted& fitted, const analyses::IccFits& fits);
DyadicReport report_of(const Fitted& fitted, const analyses::PartnerCorrelationFits& fits);
DyadicReport report_of(const Fitted& fitted, const analyses::PairwiseFits& fits);
DyadicReport report_of(const Fitted& fitted, const analyses::PseudoCoupleFits& fits);

// dyadic_structure.cpp
DyadicReport report_of(const Fitted& fitted, const CommonFate& fit);
DyadicReport report_of(const Fitted& fitted, const Distinguishability& fit);

inline const std::string exchangeable_assumed =
    "Members are exchangeable: both have the same intercept, effects and residual variance.";
inline const std::string residuals_assumed =
    "Residuals are normal; those of one couple may correlate in either direction.";

}  // namespace intimetry::render
