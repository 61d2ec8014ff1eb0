#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "intimetry/couple/detail/scored_administrations.hpp"
#include "intimetry/scoring/score_administration.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

INTIMETRY_INLINE ScoredKey scored_key(const Instrument& instrument, bool include_private) {
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

INTIMETRY_INLINE std::vector<std::string> answered_instruments(const CoupleFile& couple) {
  std::vector<std::string> ids;
  for (const Administration& given : couple.administrations) ids.push_back(given.instrument);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

INTIMETRY_INLINE ScoredAdministration scored_administration(const Administration& given,
                                                            const ScoredKey& compared, const KeyOf& key_of) {
  ScoredAdministration administration{&given, &compared, given.version != compared.instrument->version, {}};
  if (administration.other_version) {
    const ScoredKey* own = key_of(given.version);
    if (own == nullptr) return administration;
    administration.key = own;
  }
  administration.table = score_administration(administration.key->plan, given);
  return administration;
}

INTIMETRY_INLINE const ScoredAdministration* ScoredAdministrations::find(std::string_view partner,
                                                                         Perspective perspective) const {
  for (const ScoredAdministration& administration : all) {
    if (administration.given->partner == partner && administration.given->perspective == perspective)
      return &administration;
  }
  return nullptr;
}

INTIMETRY_INLINE bool ScoredAdministrations::any(Perspective perspective) const {
  return std::any_of(all.begin(), all.end(), [&](const ScoredAdministration& administration) {
    return administration.given->perspective == perspective;
  });
}

INTIMETRY_INLINE std::vector<const Administration*> latest_administrations(const CoupleFile& couple,
                                                                           std::string_view instrument,
                                                                           const std::optional<Date>& as_of) {
  std::vector<const Administration*> found;
  for (const Partner& partner : couple.partners) {
    for (const auto& [perspective, name] : Words<Perspective>::table) {
      const Administration* given = latest_administration(couple, partner.id, instrument, perspective, as_of);
      if (given != nullptr) found.push_back(given);
    }
  }
  return found;
}

INTIMETRY_INLINE const ScoredKey* compared_edition(const std::vector<const Administration*>& administrations,
                                                   const ScoredKey* newest, const KeyOf& key_of) {
  const ScoredKey* chosen = nullptr;
  Date day;
  for (const Administration* given : administrations) {
    const ScoredKey* key = key_of(given->version);
    if (key == nullptr) continue;
    const bool later = chosen == nullptr || given->date > day || (given->date == day && key == newest);
    if (!later) continue;
    chosen = key;
    day = given->date;
  }
  return chosen == nullptr ? newest : chosen;
}

INTIMETRY_INLINE ScoredAdministrations administrations_of(const CoupleFile& couple, const ScoredKey& key,
                                                          const KeyOf& key_of,
                                                          const std::optional<Date>& as_of) {
  ScoredAdministrations administrations{&key, &couple, {}};
  for (const Administration* given : latest_administrations(couple, key.instrument->id, as_of))
    administrations.all.push_back(scored_administration(*given, key, key_of));
  return administrations;
}

INTIMETRY_INLINE std::string name_of(const CoupleFile& couple, std::string_view partner) {
  const Partner* found = find_partner(couple, partner);
  return found == nullptr || found->label.empty() ? std::string(partner) : found->label;
}

INTIMETRY_INLINE std::string administration_words(const CoupleFile& couple, std::string_view partner,
                                                  Perspective perspective) {
  return name_of(couple, partner) + "'s answers as '" + std::string(word(perspective)) + "'";
}

INTIMETRY_INLINE double keyed_answer(const ScoredAdministration& administration, const PlanScale& scale,
                                     std::size_t place) {
  const PlanKey& key = scale.keys[place];
  const PlanItem& item = administration.key->plan.items[key.item];
  const Answer* answer = answer_to(*administration.given, item.id);
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (answer == nullptr || !answer->is_number()) return none;
  const double x = answer->number();
  const bool option =
      x >= item.min && x <= item.max && (item.continuous || std::fmod(x - item.min, item.step) == 0);
  if (!option) return none;
  return key.reversed ? item.min + item.max - x : x;
}

}  // namespace intimetry::INTIMETRY_MODE::couple::detail
