#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/reliability/scale_reliability.hpp"
#include "intimetry/scoring/keyed_block.hpp"
#include "intimetry/scoring/scoring_plan.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/item_bootstrap.hpp"

namespace intimetry {

struct ReliabilityOptions {
  Cases cases = Cases::listwise;
  double level = 0.95;
  std::size_t replications = 0;  ///< of the bootstrap; needs a sample that kept its answers
  std::uint64_t seed = default_seed;
  bool icc = false;      ///< intraclass correlations too, which are listwise
  unsigned threads = 0;  ///< of the bootstrap; 0: as many as the machine has
};

/// Gathers what the reliability of every scale of a plan rests on, block after block of answers. Memory does
/// not grow with them unless they are kept to be resampled.
class ReliabilitySample {
 public:
  enum class Keep : unsigned char { nothing, answers };

  /// @param plan must outlive this
  explicit ReliabilitySample(const ScoringPlan& plan, Keep keep = Keep::nothing)
      : plan_(&plan), keeps_(keep == Keep::answers) {
    for (const PlanScale& scale : plan.scales) scales_.push_back({Comoments(scale.keys.size()), {}, {}});
  }

  /// Adds the respondents whose place is in `chosen`, or all of them.
  /// @param couple empty, or one number a respondent of the view, which partners have in common
  /// @missing answers that are missing, out of range or not applicable
  /// @throws Error(shape_mismatch) for another number of columns or couples
  void add(const ResponseView& view, std::span<const std::size_t> couple = {}) {
    add(view, couple, std::vector<std::uint8_t>());
  }
  void add(const ResponseView& view, std::span<const std::size_t> couple,
           const std::vector<std::uint8_t>& chosen) {
    const std::size_t count = view.respondents();
    require(couple.empty() || couple.size() == count, ErrorCode::shape_mismatch, "ReliabilitySample::add",
            "couple", "expected none, or one for each respondent");
    require(chosen.empty() || chosen.size() == count, ErrorCode::shape_mismatch, "ReliabilitySample::add",
            "chosen", "expected none, or one for each respondent");
    for (std::size_t t = 0; t < count; ++t) sheets_ += chosen.empty() || chosen[t] != 0 ? 1 : 0;
    for (std::size_t s = 0; s < scales_.size(); ++s) {
      KeyedBlock answers(*plan_, s);
      for (std::size_t begin = 0; begin < count; begin += KeyedBlock::block_size) {
        const std::size_t length = std::min(KeyedBlock::block_size, count - begin);
        answers.read(view, begin, length);
        add_block(scales_[s], answers, begin, length, couple, chosen);
      }
    }
  }

  /// Adds what another has gathered by the same plan.
  /// @throws Error(shape_mismatch) for another plan's
  void merge(const ReliabilitySample& other) {
    require(other.scales_.size() == scales_.size(), ErrorCode::shape_mismatch, "ReliabilitySample::merge",
            "other", "it was gathered by another plan");
    sheets_ += other.sheets_;
    for (std::size_t s = 0; s < scales_.size(); ++s) {
      const Scale& from = other.scales_[s];
      scales_[s].comoments.merge(from.comoments);
      scales_[s].kept.insert(scales_[s].kept.end(), from.kept.begin(), from.kept.end());
      scales_[s].couple.insert(scales_[s].couple.end(), from.couple.begin(), from.couple.end());
    }
    if (!other.keeps_) forget();
  }

  /// Returns all but the answers kept as words that `add_state` takes, on another machine if need be.
  [[nodiscard]] std::vector<std::uint64_t> state() const {
    std::vector<std::uint64_t> words{static_cast<std::uint64_t>(sheets_)};
    for (const Scale& scale : scales_) {
      const std::vector<std::uint64_t> one = scale.comoments.state();
      words.push_back(one.size());
      words.insert(words.end(), one.begin(), one.end());
    }
    return words;
  }

  /// Adds what another has gathered by the same plan, from its `state`. There is no bootstrap then.
  /// @throws Error(shape_mismatch) for another plan's, Error(bad_argument) for words that are no state
  void add_state(std::span<const std::uint64_t> words) {
    ReliabilitySample other(*plan_);
    std::size_t at = 1;
    for (Scale& scale : other.scales_) {
      require(at < words.size() && words[at] <= words.size() - at - 1, ErrorCode::bad_argument,
              "ReliabilitySample::add_state", "words", "they are cut off, or another plan's");
      scale.comoments.add_state(words.subspan(at + 1, words[at]));
      at += 1 + words[at];
    }
    require(at == words.size(), ErrorCode::shape_mismatch, "ReliabilitySample::add_state", "words",
            "they were gathered by another plan");
    other.sheets_ = static_cast<std::int64_t>(words.front());
    merge(other);
  }

  /// Gives back the memory of the answers kept; there is no bootstrap then.
  void forget() {
    keeps_ = false;
    for (Scale& scale : scales_) {
      scale.kept = {};
      scale.couple = {};
    }
  }

  [[nodiscard]] std::int64_t sheets() const noexcept { return sheets_; }
  [[nodiscard]] bool keeps_answers() const noexcept { return keeps_; }
  [[nodiscard]] const Comoments& comoments(std::size_t scale) const { return scales_.at(scale).comoments; }

  /// Returns the reliability of one of the plan's scales, with a bootstrap where one is asked for and the
  /// answers were kept.
  /// @missing as the options say; the bootstrap and intraclass correlations are listwise
  /// @throws Error(bad_argument) unless 0 < level < 1
  [[nodiscard]] ScaleReliability reliability(std::size_t scale,
                                             const ReliabilityOptions& options = {}) const {
    const Scale& sample = scales_.at(scale);
    ScaleReliability result = scale_reliability(*plan_, plan_->scales[scale],
                                                sample.comoments.covariances(options.cases), options.level);
    result.sheets = sheets_;
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

 private:
  struct Scale {
    Comoments comoments;
    std::vector<double> kept;         ///< complete rows
    std::vector<std::size_t> couple;  ///< of each of them
  };

  void add_block(Scale& scale, const KeyedBlock& answers, std::size_t begin, std::size_t length,
                 std::span<const std::size_t> couple, const std::vector<std::uint8_t>& chosen) {
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

  template <class Taken>
  static void add_reals(Scale& scale, const KeyedBlock& answers, std::size_t length, const Taken& taken) {
    std::vector<double> rows;
    rows.reserve(length * answers.items());
    for (std::size_t t = 0; t < length; ++t) {
      for (std::size_t i = 0; taken(t) && i < answers.items(); ++i) rows.push_back(answers.at(t, i));
    }
    scale.comoments.add(rows);
  }

  template <class Taken>
  static void add_chosen(Scale& scale, const KeyedBlock& answers, std::size_t length, const Taken& taken) {
    std::vector<std::int16_t> columns(answers.items() * length);
    std::size_t held = 0;
    for (std::size_t t = 0; t < length; ++t) {
      if (!taken(t)) continue;
      for (std::size_t i = 0; i < answers.items(); ++i) {
        columns[i * length + held] = answers.options()[i * KeyedBlock::block_size + t];
      }
      ++held;
    }
    if (held > 0) scale.comoments.add_columns(columns, length, held);
  }

  template <class Taken>
  static void keep(Scale& scale, const KeyedBlock& answers, std::size_t begin, std::size_t length,
                   std::span<const std::size_t> couple, const Taken& taken) {
    for (std::size_t t = 0; t < length; ++t) {
      if (!taken(t)) continue;
      const std::size_t before = scale.kept.size();
      bool complete = true;
      for (std::size_t i = 0; complete && i < answers.items(); ++i) {
        scale.kept.push_back(answers.at(t, i));
        complete = scale.kept.back() == scale.kept.back();
      }
      if (!complete) {
        scale.kept.resize(before);
      } else if (!couple.empty()) {
        scale.couple.push_back(couple[begin + t]);
      }
    }
  }

  const ScoringPlan* plan_;
  bool keeps_;
  std::int64_t sheets_ = 0;
  std::vector<Scale> scales_;
};

}  // namespace intimetry
