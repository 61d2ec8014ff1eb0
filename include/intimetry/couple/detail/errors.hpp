#pragma once

#include <cstddef>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/couple/detail/scored_administrations.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

/// The sources of the errors of one instrument's scores.
struct ErrorContext {
  const ScoredAdministrations* administrations = nullptr;
  ErrorSources sources;

  [[nodiscard]] AnsweredScale answers(const ScoredAdministration& administration, std::size_t column) const;
};

/// Returns the error of one scale's discrepancy, for administrations in the order of the quantity.
MeasurementError discrepancy_error(const ErrorContext& errors,
                                   const std::vector<const ScoredAdministration*>& administrations,
                                   Quantity quantity, std::size_t column);

}  // namespace intimetry::INTIMETRY_MODE::couple::detail

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/errors.ipp"
#endif
