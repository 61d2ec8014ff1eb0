#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "intimetry/change/change_series.hpp"
#include "intimetry/change/trend.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One partner's scores on one scale over time, and what changed by more than error.
struct PartnerCourse {
  std::string partner;
  std::string instrument;
  std::string scale;
  ScaleKind kind = ScaleKind::base;
  Direction direction = Direction::neither;
  Perspective perspective = Perspective::now;
  ScoreRange range;
  std::vector<DatedScore> occasions;  ///< by date, a score that is missing as NaN
  std::vector<Interval> intervals;    ///< of each score
  std::vector<Flags> flags;           ///< of each score
  std::string version;                ///< the edition: that of the latest answers
  std::size_t other_versions = 0;     ///< occasions left out: of other editions
  bool dated = true;                  ///< otherwise the occasions are only numbered; see `undated`
  ChangeSeries series;                ///< an entry an occasion
};

/// Returns what each partner of a couple scored over time, for every scale, perspective and instrument that
/// was answered at least twice.
/// @formula see change_series; criteria as `change_criterion` of two answer sheets finds them
/// @shape by instrument id, then perspective, then scale in the instrument's order, then partner
/// @missing occasions of another version of the instrument are left out and counted; scales that have no
///   meaning in a perspective, or that `shows_scale` withholds, are left out
/// @verified tests/golden: the same verdicts as the verb `change` gives from the couple's table
std::vector<PartnerCourse> couple_changes(const CoupleFile& couple, const InstrumentLookup& lookup,
                                          const CoupleOptions& options = {});

/// Returns a course without its days: its occasions are numbered in their order. When somebody else answered,
/// and which weeks were left out, are theirs to tell; a slope over time would tell it as well.
PartnerCourse undated(PartnerCourse course);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/couple_changes.ipp"
#endif
