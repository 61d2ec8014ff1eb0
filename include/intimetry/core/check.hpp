#pragma once

#include <string>
#include <string_view>

#include "intimetry/core/error.hpp"

namespace intimetry {

namespace detail {

/// Throws what `require` refuses.
[[noreturn]] inline void refuse(ErrorCode code, std::string_view function, std::string_view argument,
                                std::string_view problem) {
  throw Error(code, std::string(function) + ": " + std::string(argument) + ": " + std::string(problem));
}

}  // namespace detail

/// Throws `code` with the name of the function and of the argument unless `holds`.
inline void require(bool holds, ErrorCode code, std::string_view function, std::string_view argument,
                    std::string_view problem) {
  if (!holds) detail::refuse(code, function, argument, problem);
}

}  // namespace intimetry
