#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/impl/decode_validity.hpp"
#include "intimetry/scoring/impl/kernel_columns.hpp"
#include "intimetry/scoring/impl/kernel_copies.hpp"
#include "intimetry/scoring/impl/kernels.hpp"
#include "intimetry/scoring/score_table.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

/// Returns whether to write the scores of this many respondents without the cache: they do not fit in it, and
/// scoring does not read them again.
inline bool suits_past_cache(const ScoringPlan& plan, std::size_t respondents) noexcept {
  constexpr std::size_t cache = std::size_t{32} << 20U;
  constexpr std::size_t bytes = sizeof(double) + 2 * sizeof(std::uint16_t);
  return plan.composites.empty() && respondents > cache / bytes / std::max<std::size_t>(plan.size(), 1);
}

/// Scores the scales that this processor's kernels support; each thread needs its own. Answers that are no
/// option of their item are left out, but not flagged: they are rare, so the plain code flags
/// them.
class KernelScorer {
 public:
  KernelScorer(const ScoringPlan& plan, const ResponseView& view, bool past_cache)
      : view_(view), kernels_(score_kernels()), copies_(view), past_cache_(past_cache) {
    if (kernels_ == nullptr || view.respondents() < kernel_step) return;
    for (const PlanScale& scale : plan.scales) {
      scales_.push_back(scale_for_kernels(plan, scale, view, copies_));
      any_ = any_ || scales_.back().kind != KernelScale::Kind::none;
    }
  }

  /// Returns whether the kernels score this scale.
  [[nodiscard]] bool has(std::size_t scale) const noexcept {
    return any_ && scales_[scale].kind != KernelScale::Kind::none;
  }
  /// Returns whether, among the respondents last scored, an answer was neither an option nor missing.
  [[nodiscard]] bool found_faults(std::size_t scale) const noexcept { return scales_[scale].faults; }

  /// Scores respondents from `begin` on, a multiple of kernel_step and at most `count`; returns how many.
  std::size_t score(std::size_t begin, std::size_t count, ScoreTable& table) {
    const std::size_t whole = any_ ? count / kernel_step * kernel_step : 0;
    for (KernelScale& scale : scales_) scale.faults = false;
    // A few respondents at a time, so that copies stay in the cache.
    for (std::size_t at = begin; at < begin + whole; at += kernel_step) {
      copies_.make(*kernels_, at);
      for (std::size_t s = 0; s < scales_.size(); ++s) score_step(scales_[s], at, table.columns()[s]);
    }
    if (past_cache_ && whole != 0) kernels_->end_past_cache();
    return whole;
  }

 private:
  /// Scores kernel_step respondents.
  void score_step(KernelScale& scale, std::size_t begin, ScoreColumn& column) {
    const ScoreTarget target{column.raw.data() + begin, column.answered.data() + begin,
                             column.flag_bits.data() + begin, past_cache_ && !scale.read_again};
    const std::size_t k = scale.items.size();
    bool sound = true;
    if (scale.kind == KernelScale::Kind::bytes) {
      for (std::size_t j = 0; j < k; ++j) point(scale.bytes[j], scale, j, begin, 1);
      sound = kernels_->add_bytes(scale.bytes.data(), k, kernel_step, short_sums_, answered_);
      kernels_->score_shorts(scale.rule, short_sums_, answered_, kernel_step, target);
    } else if (scale.kind == KernelScale::Kind::reals) {
      for (std::size_t j = 0; j < k; ++j) point(scale.reals[j], scale, j, begin, sizeof(double));
      sound = kernels_->add_reals(scale.reals.data(), k, kernel_step, real_sums_, answered_);
      kernels_->score_reals(scale.rule, real_sums_, answered_, kernel_step, target);
    }
    scale.faults = scale.faults || !sound;
  }

  /// Sets a kernel's column to the answers to one item, from respondent `begin` on.
  template <class Column>
  void point(Column& to, KernelScale& scale, std::size_t item, std::size_t begin, std::size_t size) {
    const ResponseColumn& column = view_.columns()[scale.items[item]];
    const std::size_t copy = scale.copies[item];
    if (copy == KernelCopies::not_copied) {
      constexpr std::size_t ahead =
          2048;  // far enough for the memory latency, near enough for the cache size
      to.answers = static_cast<const unsigned char*>(column.data) + begin * size;
      to.needed_next = reinterpret_cast<std::uintptr_t>(to.answers) + ahead;
    } else {
      to.answers = copies_.answers(copy);
      to.needed_next = copies_.needed_next(copy, begin);
    }
    if (column.validity == nullptr) return;
    scale.present.resize(scale.items.size() * words);
    std::uint64_t* present = scale.present.data() + item * words;
    for (std::size_t word = 0; word < words; ++word) {
      present[word] = bits_at(column.validity, column.validity_offset + begin + 64 * word, 64);
    }
    to.present = present;
  }

  static constexpr std::size_t words = kernel_step / 64;
  const ResponseView& view_;
  const ScoreKernels* kernels_;
  KernelCopies copies_;
  bool past_cache_;
  bool any_ = false;
  std::vector<KernelScale> scales_;
  double real_sums_[kernel_step] = {};
  std::int16_t short_sums_[kernel_step] = {};
  std::int16_t answered_[kernel_step] = {};
};

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
