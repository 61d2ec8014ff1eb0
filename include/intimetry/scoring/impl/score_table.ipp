#pragma once

#include "intimetry/core/error.hpp"
#include "intimetry/scoring/score_table.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE void ScoreTable::resize(std::size_t columns, std::size_t respondents) {
  respondents_ = respondents;
  columns_.resize(columns);
  for (ScoreColumn& column : columns_) {
    column.raw.resize(respondents);
    column.answered.resize(respondents);
    column.flag_bits.resize(respondents);
  }
}

INTIMETRY_INLINE const ScoreColumn& ScoreTable::operator[](std::string_view id) const {
  for (const ScoreColumn& column : columns_) {
    if (column.id == id) return column;
  }
  throw Error(ErrorCode::unknown_id, "ScoreTable: no scale '" + std::string(id) + "' was scored");
}

}  // namespace intimetry::INTIMETRY_MODE
