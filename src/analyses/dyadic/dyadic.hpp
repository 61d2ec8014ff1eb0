#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/common_fate.hpp"
#include "intimetry/dyadic/couple_correlation.hpp"
#include "intimetry/dyadic/distinguishability.hpp"
#include "intimetry/dyadic/gls.hpp"
#include "intimetry/dyadic/pairwise_correlations.hpp"
#include "intimetry/dyadic/partner_ratio.hpp"
#include "intimetry/dyadic/pseudo_couples.hpp"
#include "intimetry/dyadic/reliability_correction.hpp"
#include "intimetry/dyadic/response_surface.hpp"
#include "intimetry/dyadic/truth_bias.hpp"
#include "table/answer_arguments.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

/// Which model to fit, to which columns.
struct DyadicRequest {
  std::string model;
  table::AnswerArguments answers;  // how to read answers, if an instrument is given; column names
  std::string unvalidated;         // for scores: their instrument, if it is unvalidated
  std::string role;                // the column with members' roles; empty: members are exchangeable
  std::vector<std::string>
      outcomes;  // columns, or scales of the instrument; may contain * where a model takes several
  std::vector<std::string> predictors;
  std::vector<std::string> covariates;  // variables of the couple; text means groups
  std::vector<double> reliabilities;    // of the predictors; empty: no correction for error
  std::optional<double> centre;
  double level = 0.95;
  std::uint64_t seed = 0;
  std::size_t draws = 2000;  // resamples, pairings or swaps
};

// The fits of the library; one per outcome or pair of outcomes where a model takes several.
struct IccFits {
  std::vector<CoupleIcc> outcomes;
};
struct PartnerCorrelationFits {
  std::vector<PartnerCorrelation> outcomes;
};
struct PairwiseFits {
  std::vector<PairwiseCorrelations> pairs;  // the first outcome with the second, with the third ...
};
struct PseudoCoupleFits {
  PseudoCouples overall;
  PseudoCouples distinctive;  // profiles less the mean of all members
};
struct ApimFit {
  Apim effects;
  std::vector<PartnerRatio> ratios;
  std::optional<CorrectedApim> corrected;
};
struct ApimRolesFit {
  ApimRoles effects;
  std::vector<std::array<PartnerRatio, 2>> ratios;
  std::optional<CorrectedRoles> corrected;
};

using DyadicFit = std::variant<IccFits, PartnerCorrelationFits, PairwiseFits, PseudoCoupleFits,
                               Distinguishability, ApimFit, ApimRolesFit, CoupleGls, CommonFate,
                               ResponseSurface, ResponseSurfaceRoles, TruthBias, TruthBiasRoles>;

/// A covariate of groups. Its effects are differences from the reference group.
struct GroupedCovariate {
  std::string column;
  std::string reference;
};

struct DyadicResult {
  std::vector<std::string> roles;       // two, or none: members are exchangeable
  std::vector<std::string> outcomes;    // with patterns expanded
  std::vector<std::string> covariates;  // names, one per effect
  std::vector<GroupedCovariate> groups;
  std::string unvalidated;       // the instrument of these scores, if it is unvalidated
  std::int64_t couples = 0;      // used; with several outcomes, for the first
  std::int64_t left_out = 0;     // couples with a missing value
  std::uint64_t singletons = 0;  // couples with a row of only one partner
  DyadicFit fit;
};

/// Reads a long table of couples, with one row per partner, and fits the model.
/// @throws Error(bad_usage) as check_dyadic; Error(data_columns) for columns that are not there.
/// Error(data_value) for no rows, a cell that is no number, a covariate of one group, a couple of three rows,
/// two partners of one role, a role column that has not two values; for a predictor with zero variance or one
/// that the others determine; for too few couples
DyadicResult run_dyadic(const DyadicRequest& request, const table::Source& source);

/// Checks what can be checked before any file is opened.
/// @throws Error(bad_usage) for a model that does not exist or lacks a part
void check_dyadic(const DyadicRequest& request);

/// Returns the models' names.
const std::vector<std::string>& dyadic_models();

/// Returns how often a model resamples, re-pairs or swaps couples by default.
std::size_t default_draws(const std::string& model);

/// Returns whether a model takes several outcomes, so that one with a * means all columns that match.
bool takes_patterns(const std::string& model);

/// Returns the column of a predictor of gls: "age" of "age" and of "age@partner".
std::string column_of_predictor(const std::string& asked);

}  // namespace intimetry::analyses
