#include <utility>

#include "analyses/dyadic/fits.hpp"

namespace intimetry::analyses {

namespace {

std::string column_word(const std::string& name) { return "column '" + name + "'"; }

std::vector<MemberValues> all_outcomes(const FitInput& input) {
  std::vector<MemberValues> variables;
  for (const std::string& name : input.outcomes) variables.push_back(input.data.of(name));
  return variables;
}

}  // namespace

void fit_icc(const FitInput& input, DyadicResult& result) {
  IccFits alike;
  PartnerCorrelationFits correlated;
  for (const std::string& name : input.outcomes) {
    const auto take = [&](auto fit, auto& fits) {
      throw_fault({fit.value.reason, 0}, {column_word(name)}, input.file, fit.n);
      count_couples(fit, result);
      fits.outcomes.push_back(fit);
    };
    if (input.roles()) {
      take(partner_correlation(input.data.of(name), input.request.level), correlated);
    } else {
      take(couple_icc(input.data.of(name), input.request.level), alike);
    }
  }
  if (input.roles()) {
    result.fit = std::move(correlated);
  } else {
    result.fit = std::move(alike);
  }
}

void fit_pairwise(const FitInput& input, DyadicResult& result) {
  PairwiseFits fits;
  for (std::size_t i = 0; i < input.outcomes.size(); ++i) {
    for (std::size_t j = i + 1; j < input.outcomes.size(); ++j) {
      const std::string& x = input.outcomes[i];
      const std::string& y = input.outcomes[j];
      const PairwiseCorrelations r = pairwise_correlations(input.data.of(x), input.data.of(y));
      const std::size_t column = r.icc_x.exists() ? 1 : 0;
      throw_fault({r.overall.value.reason, column}, {column_word(x), column_word(y)}, input.file, r.n);
      count_couples(r, result);
      fits.pairs.push_back(r);
    }
  }
  result.fit = std::move(fits);
}

void fit_pseudo_couples(const FitInput& input, DyadicResult& result) {
  const std::vector<MemberValues> items = all_outcomes(input);
  PseudoCoupleOptions options;
  options.members = input.roles() ? Members::distinguishable : Members::exchangeable;
  options.permutations = input.request.draws;
  options.seed = input.request.seed;
  PseudoCoupleFits fits;
  options.centring = ProfileCentring::pooled;
  fits.distinctive = pseudo_couples(items, options);
  options.centring = ProfileCentring::none;
  fits.overall = pseudo_couples(items, options);
  for (const PseudoCouples* found : {&fits.overall, &fits.distinctive})
    throw_fault({found->similarity.reason, ModelFault::no_column}, {}, input.file, found->n);
  count_couples(fits.distinctive, result);
  result.fit = std::move(fits);
}

void fit_distinguishability(const FitInput& input, DyadicResult& result) {
  DistinguishabilityOptions options;
  options.swaps = input.request.draws;
  options.seed = input.request.seed;
  const Distinguishability fit = distinguishability(all_outcomes(input), options);
  throw_fault({fit.chi_square.reason, ModelFault::no_column}, {}, input.file, fit.n);
  count_couples(fit, result);
  result.fit = fit;
}

}  // namespace intimetry::analyses
