#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE {

/// How many answers a score needs: the scale's published number (or else the project's rule), all, or a
/// share.
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
  bool include_private = false;          // clinician's scales are left out unless requested
  std::vector<std::string> scales = {};  // only these, and the parts of composites; empty: all
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
  std::uint32_t item = 0;  // index into the plan's items
  bool reversed = false;
};

struct PlanGate {
  std::uint32_t item = 0;
  double closed_at = 0;
  double score = 0;
};

/// The origin of a scale's least number of answers.
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
  bool same_range = true;         // all items have the same range: proration is k x mean
  bool whole_numbers = true;      // no continuous item: sums are exact in integers
  double largest_sum = 0;         // bound on partial sums of keyed answers and their terms
  ScoreRange range;
};

struct PlanPart {
  std::uint32_t scale = 0;  // index into the plan's scales
  double weight = 1;
};

struct PlanComposite {
  std::string id;
  std::vector<PlanPart> parts;
  ScoreRange range;
};

/// An instrument compiled for scoring: ids are indices, and published rules are counts.
struct ScoringPlan {
  std::vector<PlanItem> items;  // used by some scale, in the instrument's order
  std::vector<PlanScale> scales;
  std::vector<PlanComposite> composites;

  /// Returns the number of score columns: scales, then composites.
  [[nodiscard]] std::size_t size() const noexcept { return scales.size() + composites.size(); }
};

/// Returns the least number of answers for a scale of `items` items under "at least this share".
/// @formula ceil(p k); if p k differs from a whole number only by rounding, that number
/// @throws Error(bad_argument) unless 0 < share <= 1
int min_answered_for(double share, std::size_t items);

/// Compiles an instrument into a plan; the instrument is not needed afterwards.
/// @throws Error(instrument_invalid) if the instrument is not valid; Error(unknown_id) for a scale that does
///   not exist or is for the clinician; Error(bad_argument) for a share outside (0, 1]
ScoringPlan make_plan(const Instrument& instrument, const PlanOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/scoring/impl/scoring_plan.ipp"
#endif
