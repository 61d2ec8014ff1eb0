#pragma once

#include "intimetry/precision/error_sources.hpp"

namespace intimetry::detail {

/// One answer sheet's place in a discrepancy.
struct SignedSheet {
  const AnswerSheet* sheet = nullptr;
  double sign = 1;
};

}  // namespace intimetry::detail
