#pragma once

#include "intimetry/core/parallel.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE unsigned resolve_threads(unsigned asked) noexcept {
  if (asked != 0) return asked;
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace intimetry::INTIMETRY_MODE
