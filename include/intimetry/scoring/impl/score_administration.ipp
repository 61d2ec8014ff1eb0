#pragma once

#include <utility>

#include "intimetry/scoring/score_administration.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ResponseView AdministrationRow::view() const {
  std::vector<ResponseColumn> columns;
  for (const double& value : values_) {
    columns.push_back(column_of(&value, 1));
    columns.back().not_applicable_code = not_applicable;
  }
  return {1, std::move(columns)};
}

}  // namespace intimetry::INTIMETRY_MODE
