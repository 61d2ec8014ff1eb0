#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "intimetry/core/buffer.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/scoring/detail/block.hpp"
#include "intimetry/scoring/impl/decode.hpp"
#include "intimetry/scoring/impl/kernel_scorer.hpp"
#include "intimetry/scoring/impl/raw_score.hpp"
#include "intimetry/scoring/score_table.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

// When a loop is inlined, __restrict is lost, and with it most of the vectorisation.
#if defined(__GNUC__)
#define INTIMETRY_KEPT_CALL __attribute__((noinline))
#else
#define INTIMETRY_KEPT_CALL
#endif

inline constexpr std::uint16_t bits_of(Flag flag) { return static_cast<std::uint16_t>(flag); }

/// Scores blocks of respondents. Each thread needs its own.
class BlockScorer {
 public:
  /// @param respondents the total to score: memory for up to a block is allocated; tables are made only for
  ///   at least a block
  /// @param past_cache whether to write scores without the cache, because nothing reads them soon
  BlockScorer(const ScoringPlan& plan, const ResponseView& view, std::size_t respondents, bool past_cache)
      : plan_(plan),
        view_(view),
        kernels_(plan, view, past_cache),
        whole_blocks_(respondents >= block_size),
        stride_(std::min(block_size, (respondents + 63) / 64 * 64)),
        decoded_(plan.items.size()),
        summaries_(plan.items.size()),
        raw_scores_(plan.scales.size()) {}

  /// @shape respondents begin .. begin + count of the view, with count at most block_size; `perspectives` is
  ///   empty, or has one element for each respondent of the view
  void score(std::span<const Perspective> perspectives, std::size_t begin, std::size_t count,
             ScoreTable& table) {
    const std::size_t by_kernels = kernels_.score(begin, count, table);
    if (by_kernels != 0) score_rest(perspectives, begin, by_kernels, true, table);
    if (by_kernels != count) {
      score_rest(perspectives, begin + by_kernels, count - by_kernels, false, table);
    }
  }

 private:
  Code* codes(std::size_t item) { return codes_.data() + item * stride_; }
  double* values(std::size_t item) { return values_.empty() ? nullptr : values_.data() + item * stride_; }

  /// Computes what the kernels have not computed.
  void score_rest(std::span<const Perspective> perspectives, std::size_t begin, std::size_t count,
                  bool by_kernels, ScoreTable& table) {
    std::fill(decoded_.begin(), decoded_.end(), false);
    for (std::size_t s = 0; s < plan_.scales.size(); ++s) {
      const PlanScale& scale = plan_.scales[s];
      ScoreColumn& column = table.columns()[s];
      if (!by_kernels || !kernels_.has(s)) {
        for (const PlanKey& key : scale.keys) decode_item(key.item, begin, count);
        score_scale(scale, begin, count, column);
        note_faults(scale, begin, count, column);
      } else if (kernels_.found_faults(s)) {
        for (const PlanKey& key : scale.keys) decode_item(key.item, begin, count);
        note_faults(scale, begin, count, column);
      }
      if (scale.gate) {
        decode_item(scale.gate->item, begin, count);
        apply_gate(*scale.gate, begin, count, column);
      }
      withhold(scale, perspectives, begin, count, column);
    }
    for (std::size_t c = 0; c < plan_.composites.size(); ++c) {
      score_composite(plan_.composites[c], begin, count, table, table.columns()[plan_.scales.size() + c]);
    }
  }

  void decode_item(std::size_t j, std::size_t begin, std::size_t count) {
    if (decoded_[j]) return;
    decoded_[j] = true;
    if (codes_.empty()) make_room();
    summaries_[j] = decode(view_.columns()[j], begin, count, plan_.items[j], codes(j), values(j));
  }

  /// If the kernels score every scale, none of this memory is needed.
  void make_room() {
    codes_.resize(plan_.items.size() * stride_);
    bool any_continuous = false;
    for (const PlanItem& item : plan_.items) any_continuous = any_continuous || item.continuous;
    if (any_continuous) values_.resize(plan_.items.size() * stride_);
    for (std::size_t s = 0; s < plan_.scales.size() && whole_blocks_; ++s) {
      if (!kernels_.has(s)) raw_scores_[s] = RawScores(plan_, plan_.scales[s]);
    }
  }

  void score_scale(const PlanScale& scale, std::size_t begin, std::size_t count, ScoreColumn& column) {
    const RawScores& known = raw_scores_[static_cast<std::size_t>(&scale - plan_.scales.data())];
    if (!scale.whole_numbers) {
      add_up_reals(scale, count);
      finish(scale, begin, count, real_sums_, column);
    } else if (scale.largest_sum <= 32767) {
      add_up(scale, count, short_sums_);
      if (known.empty()) {
        finish(scale, begin, count, short_sums_, column);
      } else {
        known.look_up(short_sums_, answered_, count, column.raw.data() + begin);
      }
    } else {
      add_up(scale, count, whole_sums_);
      finish(scale, begin, count, whole_sums_, column);
    }
    flag_counts(scale, begin, count, column);
    if (!scale.same_range) prorate_mixed(scale, begin, count, column);
  }

  /// Sums in the narrowest sufficient integer type, because more of them fit in each vector instruction.
  template <class Sum>
  INTIMETRY_KEPT_CALL void add_up(const PlanScale& scale, std::size_t count, Sum* __restrict sums) {
    std::fill(sums, sums + count, Sum{0});
    std::fill(answered_, answered_ + count, std::int16_t{0});
    std::int16_t* __restrict answered = answered_;
    for (const PlanKey& key : scale.keys) {
      const PlanItem& item = plan_.items[key.item];
      const Code* __restrict code = codes(key.item);
      const auto base = static_cast<Sum>(key.reversed ? item.min + item.max : 0);
      const auto sign = static_cast<Sum>(key.reversed ? -1 : 1);
      for (std::size_t i = 0; i < count; ++i) {
        const bool there = code[i] > last_code;
        const auto keyed = static_cast<Sum>(base + sign * static_cast<Sum>(code[i]));
        sums[i] = static_cast<Sum>(sums[i] + (there ? keyed : Sum{0}));
        answered[i] = static_cast<std::int16_t>(answered[i] + (there ? 1 : 0));
      }
    }
  }

  void add_up_reals(const PlanScale& scale, std::size_t count) {
    std::fill(real_sums_, real_sums_ + count, 0.0);
    std::fill(answered_, answered_ + count, std::int16_t{0});
    for (const PlanKey& key : scale.keys) {
      const Code* code = codes(key.item);
      for (std::size_t i = 0; i < count; ++i) {
        if (code[i] <= last_code) continue;
        real_sums_[i] += keyed_answer(key, i);
        ++answered_[i];
      }
    }
  }

  [[nodiscard]] double keyed_answer(const PlanKey& key, std::size_t i) {
    const PlanItem& item = plan_.items[key.item];
    const double x = item.continuous ? values(key.item)[i] : static_cast<double>(codes(key.item)[i]);
    return key.reversed ? item.min + item.max - x : x;
  }

  template <class Sum>
  INTIMETRY_KEPT_CALL void finish(const PlanScale& scale, std::size_t begin, std::size_t count,
                                  const Sum* __restrict sums, ScoreColumn& column) {
    const RawScore<std::is_integral_v<Sum>> score(scale);
    double* __restrict raw = column.raw.data() + begin;
    constexpr std::size_t run = 256;  // converted numbers stay in the L1 cache
    for (std::size_t start = 0; start < count; start += run) {
      const std::size_t length = std::min(run, count - start);
      double sum[run];
      double answered[run];
      for (std::size_t i = 0; i < length; ++i) sum[i] = static_cast<double>(sums[start + i]);
      for (std::size_t i = 0; i < length; ++i) answered[i] = static_cast<double>(answered_[start + i]);
      for (std::size_t i = 0; i < length; ++i) raw[start + i] = score(sum[i], answered[i]);
    }
  }

  void flag_counts(const PlanScale& scale, std::size_t begin, std::size_t count, ScoreColumn& column) {
    const auto k = static_cast<std::int16_t>(scale.keys.size());
    const auto least = static_cast<std::int16_t>(scale.min_answered);
    const std::int16_t* __restrict answered = answered_;
    std::uint16_t* __restrict flags = column.flag_bits.data() + begin;
    std::uint16_t* __restrict counts = column.answered.data() + begin;
    for (std::size_t i = 0; i < count; ++i) {
      const std::int16_t m = answered[i];
      const std::uint16_t partial = m < least ? bits_of(Flag::too_few_answers) : bits_of(Flag::prorated);
      flags[i] = m == k ? std::uint16_t{0} : partial;
      counts[i] = static_cast<std::uint16_t>(m);
    }
  }

  /// Items with different ranges: each missing one counts as min + range x p, p the mean of (x - min)/range
  /// over the answered keyed ones. Complete administrations are not changed.
  void prorate_mixed(const PlanScale& scale, std::size_t begin, std::size_t count, ScoreColumn& column) {
    const auto k = static_cast<std::int16_t>(scale.keys.size());
    for (std::size_t i = 0; i < count; ++i) {
      if (answered_[i] == k || answered_[i] < scale.min_answered) continue;
      double share = 0;
      double sum = 0;
      for (const PlanKey& key : scale.keys) {
        if (codes(key.item)[i] <= last_code) continue;
        const PlanItem& item = plan_.items[key.item];
        const double x = keyed_answer(key, i);
        share += (x - item.min) / (item.max - item.min);
        sum += x;
      }
      share /= answered_[i];
      for (const PlanKey& key : scale.keys) {
        if (codes(key.item)[i] > last_code) continue;
        const PlanItem& item = plan_.items[key.item];
        sum += item.min + (item.max - item.min) * share;
      }
      const double unit = scale.score == ScoreKind::mean ? sum / k : sum;
      column.raw[begin + i] = scale.offset + scale.multiplier * unit;
    }
  }

  void note_faults(const PlanScale& scale, std::size_t begin, std::size_t count, ScoreColumn& column) {
    for (const PlanKey& key : scale.keys) {
      const CodeSummary& summary = summaries_[key.item];
      if (!summary.has_out_of_range && !summary.has_not_applicable) continue;
      const Code* code = codes(key.item);
      std::uint16_t* flags = column.flag_bits.data() + begin;
      for (std::size_t i = 0; i < count; ++i) {
        if (code[i] == out_of_range_code)
          flags[i] = static_cast<std::uint16_t>(flags[i] | bits_of(Flag::out_of_range));
        if (code[i] == not_applicable_code) {
          flags[i] = static_cast<std::uint16_t>(flags[i] | bits_of(Flag::not_applicable));
        }
      }
    }
  }

  /// A closed gate sets the score whatever the other answers are; without an answer to the gate there is no
  /// score.
  void apply_gate(const PlanGate& gate, std::size_t begin, std::size_t count, ScoreColumn& column) {
    const PlanKey key{gate.item, false};
    for (std::size_t i = 0; i < count; ++i) {
      std::uint16_t& flags = column.flag_bits[begin + i];
      const Code code = codes(gate.item)[i];
      if (code > last_code) {
        if (keyed_answer(key, i) != gate.closed_at) continue;
        column.raw[begin + i] = gate.score;
        flags = bits_of(Flag::gate_closed);
        continue;
      }
      column.raw[begin + i] = no_score;
      flags = static_cast<std::uint16_t>((flags & ~bits_of(Flag::prorated)) | bits_of(Flag::too_few_answers));
      if (code == out_of_range_code) flags = static_cast<std::uint16_t>(flags | bits_of(Flag::out_of_range));
      if (code == not_applicable_code)
        flags = static_cast<std::uint16_t>(flags | bits_of(Flag::not_applicable));
    }
  }

  /// Removes the scores of respondents in whose perspective the scale is not interpreted.
  static void withhold(const PlanScale& scale, std::span<const Perspective> perspectives, std::size_t begin,
                       std::size_t count, ScoreColumn& column) {
    if (perspectives.empty()) return;
    for (std::size_t i = begin; i < begin + count; ++i) {
      if (((scale.perspectives >> static_cast<unsigned>(perspectives[i])) & 1U) != 0) continue;
      column.raw[i] = no_score;
      column.flag_bits[i] = bits_of(Flag::not_interpreted);
    }
  }

  static void score_composite(const PlanComposite& composite, std::size_t begin, std::size_t count,
                              const ScoreTable& table, ScoreColumn& column) {
    for (std::size_t i = begin; i < begin + count; ++i) {
      double raw = 0;
      unsigned answered = 0;
      unsigned flags = 0;
      for (const PlanPart& part : composite.parts) {
        const ScoreColumn& scale = table.columns()[part.scale];
        raw += part.weight * scale.raw[i];
        answered += scale.answered[i];
        flags |= scale.flag_bits[i];
      }
      column.raw[i] = raw;
      column.answered[i] = static_cast<std::uint16_t>(answered);
      column.flag_bits[i] = static_cast<std::uint16_t>(flags);
    }
  }

  const ScoringPlan& plan_;
  const ResponseView& view_;
  KernelScorer kernels_;
  bool whole_blocks_;
  std::size_t stride_;  // distance between the codes of two items
  std::vector<Code> codes_;
  std::vector<double> values_;
  std::vector<bool> decoded_;  // whether an item is decoded for this block
  std::vector<CodeSummary> summaries_;
  std::vector<RawScores> raw_scores_;
  std::int16_t short_sums_[block_size] = {};
  std::int32_t whole_sums_[block_size] = {};
  double real_sums_[block_size] = {};
  std::int16_t answered_[block_size] = {};
};

#undef INTIMETRY_KEPT_CALL

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
