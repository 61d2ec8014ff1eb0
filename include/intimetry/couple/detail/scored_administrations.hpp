#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/buffer.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/scoring/score_table.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

/// One instrument compiled for scoring, and its score columns: the plan's scales, then composites.
struct ScoredKey {
  const Instrument* instrument = nullptr;
  ScoringPlan plan;
  struct Column {
    std::string id;
    ScaleKind kind = ScaleKind::base;
    std::optional<Dimension> dimension;
    Direction direction = Direction::higher_is_better;
    ScoreRange range;
    std::size_t items = 0;
    std::vector<std::string> left_out = {};  // private items of an earlier edition
  };
  std::vector<Column> columns;
  bool shared_items = false;  // an item is in two base scales: their errors are not independent
};

ScoredKey scored_key(const Instrument& instrument, bool include_private);

/// One administration with its scores by the key of its own edition; `table` is empty if that key is not
/// known. `other_version`: its edition is not the compared one.
struct ScoredAdministration {
  const Administration* given = nullptr;
  const ScoredKey* key = nullptr;
  bool other_version = false;
  ScoreTable table;

  [[nodiscard]] bool scored() const noexcept { return !table.columns().empty(); }

  [[nodiscard]] double raw(std::size_t column) const { return table.columns()[column].raw[0]; }
  [[nodiscard]] Flags flags(std::size_t column) const { return table.columns()[column].flags(0); }
  [[nodiscard]] std::size_t answered(std::size_t column) const { return table.columns()[column].answered[0]; }
};

/// Returns the distinct ids of the answered instruments, in order.
std::vector<std::string> answered_instruments(const CoupleFile& couple);

/// Finds the key of an edition by its version; null: it is not known.
using KeyOf = std::function<const ScoredKey*(const std::string& version)>;

ScoredAdministration scored_administration(const Administration& given, const ScoredKey& compared,
                                           const KeyOf& key_of);

/// Returns whether a score of this administration may be shown and compared.
template <class Options>
bool scale_shown(const Options& options, const Administration& given, const std::string& scale) {
  return !options.shows_scale ||
         options.shows_scale(given.partner, given.instrument, given.perspective, scale);
}

/// The administrations of one instrument that the profile uses: the latest of each partner and perspective.
struct ScoredAdministrations {
  const ScoredKey* key = nullptr;
  const CoupleFile* couple = nullptr;
  std::vector<ScoredAdministration> all;

  [[nodiscard]] const ScoredAdministration* find(std::string_view partner, Perspective perspective) const;
  [[nodiscard]] bool any(Perspective perspective) const;
};

/// Returns the latest administration of each partner and perspective that the profile may use.
std::vector<const Administration*> latest_administrations(const CoupleFile& couple,
                                                          std::string_view instrument,
                                                          const std::optional<Date>& as_of);

/// Returns the compared edition: the known edition of the latest answers; the newest if several editions were
/// answered on that day.
const ScoredKey* compared_edition(const std::vector<const Administration*>& administrations,
                                  const ScoredKey* newest, const KeyOf& key_of);

ScoredAdministrations administrations_of(const CoupleFile& couple, const ScoredKey& key, const KeyOf& key_of,
                                         const std::optional<Date>& as_of);

/// Returns the name of a person in reports.
std::string name_of(const CoupleFile& couple, std::string_view partner);

/// "Ada's answers as 'ideal'".
std::string administration_words(const CoupleFile& couple, std::string_view partner, Perspective perspective);

/// Returns one item's answer keyed for a scale; NaN unless it is an option of the item.
double keyed_answer(const ScoredAdministration& administration, const PlanScale& scale, std::size_t place);

}  // namespace intimetry::INTIMETRY_MODE::couple::detail

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/scored_administrations.ipp"
#endif
