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

/// Counts over all couples.
struct CouplesResult {
  std::uint64_t couples = 0;
  std::uint64_t with_difference = 0;
  std::uint64_t beyond = 0;
  std::uint64_t singletons = 0;       // couples with rows of only one partner
  std::uint64_t administrations = 0;  // rows of the table
};

/// Receives the profiles of some consecutive couples. Several threads call it at once, so that slow work,
/// such as formatting, runs in parallel. The function that it returns is then called in the order of the
/// table, by one thread.
using ProfileSink = std::function<std::function<void()>(std::span<const CoupleProfile>)>;

/// Computes the profile of every couple of a table, and passes the profiles to the sink.
/// @throws what reading couples throws
CouplesResult run_couples(const CouplesRequest& request, const table::Source& source,
                          const ProfileSink& sink);

}  // namespace intimetry::analyses
