#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/range.hpp"

namespace intimetry::INTIMETRY_MODE {

/// How many answers a score needs: what each scale publishes (else the project's rule), all, or a share.
struct MissingPolicy {
  enum class Kind : unsigned char { published, complete, prorate };
  Kind kind = Kind::published;
  double share = 1;  // for prorate: answered >= ceil(share x k)

  static MissingPolicy published() { return {}; }
  static MissingPolicy complete() { return {Kind::complete, 1}; }
  static MissingPolicy prorate(double share) { return {Kind::prorate, share}; }
};

struct PlanOptions {
  MissingPolicy missing = {};
  bool include_private = false;          // clinician's scales are left out unless asked for
  std::vector<std::string> scales = {};  // these alone, and what a composite is made of; empty: all
};

struct PlanItem {
  std::string id;
  double min = 0;
  double max = 0;
  int step = 1;
  bool continuous = false;
  bool not_applicable = false;
};

/// Returns whether a number is one of the item's options, or in its range if it is continuous.
inline bool offers(const PlanItem& item, double answer) noexcept {
  if (!(answer >= item.min && answer <= item.max)) return false;
  if (item.continuous) return true;
  // Most steps are 1, and fmod is slow.
  return item.step == 1 ? answer == std::floor(answer) : std::fmod(answer - item.min, item.step) == 0;
}

struct PlanKey {
  std::uint32_t item = 0;  // place among the plan's items
  bool reversed = false;
};

struct PlanGate {
  std::uint32_t item = 0;
  double closed_at = 0;
  double score = 0;
};

/// Where a scale's least number of answers comes from.
enum class MissingRuleOrigin : unsigned char { published, project, asked };

struct PlanScale {
  std::string id;
  std::vector<PlanKey> keys;
  ScoreKind score = ScoreKind::sum;
  double multiplier = 1;
  double offset = 0;
  int min_answered = 1;
  MissingRuleOrigin rule = MissingRuleOrigin::project;
  std::optional<PlanGate> gate;
  std::uint8_t perspectives = 0;  // bit p: interpreted in perspective p
  bool same_range = true;         // all items have one range: proration is k x mean
  bool whole_numbers = true;      // no continuous item: sums are exact in integers
  double largest_sum = 0;         // no partial sum of keyed answers, nor a step to one, is farther from 0
  ScoreRange range;
};

struct PlanPart {
  std::uint32_t scale = 0;  // place among the plan's scales
  double weight = 1;
};

struct PlanComposite {
  std::string id;
  std::vector<PlanPart> parts;
  ScoreRange range;
};

/// What scoring needs of an instrument, flat: ids are places, published rules are counts.
struct ScoringPlan {
  std::vector<PlanItem> items;  // those that some scale uses, in the instrument's order
  std::vector<PlanScale> scales;
  std::vector<PlanComposite> composites;

  /// Returns how many score columns the plan gives: scales, then composites.
  [[nodiscard]] std::size_t size() const noexcept { return scales.size() + composites.size(); }
};

/// Returns the least number of answers for a scale of `items` items under "at least this share".
/// @formula ceil(p k), where a p k that misses a whole number by rounding alone counts as that number
/// @throws Error(bad_argument) unless 0 < share <= 1
int min_answered_for(double share, std::size_t items);

/// Returns the flat plan that `score` follows; the instrument is not needed after that.
/// @throws Error(instrument_invalid) if the instrument is not sound; Error(unknown_id) for a scale that does
/// not exist or is the clinician's, Error(bad_argument) for a share outside (0, 1]
ScoringPlan make_plan(const Instrument& instrument, const PlanOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/scoring/impl/scoring_plan.ipp"
#endif
