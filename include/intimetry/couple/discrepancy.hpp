#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/stats/single_case.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The terms of a subtraction. `difference`: first partner minus second, in one perspective. `gap`: one
/// person's ideal minus now. `gap_of_gaps`: first partner's gap minus the second's. `misperception`: one
/// partner's belief about or observation of the other, minus the other's own answer.
enum class Quantity : unsigned char { difference, gap, gap_of_gaps, misperception };

/// The role of a score in its instrument: a base scale, a validity scale that shows how to read the others,
/// or a composite. Only base scales belong to a family of tests.
enum class ScaleKind : unsigned char { base, validity, composite };

template <>
struct Words<Quantity> {
  static constexpr std::array table{Word<Quantity>{Quantity::difference, "difference"},
                                    Word<Quantity>{Quantity::gap, "gap"},
                                    Word<Quantity>{Quantity::gap_of_gaps, "gap_of_gaps"},
                                    Word<Quantity>{Quantity::misperception, "misperception"}};
};

template <>
struct Words<ScaleKind> {
  static constexpr std::array table{Word<ScaleKind>{ScaleKind::base, "base"},
                                    Word<ScaleKind>{ScaleKind::validity, "validity"},
                                    Word<ScaleKind>{ScaleKind::composite, "composite"}};
};

/// An administration of the couple that was used.
struct AdministrationUsed {
  std::string partner;
  Perspective perspective = Perspective::now;
  Date date;
  friend bool operator==(const AdministrationUsed&, const AdministrationUsed&) = default;
};

/// A discrepancy compared with couple norms; without such norms every member is no_norms.
struct AmongCouples {
  std::string group;              ///< group of the norms; empty: none
  Statistic reliability;          ///< r_D
  Statistic regressed;            ///< the discrepancy regressed towards the mean of couples
  SingleCase roles;               ///< compared with couples with roles, unstandardised
  SingleCase roles_standardised;  ///< Payne and Jones
  SingleCase exchangeable;        ///< compared with couples with exchangeable members
};

/// One scale's discrepancy, with the figures needed to interpret it.
/// @unit raw score, unless said otherwise
struct Discrepancy {
  std::string id;  ///< "five-dimensions/difference/now/emotional", ".../gap/ideal/PARTNER/emotional"
  std::string scale;
  ScaleKind kind = ScaleKind::base;
  std::optional<Dimension> dimension;
  Direction direction = Direction::higher_is_better;
  ScoreRange range;  ///< of the scores used
  Statistic value;
  /// What error, interval and p refer to: the value, or the value over the items answered in all
  /// administrations.
  double tested = std::numeric_limits<double>::quiet_NaN();
  Statistic pomp;  ///< in percent of the possible range
  Statistic t;     ///< in T units, only if one norm group applies to all the scores
  Flags flags;     ///< of the scores used
  MeasurementError error;
  Interval interval;    ///< of the true discrepancy, at the profile's level, not adjusted for m; from the
                        ///< answers: about the value over the items that all administrations answered
  Statistic statistic;  ///< z, or t if error.df is finite
  Statistic p;
  Statistic p_holm;               ///< of base scales
  bool flagged = false;           ///< beyond error: p_holm <= alpha; never by an unadjusted p
  Statistic smallest_detectable;  ///< shown if not flagged; for a single test, not adjusted
  AmongCouples among_couples;
  std::string note;  ///< a remark, or why there is no value
};

/// The base scales of one instrument, perspective and quantity: tests that are adjusted together. Rows of
/// validity scales and composites are included, but never flagged.
struct DiscrepancyFamily {
  std::string id;  ///< "five-dimensions/difference/now", "five-dimensions/gap/ideal/PARTNER"
  std::string instrument;
  Quantity quantity = Quantity::difference;
  Perspective perspective = Perspective::now;  ///< of a gap: ideal; of a misperception: partner or observer
  std::string partner;                         ///< the person of a gap, or the judge; empty: both
  std::vector<AdministrationUsed> administrations;    ///< existing ones among those needed
  MissingReason reason = MissingReason::not_missing;  ///< why there are no rows
  std::string note;                                   ///< the same in words
  int days_apart = 0;                                 ///< between the earliest and the latest administration
  bool far_apart = false;
  std::size_t m = 0;  ///< number of tests in Holm's adjustment
  std::vector<Discrepancy> rows;
};

}  // namespace intimetry::INTIMETRY_MODE
