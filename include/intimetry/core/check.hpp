#pragma once

#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::INTIMETRY_MODE {

namespace core::detail {

/// Throws the error of a failed `require`.
[[noreturn]] void refuse(ErrorCode code, std::string_view function, std::string_view argument,
                         std::string_view problem);

}  // namespace core::detail

/// Throws an Error with `code`, the function's name and the argument's name unless `holds`.
inline void require(bool holds, ErrorCode code, std::string_view function, std::string_view argument,
                    std::string_view problem) {
  if (!holds) core::detail::refuse(code, function, argument, problem);
}

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/core/impl/check.ipp"
#endif
