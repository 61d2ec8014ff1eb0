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

/// One partner's scores on one scale over time, and reliable changes.
struct PartnerCourse {
  std::string partner;
  std::string instrument;
  std::string scale;
  ScaleKind kind = ScaleKind::base;
  Direction direction = Direction::neither;
  Perspective perspective = Perspective::now;
  ScoreRange range;
  std::vector<DatedScore> occasions;  ///< by date; NaN if missing
  std::vector<Interval> intervals;    ///< of each score
  std::vector<Flags> flags;           ///< of each score
  std::string version;                ///< the edition of the latest answers
  std::size_t other_versions = 0;     ///< number of occasions left out, with other editions
  bool dated = true;                  ///< if false, occasions are only numbered; see `undated`
  ChangeSeries series;                ///< one element per occasion
};

/// Returns each partner's scores over time, for every scale, perspective and instrument answered at least
/// twice.
/// @formula see change_series; criteria as `change_criterion` of two administrations
/// @shape by instrument id, then perspective, then scale in the instrument's order, then partner
/// @missing occasions with another version of the instrument are left out and counted; scales that are not
///   interpreted in a perspective, or that `shows_scale` withholds, are left out
/// @verified tests/golden: the same verdicts as the subcommand `change` for the couple's table
std::vector<PartnerCourse> couple_changes(const CoupleFile& couple, const InstrumentLookup& lookup,
                                          const CoupleOptions& options = {});

/// Returns a course without dates: its occasions are numbered in order. When another person answered, and
/// which weeks they left out, must not be revealed; a slope over time would reveal it too.
PartnerCourse undated(PartnerCourse course);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/couple_changes.ipp"
#endif
