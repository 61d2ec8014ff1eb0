#include "analyses/couples/couples.hpp"

#include <algorithm>
#include <vector>

#include "intimetry/core/parallel.hpp"
#include "intimetry/couple/couple_profiler.hpp"
#include "table/couple_rows.hpp"

namespace intimetry::analyses {

namespace {

constexpr std::size_t couples_at_a_time = 1024;
constexpr std::size_t couples_in_a_share = 64;  // of one profiler, which prepares the instrument once
constexpr std::size_t profiles_at_a_time = 8;   // they are large, and stay in the cache

void count(const CoupleProfile& profile, CouplesResult& result) {
  ++result.couples;
  for (const DiscrepancyFamily& family : profile.families) {
    if (family.quantity != Quantity::difference || family.perspective != Perspective::now) continue;
    result.with_difference += family.m > 0 ? 1 : 0;
    result.beyond += std::any_of(family.rows.begin(), family.rows.end(),
                                 [](const Discrepancy& row) { return row.flagged; })
                         ? 1
                         : 0;
  }
}

class CouplesRun {
 public:
  CouplesRun(const CouplesRequest& request, const ProfileSink& sink)
      : request_(request), sink_(sink), options_(request.couple) {
    options_.draws = 0;  // the similarity bands are not used
    options_.include_private = request.plan.include_private;
  }

  CouplesResult run(const table::Source& source) {
    const ScoringPlan plan = table::make_answer_plan(request_);
    table::CoupleRows rows(request_, source, plan);
    for (auto couples = rows.next(couples_at_a_time); !couples.empty();
         couples = rows.next(couples_at_a_time))
      profile(couples);
    result_.singletons = rows.singletons();
    result_.administrations = rows.rows();
    return result_;
  }

 private:
  void profile(const std::vector<CoupleFile>& couples) {
    const std::size_t shares = (couples.size() + couples_in_a_share - 1) / couples_in_a_share;
    std::vector<std::vector<std::function<void()>>> deliver(shares);
    std::vector<CouplesResult> seen(shares);
    const InstrumentLookup lookup = [this](std::string_view id) {
      return id == request_.instrument.id ? &request_.instrument : nullptr;
    };
    parallel_for(shares, request_.threads, [&](std::size_t at) {
      CoupleProfiler profiler(lookup, options_);
      std::vector<CoupleProfile> profiles;
      const std::size_t end = std::min(couples.size(), (at + 1) * couples_in_a_share);
      for (std::size_t i = at * couples_in_a_share; i < end; ++i) {
        profiles.push_back(profiler.profile(couples[i]));
        count(profiles.back(), seen[at]);
        if (profiles.size() < profiles_at_a_time && i + 1 < end) continue;
        deliver[at].push_back(sink_(profiles));
        profiles.clear();
      }
    });
    for (std::size_t at = 0; at < shares; ++at) {
      for (const std::function<void()>& one : deliver[at]) one();
      result_.couples += seen[at].couples;
      result_.with_difference += seen[at].with_difference;
      result_.beyond += seen[at].beyond;
    }
  }

  const CouplesRequest& request_;
  const ProfileSink& sink_;
  CoupleOptions options_;
  CouplesResult result_;
};

}  // namespace

CouplesResult run_couples(const CouplesRequest& request, const table::Source& source,
                          const ProfileSink& sink) {
  return CouplesRun(request, sink).run(source);
}

}  // namespace intimetry::analyses
