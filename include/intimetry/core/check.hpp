#pragma once

#include <string>
#include <string_view>

#include "intimetry/core/error.hpp"

namespace intimetry {

/// Throws `code` with the name of the function and of the argument unless `holds`.
inline void require(bool holds, ErrorCode code, std::string_view function, std::string_view argument,
                    std::string_view problem) {
  if (holds) return;
  throw Error(code, std::string(function) + ": " + std::string(argument) + ": " + std::string(problem));
}

}  // namespace intimetry
