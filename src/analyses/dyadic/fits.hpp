#pragma once

#include <string>

#include "analyses/dyadic/couples_data.hpp"
#include "analyses/dyadic/dyadic.hpp"

// One function per model. Each sets the fit and the number of couples, and throws as run_dyadic.

namespace intimetry::analyses {

struct FitInput {
  const DyadicRequest& request;
  const CouplesData& data;
  const std::vector<std::string>& outcomes;  // with patterns expanded
  const std::string& file;                   // the name of the table, for messages

  [[nodiscard]] MemberValues outcome() const { return data.of(outcomes.front()); }
  [[nodiscard]] MemberValues predictor() const { return data.of(request.predictors.front()); }
  [[nodiscard]] bool roles() const { return !data.roles.empty(); }
};

// fit_effects.cpp
void fit_actor_partner(const FitInput& input, DyadicResult& result);
void fit_gls(const FitInput& input, DyadicResult& result);
void fit_surface(const FitInput& input, DyadicResult& result);
void fit_truth_bias(const FitInput& input, DyadicResult& result);
void fit_common_fate(const FitInput& input, DyadicResult& result);

// fit_likeness.cpp
void fit_icc(const FitInput& input, DyadicResult& result);
void fit_pairwise(const FitInput& input, DyadicResult& result);
void fit_pseudo_couples(const FitInput& input, DyadicResult& result);
void fit_distinguishability(const FitInput& input, DyadicResult& result);

/// Throws unless there is no fault; `columns` are the words for the model's columns.
void throw_fault(const ModelFault& fault, const std::vector<std::string>& columns, const std::string& file,
                 std::int64_t couples);

/// Sets how many couples a fit has, unless an earlier one of the same result has set it.
template <class Fit>
void count_couples(const Fit& fit, DyadicResult& result) {
  if (result.couples != 0) return;
  result.couples = fit.n;
  result.left_out = fit.left_out;
}

}  // namespace intimetry::analyses
