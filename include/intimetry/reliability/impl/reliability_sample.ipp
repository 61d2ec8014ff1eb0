#pragma once

#include <algorithm>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/reliability/reliability_sample.hpp"
#include "intimetry/stats/icc.hpp"
#include "intimetry/stats/item_bootstrap.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ReliabilitySample::ReliabilitySample(const ScoringPlan& plan, Keep keep)
    : plan_(&plan), keeps_(keep == Keep::answers) {
  for (const PlanScale& scale : plan.scales) scales_.push_back({Comoments(scale.keys.size()), {}, {}});
}

INTIMETRY_INLINE void ReliabilitySample::add(const ResponseView& view, std::span<const std::size_t> couple,
                                             const std::vector<std::uint8_t>& chosen) {
  const std::size_t count = view.respondents();
  require(couple.empty() || couple.size() == count, ErrorCode::shape_mismatch, "ReliabilitySample::add",
          "couple", "expected none, or one for each respondent");
  require(chosen.empty() || chosen.size() == count, ErrorCode::shape_mismatch, "ReliabilitySample::add",
          "chosen", "expected none, or one for each respondent");
  for (std::size_t t = 0; t < count; ++t) administrations_ += chosen.empty() || chosen[t] != 0 ? 1 : 0;
  for (std::size_t s = 0; s < scales_.size(); ++s) {
    KeyedBlock answers(*plan_, s);
    for (std::size_t begin = 0; begin < count; begin += KeyedBlock::block_size) {
      const std::size_t length = std::min(KeyedBlock::block_size, count - begin);
      answers.read(view, begin, length);
      add_block(scales_[s], answers, begin, length, couple, chosen);
    }
  }
}

INTIMETRY_INLINE void ReliabilitySample::merge(const ReliabilitySample& other) {
  require(other.scales_.size() == scales_.size(), ErrorCode::shape_mismatch, "ReliabilitySample::merge",
          "other", "it was collected with another plan");
  administrations_ += other.administrations_;
  for (std::size_t s = 0; s < scales_.size(); ++s) {
    const Scale& from = other.scales_[s];
    scales_[s].comoments.merge(from.comoments);
    scales_[s].kept.insert(scales_[s].kept.end(), from.kept.begin(), from.kept.end());
    scales_[s].couple.insert(scales_[s].couple.end(), from.couple.begin(), from.couple.end());
  }
  if (!other.keeps_) forget();
}

INTIMETRY_INLINE std::vector<std::uint64_t> ReliabilitySample::state() const {
  std::vector<std::uint64_t> words{static_cast<std::uint64_t>(administrations_)};
  for (const Scale& scale : scales_) {
    const std::vector<std::uint64_t> one = scale.comoments.state();
    words.push_back(one.size());
    words.insert(words.end(), one.begin(), one.end());
  }
  return words;
}

INTIMETRY_INLINE void ReliabilitySample::add_state(std::span<const std::uint64_t> words) {
  ReliabilitySample other(*plan_);
  std::size_t at = 1;
  for (Scale& scale : other.scales_) {
    require(at < words.size() && words[at] <= words.size() - at - 1, ErrorCode::bad_argument,
            "ReliabilitySample::add_state", "words", "they are truncated, or of another plan");
    scale.comoments.add_state(words.subspan(at + 1, words[at]));
    at += 1 + words[at];
  }
  require(at == words.size(), ErrorCode::shape_mismatch, "ReliabilitySample::add_state", "words",
          "they were collected with another plan");
  other.administrations_ = static_cast<std::int64_t>(words.front());
  merge(other);
}

INTIMETRY_INLINE void ReliabilitySample::forget() {
  keeps_ = false;
  for (Scale& scale : scales_) {
    scale.kept = {};
    scale.couple = {};
  }
}

INTIMETRY_INLINE ScaleReliability ReliabilitySample::reliability(std::size_t scale,
                                                                 const ReliabilityOptions& options) const {
  const Scale& sample = scales_.at(scale);
  ScaleReliability result = scale_reliability(*plan_, plan_->scales[scale],
                                              sample.comoments.covariances(options.cases), options.level);
  result.administrations = administrations_;
  if (options.icc) {
    result.icc = intraclass_correlation(sample.comoments.covariances(Cases::listwise), options.level);
    result.icc->left_out = sample.comoments.rows() - result.icc->n;
  }
  if (options.replications == 0 || !keeps_) return result;
  result.bootstrap = bootstrap_items(sample.kept, sample.comoments.columns(), sample.couple,
                                     {.replications = options.replications,
                                      .seed = options.seed,
                                      .level = options.level,
                                      .threads = options.threads});
  return result;
}

INTIMETRY_INLINE void ReliabilitySample::add_block(Scale& scale, const KeyedBlock& answers, std::size_t begin,
                                                   std::size_t length, std::span<const std::size_t> couple,
                                                   const std::vector<std::uint8_t>& chosen) {
  const auto taken = [&](std::size_t t) { return chosen.empty() || chosen[begin + t] != 0; };
  if (!answers.whole_numbers()) {
    add_reals(scale, answers, length, taken);
  } else if (chosen.empty()) {
    scale.comoments.add_columns(answers.options(), KeyedBlock::block_size, length);
  } else {
    add_chosen(scale, answers, length, taken);
  }
  if (keeps_) keep(scale, answers, begin, length, couple, taken);
}

}  // namespace intimetry::INTIMETRY_MODE
