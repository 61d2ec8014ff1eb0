#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/reliability/scale_reliability.hpp"
#include "intimetry/scoring/keyed_block.hpp"
#include "intimetry/scoring/scoring_plan.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

struct ReliabilityOptions {
  Cases cases = Cases::listwise;
  double level = 0.95;
  std::size_t replications = 0;  ///< of the bootstrap; needs a sample that keeps its answers
  std::uint64_t seed = default_seed;
  bool icc = false;      ///< also compute intraclass correlations, which are listwise
  unsigned threads = 0;  ///< of the bootstrap; 0: as many as there are processors
};

/// Collects the data for the reliability of every scale of a plan, block by block. Memory use does not grow
/// with the data, unless answers are kept for resampling.
class ReliabilitySample {
 public:
  enum class Keep : unsigned char { nothing, answers };

  /// @param plan must outlive this
  explicit ReliabilitySample(const ScoringPlan& plan, Keep keep = Keep::nothing);

  /// Adds the respondents at the positions in `chosen`, or all of them.
  /// @param couple empty, or one number per respondent of the view, equal for partners
  /// @missing answers that are missing, out of range or not applicable
  /// @throws Error(shape_mismatch) for another number of columns or couples
  void add(const ResponseView& view, std::span<const std::size_t> couple = {}) {
    add(view, couple, std::vector<std::uint8_t>());
  }
  void add(const ResponseView& view, std::span<const std::size_t> couple,
           const std::vector<std::uint8_t>& chosen);

  /// Adds the data of another sample of the same plan.
  /// @throws Error(shape_mismatch) for another plan
  void merge(const ReliabilitySample& other);

  /// Returns everything but the kept answers as words for `add_state`, which may run on another machine.
  [[nodiscard]] std::vector<std::uint64_t> state() const;

  /// Adds the `state` of another sample of the same plan. A bootstrap is then not available.
  /// @throws Error(shape_mismatch) for another plan, Error(bad_argument) for an invalid state
  void add_state(std::span<const std::uint64_t> words);

  /// Releases the memory of the kept answers. A bootstrap is then not available.
  void forget();

  [[nodiscard]] std::int64_t administrations() const noexcept { return administrations_; }
  [[nodiscard]] bool keeps_answers() const noexcept { return keeps_; }
  [[nodiscard]] const Comoments& comoments(std::size_t scale) const { return scales_.at(scale).comoments; }

  /// Returns the reliability of one of the plan's scales, with a bootstrap if requested and if answers were
  /// kept.
  /// @missing as the options say; the bootstrap and intraclass correlations are listwise
  /// @throws Error(bad_argument) unless 0 < level < 1
  [[nodiscard]] ScaleReliability reliability(std::size_t scale, const ReliabilityOptions& options = {}) const;

 private:
  struct Scale {
    Comoments comoments;
    std::vector<double> kept;         ///< complete rows
    std::vector<std::size_t> couple;  ///< of each of them
  };

  void add_block(Scale& scale, const KeyedBlock& answers, std::size_t begin, std::size_t length,
                 std::span<const std::size_t> couple, const std::vector<std::uint8_t>& chosen);

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
  std::int64_t administrations_ = 0;
  std::vector<Scale> scales_;
};

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/reliability/impl/reliability_sample.ipp"
#endif
