#pragma once

#include <string>

#include "intimetry/core/check.hpp"

namespace intimetry::INTIMETRY_MODE::core::detail {

INTIMETRY_INLINE void refuse(ErrorCode code, std::string_view function, std::string_view argument,
                             std::string_view problem) {
  throw Error(code, std::string(function) + ": " + std::string(argument) + ": " + std::string(problem));
}

}  // namespace intimetry::INTIMETRY_MODE::core::detail
