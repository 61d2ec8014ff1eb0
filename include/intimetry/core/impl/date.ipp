#pragma once

#include "intimetry/core/date.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::string Date::text() const {
  const auto padded = [](std::string digits, std::size_t width) {
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
  };
  return padded(std::to_string(year_), 4) + "-" + padded(std::to_string(month_), 2) + "-" +
         padded(std::to_string(day_), 2);
}

}  // namespace intimetry::INTIMETRY_MODE
