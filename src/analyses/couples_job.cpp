#include "analyses/couples_job.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "analyses/couple_columns.hpp"
#include "intimetry/core/parallel.hpp"
#include "intimetry/couple/couple_profiler.hpp"
#include "table/couple_rows.hpp"

namespace intimetry::analyses {

namespace {

class CouplesJob {
 public:
  CouplesJob(const table::AnswerRequest& request, const CouplesOptions& options,
             const std::function<void(std::string_view)>& write)
      : request_(request),
        json_(options.json),
        write_(write),
        columns_(request.instrument),
        plan_(table::make_answer_plan(request)),
        options_(options.couple) {
    for (const PlanScale& scale : plan_.scales) scales_.push_back(scale.id);
    for (const PlanComposite& composite : plan_.composites) scales_.push_back(composite.id);
    options_.draws = 0;  // no column needs a band
    options_.include_private = request.plan.include_private;
  }

  CouplesSummary run(const table::Source& source) {
    table::CoupleRows rows(request_, source, plan_);
    if (!json_) write_header();
    constexpr std::size_t at_a_time = 1024;
    for (auto couples = rows.next(at_a_time); !couples.empty(); couples = rows.next(at_a_time)) work(couples);
    summary_.alone = rows.alone();
    summary_.sheets = rows.rows();
    return summary_;
  }

 private:
  void write_header() {
    files::RowWriter writer;
    for (const std::string& name : columns_.names()) writer.text(name);
    writer.end_row();
    write_(writer.written());
  }

  /// Profiles side by side, in shares whose texts are then written in order.
  void work(const std::vector<CoupleFile>& couples) {
    constexpr std::size_t share = 64;
    const std::size_t shares = (couples.size() + share - 1) / share;
    std::vector<std::string> texts(shares);
    std::vector<CouplesSummary> seen(shares);
    const InstrumentLookup lookup = [this](std::string_view id) {
      return id == request_.instrument.id ? &request_.instrument : nullptr;
    };
    parallel_for(shares, request_.threads, [&](std::size_t at) {
      files::RowWriter writer;
      CoupleProfiler profiler(lookup, options_);
      for (std::size_t i = at * share; i < std::min(couples.size(), (at + 1) * share); ++i) {
        const CoupleProfile profile = profiler.profile(couples[i]);
        note(profile, seen[at]);
        if (json_) {
          columns_.write_json(profile, scales_, texts[at]);
        } else {
          columns_.write_csv(profile, scales_, writer);
        }
      }
      texts[at] += writer.written();
    });
    for (std::size_t at = 0; at < shares; ++at) {
      write_(texts[at]);
      summary_.couples += seen[at].couples;
      summary_.with_difference += seen[at].with_difference;
      summary_.beyond += seen[at].beyond;
    }
  }

  static void note(const CoupleProfile& profile, CouplesSummary& summary) {
    ++summary.couples;
    for (const DiscrepancyFamily& family : profile.families) {
      if (family.quantity != Quantity::difference || family.perspective != Perspective::now) continue;
      summary.with_difference += family.m > 0 ? 1 : 0;
      bool beyond = false;
      for (const Discrepancy& row : family.rows) beyond = beyond || row.flagged;
      summary.beyond += beyond ? 1 : 0;
    }
  }

  const table::AnswerRequest& request_;
  bool json_;
  const std::function<void(std::string_view)>& write_;
  CoupleColumns columns_;
  ScoringPlan plan_;
  std::vector<std::string> scales_;
  CoupleOptions options_;
  CouplesSummary summary_;
};

}  // namespace

CouplesSummary compare_couples(const table::AnswerRequest& request, const table::Source& source,
                               const CouplesOptions& options,
                               const std::function<void(std::string_view)>& write) {
  return CouplesJob(request, options, write).run(source);
}

}  // namespace intimetry::analyses
