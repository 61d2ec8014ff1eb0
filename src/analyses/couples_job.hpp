#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "intimetry/couple/couple_options.hpp"
#include "table/answer_request.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

struct CouplesOptions {
  CoupleOptions couple;
  bool json = false;  // lines of JSON; else CSV
};

/// What was seen of all couples.
struct CouplesSummary {
  std::uint64_t couples = 0;
  std::uint64_t with_difference = 0;
  std::uint64_t beyond = 0;
  std::uint64_t alone = 0;   // couples with rows of one partner alone
  std::uint64_t sheets = 0;  // rows of the table
};

/// Profiles every couple of a table, and hands on a row for each couple and scale in their order.
/// @throws what reading couples throws
CouplesSummary compare_couples(const table::AnswerRequest& request, const table::Source& source,
                               const CouplesOptions& options,
                               const std::function<void(std::string_view)>& write);

}  // namespace intimetry::analyses
