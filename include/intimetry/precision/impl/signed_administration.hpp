#pragma once

#include "intimetry/core/config.hpp"
#include "intimetry/precision/error_sources.hpp"

namespace intimetry::INTIMETRY_MODE::precision::detail {

/// An administration with its sign in a discrepancy.
struct SignedAdministration {
  const AnsweredScale* administration = nullptr;
  double sign = 1;
};

}  // namespace intimetry::INTIMETRY_MODE::precision::detail
