#pragma once

#include <string>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/data/response_view.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ResponseView::ResponseView(std::size_t respondents, std::vector<ResponseColumn> columns)
    : respondents_(respondents), columns_(std::move(columns)) {
  for (std::size_t j = 0; j < columns_.size(); ++j) {
    require(respondents == 0 || columns_[j].data != nullptr, ErrorCode::bad_argument, "ResponseView",
            "columns", "column " + std::to_string(j) + " has no data");
  }
}

}  // namespace intimetry::INTIMETRY_MODE
