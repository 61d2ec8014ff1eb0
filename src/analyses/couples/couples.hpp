#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "table/answer_request.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

struct CouplesRequest : table::AnswerRequest {
  CoupleOptions couple;
};

/// What was seen of all couples.
struct CouplesResult {
  std::uint64_t couples = 0;
  std::uint64_t with_difference = 0;
  std::uint64_t beyond = 0;
  std::uint64_t singletons = 0;  // couples with rows of one partner alone
  std::uint64_t sheets = 0;      // rows of the table
};

/// Takes the profiles of some couples that follow each other. It is called by several threads at once, so
/// that what takes long, such as writing numbers as text, is done side by side. What it returns is called by
/// one thread at a time, in the order of the table.
using ProfileSink = std::function<std::function<void()>(std::span<const CoupleProfile>)>;

/// Profiles every couple of a table, and hands the profiles on.
/// @throws what reading couples throws
CouplesResult run_couples(const CouplesRequest& request, const table::Source& source,
                          const ProfileSink& sink);

}  // namespace intimetry::analyses
