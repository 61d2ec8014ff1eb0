#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/stats/global_q.hpp"
#include "intimetry/stats/profile_distance.hpp"
#include "intimetry/stats/similarity_band.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One scale's score in one administration.
struct AdministrationScore {
  std::string scale;
  ScaleKind kind = ScaleKind::base;
  std::optional<Dimension> dimension;
  Statistic raw;
  Statistic pomp;
  Statistic t;             ///< no_norms if no norm describes this person
  std::string norm_group;  ///< group of that norm; empty: none
  std::size_t answered = 0;
  std::size_t items = 0;
  std::vector<std::string> left_out;  ///< private items of an earlier edition, hidden from this audience
  ScoreRange range;
  Direction direction = Direction::higher_is_better;
  Flags flags;
  MeasurementError error;
  Interval interval;
};

/// One administration used by the profile: the latest of each person, instrument and perspective.
struct AdministrationScores {
  std::string partner;
  std::string instrument;
  std::string version;
  Perspective perspective = Perspective::now;
  Date date;
  bool other_version = false;  ///< differs from the compared version: scored with its own key, if known
  std::vector<AdministrationScore> scores;
};

/// The method for the null distribution of a global Q.
enum class QMethod : unsigned char { none, chi_square, simulated };

template <>
struct Words<QMethod> {
  static constexpr std::array table{Word<QMethod>{QMethod::none, "none"},
                                    Word<QMethod>{QMethod::chi_square, "chi_square"},
                                    Word<QMethod>{QMethod::simulated, "simulated"}};
};

/// The two partners' profiles over the base scales of one instrument in one perspective. All but Q are in
/// POMP. A similarity is always given with its band.
struct ProfileComparison {
  std::string id;  ///< "five-dimensions/profile/now"
  std::string instrument;
  Perspective perspective = Perspective::now;
  std::vector<std::string> scales;  ///< on which both have a score
  GlobalQ q;
  QMethod q_method = QMethod::none;
  std::string q_note;
  ProfileDistance distance;
  SimilarityBand equal_profiles;  ///< (a): the ICC of equal true profiles; `observed` is the ICC
  SimilarityBand true_profiles;   ///< (b): the ICC of the true profiles; needs couple norms
  Statistic distinctive;          ///< needs norms
  Statistic normativeness_first;
  Statistic normativeness_second;
  Statistic pseudo_couples;  ///< percentile of the ICC among re-paired reference couples, if these exist
  std::string norm_group;    ///< group of the norms; empty: none
  std::string note;
};

/// How one partner's image of the other relates to both partners' answers about themselves: correlations over
/// the base scales (in POMP), and over the items (keyed). Descriptive, without an error.
struct Perception {
  std::string id;  ///< "five-dimensions/perception/partner/JUDGE"
  std::string instrument;
  std::string judge;
  Perspective perspective = Perspective::partner;  ///< or observer
  struct Over {
    std::size_t k = 0;             ///< number of scales or items in both
    Statistic accuracy;            ///< r(guess, the other's own answers)
    Statistic assumed_similarity;  ///< r(guess, the judge's own answers)
    Statistic actual_similarity;   ///< r(the judge's own answers, the other's own answers)
  };
  Over scales;
  Over items;
  std::string note;
};

/// One item answered by both partners.
struct ItemDifference {
  std::string item;
  double first = 0;  ///< raw answer, not reversed
  double second = 0;
  double keyed_difference = 0;   ///< first minus second, keyed
  double average_deviation = 0;  ///< |d|/2
  std::optional<double> cut;     ///< A/6; none if the item has no numbered options
  bool within_cut = false;
};

/// The two partners' answers by item. Descriptive. Only items that the options allow to show.
struct ItemComparison {
  std::string id;  ///< "five-dimensions/items/now"
  std::string instrument;
  Perspective perspective = Perspective::now;
  std::size_t n = 0;                  ///< items answered by both
  Statistic kappa;                    ///< quadratic weights
  Statistic average_deviation;        ///< mean of |d|/2
  std::optional<double> cut;          ///< if all items have the same options
  std::vector<ItemDifference> items;  ///< the largest |d| first, then in the instrument's order
  std::string note;
};

/// Scales of several instruments on one dimension, in POMP. They are different scales: each partner's
/// position on each of them is shown.
struct DimensionEntry {
  std::string instrument;
  std::string scale;
  Perspective perspective = Perspective::now;
  Statistic first;          ///< POMP
  Statistic second;         ///< POMP
  std::string discrepancy;  ///< id of the difference; empty: none
};

struct DimensionProfile {
  Dimension dimension = Dimension::emotional;
  std::vector<DimensionEntry> entries;
};

/// All results from one couple's answers. `first` and `second` are the partners in the file's order;
/// differences are first minus second.
struct CoupleProfile {
  std::string couple;
  Partner first;
  Partner second;
  double level = 0.95;
  double alpha = 0.05;
  std::uint64_t seed = 0;
  std::vector<AdministrationScores> administrations;
  std::vector<DiscrepancyFamily> families;
  std::vector<ProfileComparison> profiles;
  std::vector<Perception> perceptions;
  std::vector<ItemComparison> items;
  std::vector<DimensionProfile> dimensions;
  std::map<std::string, std::string> versions;  ///< the compared edition of each instrument
  std::vector<std::string> unvalidated;         ///< ids of instruments without published evidence
  std::vector<std::string> notes;               ///< about the whole couple: versions, dates, unknown
                                                ///< instruments
};

/// Returns the family with this id, or null.
const DiscrepancyFamily* find_family(const CoupleProfile& profile, std::string_view id) noexcept;

/// Returns the administration of this partner, instrument and perspective, or null.
const AdministrationScores* find_administration(const CoupleProfile& profile, std::string_view partner,
                                                std::string_view instrument,
                                                Perspective perspective) noexcept;

/// Returns the score of a scale in an administration, or null; null if `administration` is null.
const AdministrationScore* find_score(const AdministrationScores* administration,
                                      std::string_view scale) noexcept;

/// Returns the discrepancy with this id, or null.
const Discrepancy* find_discrepancy(const CoupleProfile& profile, std::string_view id) noexcept;

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/couple_profile_parts.ipp"
#endif
