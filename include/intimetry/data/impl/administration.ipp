#pragma once

#include "intimetry/data/administration.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Administration administration_of(std::string_view partner, const Response& response) {
  return {std::string(partner), response.instrument, response.version, response.perspective,
          response.date,        response.language,   response.answers};
}

INTIMETRY_INLINE bool same_administration(const Administration& a, const Administration& b) noexcept {
  return a.partner == b.partner && a.instrument == b.instrument && a.perspective == b.perspective &&
         a.date == b.date;
}

}  // namespace intimetry::INTIMETRY_MODE
