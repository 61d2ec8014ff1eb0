#pragma once

#include "intimetry/precision/error_sources.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE bool is_comparable_interval(int retest_days, int days) noexcept {
  return days > 0 && retest_days > 0 && days <= 2 * retest_days && retest_days <= 2 * days;
}

}  // namespace intimetry::INTIMETRY_MODE
