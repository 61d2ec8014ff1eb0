#pragma once

#include <cstddef>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/couple/detail/sheets.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

/// What the errors of one instrument's scores are found from.
struct ErrorContext {
  const Sheets* sheets = nullptr;
  ErrorSources sources;

  [[nodiscard]] AnswerSheet answers(const Sheet& sheet, std::size_t column) const;
};

/// The error of one scale's discrepancy, for sheets in the order in which the quantity needs them.
MeasurementError discrepancy_error(const ErrorContext& errors, const std::vector<const Sheet*>& sheets,
                                   Quantity quantity, std::size_t column);

}  // namespace intimetry::INTIMETRY_MODE::couple::detail

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/errors.ipp"
#endif
