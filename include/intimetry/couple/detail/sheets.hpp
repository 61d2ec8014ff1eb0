#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/scoring/score_administration.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::detail {

/// One instrument, ready to be scored, with what its score columns are: the plan's scales, then composites.
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
  bool shared_items = false;  // an item stands in two base scales: their errors are not independent
};

inline ScoredKey scored_key(const Instrument& instrument, bool include_private) {
  PlanOptions options;
  options.include_private = include_private;
  ScoredKey key{&instrument, make_plan(instrument, options), {}, false};
  std::vector<int> uses(key.plan.items.size());
  for (const PlanScale& scale : key.plan.scales) {
    const Scale& written = *find_by_id(instrument.scales, scale.id);
    key.columns.push_back({scale.id, written.validity ? ScaleKind::validity : ScaleKind::base,
                           written.dimension, written.direction, scale.range, scale.keys.size(),
                           written.left_out});
    if (written.validity) continue;
    for (const PlanKey& one : scale.keys) key.shared_items = ++uses[one.item] > 1 || key.shared_items;
  }
  for (const PlanComposite& composite : key.plan.composites) {
    const Composite& written = *find_by_id(instrument.composites, composite.id);
    ScoredKey::Column column{composite.id,      ScaleKind::composite, written.dimension,
                             written.direction, composite.range,      0};
    for (const PlanPart& part : composite.parts) {
      const PlanScale& scale = key.plan.scales[part.scale];
      column.items += scale.keys.size();
      const auto& left_out = find_by_id(instrument.scales, scale.id)->left_out;
      column.left_out.insert(column.left_out.end(), left_out.begin(), left_out.end());
    }
    key.columns.push_back(std::move(column));
  }
  return key;
}

/// One administration with its scores by the key of its own edition; `table` is empty where that is not
/// known. `other_version`: that edition is not the one whose sheets are compared.
struct Sheet {
  const Administration* given = nullptr;
  const ScoredKey* key = nullptr;
  bool other_version = false;
  ScoreTable table;

  [[nodiscard]] bool scored() const noexcept { return !table.columns().empty(); }

  [[nodiscard]] double raw(std::size_t column) const { return table.columns()[column].raw[0]; }
  [[nodiscard]] Flags flags(std::size_t column) const { return table.columns()[column].flags(0); }
  [[nodiscard]] std::size_t answered(std::size_t column) const { return table.columns()[column].answered[0]; }
};

/// The ids of the instruments that were answered, each once, in order.
inline std::vector<std::string> answered_instruments(const CoupleFile& couple) {
  std::vector<std::string> ids;
  for (const Administration& given : couple.administrations) ids.push_back(given.instrument);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// The latest administration of this partner, instrument and perspective, on or before a date.
inline const Administration* latest(const CoupleFile& couple, std::string_view partner,
                                    std::string_view instrument, Perspective perspective,
                                    const std::optional<Date>& as_of) {
  const Administration* found = nullptr;
  for (const Administration& given : couple.administrations) {
    if (given.partner != partner || given.instrument != instrument || given.perspective != perspective)
      continue;
    if (as_of && given.date > *as_of) continue;
    if (found == nullptr || given.date > found->date) found = &given;
  }
  return found;
}

/// Finds the key of an edition by its version; null: it is not known.
using KeyOf = std::function<const ScoredKey*(const std::string& version)>;

inline Sheet scored_sheet(const Administration& given, const ScoredKey& compared, const KeyOf& key_of) {
  Sheet sheet{&given, &compared, given.version != compared.instrument->version, {}};
  if (sheet.other_version) {
    const ScoredKey* own = key_of(given.version);
    if (own == nullptr) return sheet;
    sheet.key = own;
  }
  sheet.table = score_administration(sheet.key->plan, given);
  return sheet;
}

/// Returns whether a score of this sheet may be shown, and compared.
template <class Options>
bool scale_shown(const Options& options, const Administration& given, const std::string& scale) {
  return !options.shows_scale ||
         options.shows_scale(given.partner, given.instrument, given.perspective, scale);
}

/// All sheets of one instrument that the profile may use: of each partner and perspective the latest.
struct Sheets {
  const ScoredKey* key = nullptr;
  const CoupleFile* couple = nullptr;
  std::vector<Sheet> all;

  [[nodiscard]] const Sheet* find(std::string_view partner, Perspective perspective) const {
    for (const Sheet& sheet : all) {
      if (sheet.given->partner == partner && sheet.given->perspective == perspective) return &sheet;
    }
    return nullptr;
  }
  [[nodiscard]] bool any(Perspective perspective) const {
    return std::any_of(all.begin(), all.end(),
                       [&](const Sheet& sheet) { return sheet.given->perspective == perspective; });
  }
};

/// The latest sheet of each partner and perspective that the profile may use.
inline std::vector<const Administration*> latest_sheets(const CoupleFile& couple, std::string_view instrument,
                                                        const std::optional<Date>& as_of) {
  std::vector<const Administration*> found;
  for (const Partner& partner : couple.partners) {
    for (const auto& [perspective, name] : Words<Perspective>::table) {
      const Administration* given = latest(couple, partner.id, instrument, perspective, as_of);
      if (given != nullptr) found.push_back(given);
    }
  }
  return found;
}

/// The edition whose sheets are compared: of those that are known, that of the latest answers; the newest
/// where several were answered on that day.
inline const ScoredKey* compared_edition(const std::vector<const Administration*>& sheets,
                                         const ScoredKey* newest, const KeyOf& key_of) {
  const ScoredKey* chosen = nullptr;
  Date day;
  for (const Administration* given : sheets) {
    const ScoredKey* key = key_of(given->version);
    if (key == nullptr) continue;
    const bool later = chosen == nullptr || given->date > day || (given->date == day && key == newest);
    if (!later) continue;
    chosen = key;
    day = given->date;
  }
  return chosen == nullptr ? newest : chosen;
}

inline Sheets sheets_of(const CoupleFile& couple, const ScoredKey& key, const KeyOf& key_of,
                        const std::optional<Date>& as_of) {
  Sheets sheets{&key, &couple, {}};
  for (const Administration* given : latest_sheets(couple, key.instrument->id, as_of))
    sheets.all.push_back(scored_sheet(*given, key, key_of));
  return sheets;
}

/// What reports call a person.
inline std::string name_of(const CoupleFile& couple, std::string_view partner) {
  const Partner* found = find_partner(couple, partner);
  return found == nullptr || found->label.empty() ? std::string(partner) : found->label;
}

/// "Ada's answers as 'ideal'".
inline std::string sheet_words(const CoupleFile& couple, std::string_view partner, Perspective perspective) {
  return name_of(couple, partner) + "'s answers as '" + std::string(word(perspective)) + "'";
}

/// One item's answer as a number in the direction of a scale; NaN unless it is an option of the item.
inline double keyed_answer(const Sheet& sheet, const PlanScale& scale, std::size_t place) {
  const PlanKey& key = scale.keys[place];
  const PlanItem& item = sheet.key->plan.items[key.item];
  const Answer* answer = answer_to(*sheet.given, item.id);
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (answer == nullptr || !answer->is_number()) return none;
  const double x = answer->number();
  const bool option =
      x >= item.min && x <= item.max && (item.continuous || std::fmod(x - item.min, item.step) == 0);
  if (!option) return none;
  return key.reversed ? item.min + item.max - x : x;
}

}  // namespace intimetry::detail
