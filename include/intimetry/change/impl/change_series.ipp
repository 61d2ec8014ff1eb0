#pragma once

#include "intimetry/change/change_series.hpp"
#include "intimetry/core/check.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::INTIMETRY_MODE::change::detail {

INTIMETRY_INLINE void check_occasions(std::span<const DatedScore> occasions) {
  const char* me = "change_series";
  for (std::size_t i = 0; i < occasions.size(); ++i) {
    require(occasions[i].date.valid(), ErrorCode::bad_argument, me, "occasions", "a date is not a valid day");
    if (i == 0) continue;
    require(occasions[i - 1].date < occasions[i].date, ErrorCode::bad_argument, me, "occasions",
            "expected ascending dates, found " + occasions[i - 1].date.text() + " before " +
                occasions[i].date.text());
  }
}

}  // namespace intimetry::INTIMETRY_MODE::change::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ChangeSeries change_series(std::span<const DatedScore> occasions,
                                            const ChangeCriterion& criterion, Direction direction,
                                            const std::optional<ClinicalCutoff>& cutoff) {
  return change_series(
      occasions, [&](std::size_t, std::size_t) { return criterion; }, direction, cutoff);
}

}  // namespace intimetry::INTIMETRY_MODE
