#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/scoring_plan.hpp"
#include "intimetry/stats/even_odd.hpp"
#include "intimetry/stats/mahalanobis.hpp"
#include "intimetry/stats/psychometric_pairs.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The limits at which an index sets a flag. Each is a convention: a reason to inspect a respondent, not to
/// delete one.
struct QualityLimits {
  std::size_t straight_line = 5;  ///< answers, all of them equal
  std::size_t long_run = 10;      ///< equal answers in a row, and at least half of the items: Curran 2016
  double inconsistent = 0.30;     ///< even-odd below this: Jackson 1977 ...
  std::size_t consistent_scales =
      10;                       ///< ... if there are at least this many scales; with fewer it is unreliable
  double outlying = 0.001;      ///< chi-square level of the Mahalanobis distance
  double missing_share = 0.20;  ///< more missing than this: the project's rule for scores
  double synonyms = 0.60;       ///< least correlation of synonyms; its negative for antonyms
  std::uint64_t seed = default_seed;
};

/// Indices of response quality for one respondent.
struct ResponseQuality {
  std::size_t items = 0;
  std::size_t answered = 0;  ///< answers that are options of their item
  std::size_t missing = 0;
  std::size_t not_applicable = 0;
  std::size_t out_of_range = 0;
  Statistic missing_share;        ///< missing / items
  Statistic longest_run;          ///< of raw answers
  Statistic intra_individual_sd;  ///< of raw answers
  EvenOdd even_odd;               ///< of keyed answers as shares of the item's range
  PairConsistency synonyms;       ///< of raw answers
  PairConsistency antonyms;       ///< of raw answers
  MahalanobisDistance mahalanobis;
  Flags flags;
};

/// The same for all respondents of a table, and the sample statistics used.
struct QualityTable {
  std::vector<ResponseQuality> respondents;
  std::vector<ItemPair> synonyms;
  std::vector<ItemPair> antonyms;
  std::int64_t complete = 0;  ///< respondents who answered every item, used for pairs and distances
  MissingReason no_distance = MissingReason::not_missing;  ///< why Mahalanobis distances do not exist
};

/// Returns indices of careless responding, and counts of invalid answers, for each respondent of a table.
/// @formula see longest_run, intra_individual_sd, even_odd, psychometric_pairs and Mahalanobis (differences
///   from the mean, with the covariances of the complete respondents, including the respondent)
/// @source Curran 2016, J Exp Soc Psychol 66:4, doi 10.1016/j.jesp.2015.07.006; the R package careless, which
///   uses raw answers for all indices except even-odd, for which items are reversed first
/// @shape the view has one column for each of plan.items, in the order of the form
/// @missing an answer that is out of range or not applicable is counted as such, and used in no index
/// @degenerate an index that does not exist has its missing reason; straight-lining is flagged if even-odd
///   and pairs do not exist. One respondent, or not more complete respondents than items: no Mahalanobis
///   distance, too_few_cases; an item with zero variance: zero_variance; linearly dependent items: singular
/// @throws Error(shape_mismatch) for another number of columns; never because of the answers
QualityTable response_quality(const ScoringPlan& plan, const ResponseView& view,
                              const QualityLimits& limits = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/quality/impl/response_quality.ipp"
#endif
