#pragma once

#include <algorithm>
#include <cmath>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/couple/couple_profiler.hpp"
#include "intimetry/couple/impl/among_couples.hpp"
#include "intimetry/couple/impl/families.hpp"
#include "intimetry/couple/impl/perceptions.hpp"
#include "intimetry/couple/impl/profiles.hpp"
#include "intimetry/couple/impl/t_scores.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/precision/error_of.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/scoring/score_table.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE CoupleProfiler::CoupleProfiler(InstrumentLookup lookup, CoupleOptions options)
    : lookup_(std::move(lookup)), options_(std::move(options)) {
  require(options_.level > 0 && options_.level < 1, ErrorCode::bad_argument, "couple_profile", "level",
          "expected 0 < level < 1");
  require(options_.alpha > 0 && options_.alpha < 1, ErrorCode::bad_argument, "couple_profile", "alpha",
          "expected 0 < alpha < 1");
}

INTIMETRY_INLINE CoupleProfile CoupleProfiler::profile(const CoupleFile& couple) {
  require(couple.partners.size() == 2, ErrorCode::bad_argument, "couple_profile", "couple",
          "a couple has two partners, this one has " + std::to_string(couple.partners.size()));
  CoupleProfile profile;
  profile.couple = couple.id;
  profile.first = couple.partners[0];
  profile.second = couple.partners[1];
  profile.level = options_.level;
  profile.alpha = options_.alpha;
  profile.seed = options_.seed;
  for (const std::string& id : couple::detail::answered_instruments(couple))
    add_instrument(profile, couple, id);
  return profile;
}

INTIMETRY_INLINE const couple::detail::ScoredKey* CoupleProfiler::key_of(const std::string& id,
                                                                         const std::string& version) {
  const Instrument* instrument = lookup_(id, version);
  if (instrument == nullptr) return nullptr;
  if (const auto found = keys_.find(instrument); found != keys_.end()) return &found->second;
  return &keys_.emplace(instrument, couple::detail::scored_key(*instrument, options_.include_private))
              .first->second;
}

INTIMETRY_INLINE void CoupleProfiler::add_instrument(CoupleProfile& profile, const CoupleFile& couple,
                                                     const std::string& id) {
  const couple::detail::KeyOf edition = [&](const std::string& version) { return key_of(id, version); };
  const auto latest = couple::detail::latest_administrations(couple, id, options_.as_of);
  const couple::detail::ScoredKey* key = couple::detail::compared_edition(latest, key_of(id, ""), edition);
  if (key == nullptr) {
    profile.notes.push_back("the instrument '" + id + "' is not known: its answers are not used");
    return;
  }
  const couple::detail::ScoredAdministrations administrations =
      couple::detail::administrations_of(couple, *key, edition, options_.as_of);
  if (administrations.all.empty()) return;  // all answers are later than `as_of`
  profile.versions[id] = key->instrument->version;
  if (key->instrument->validation == Validation::none) profile.unvalidated.push_back(id);
  const couple::detail::ErrorContext errors{&administrations, sources_for(profile, *key->instrument)};
  const std::size_t first_administration = profile.administrations.size();
  for (const couple::detail::ScoredAdministration& administration : administrations.all)
    profile.administrations.push_back(scores_of(administration, errors));
  std::vector<DiscrepancyFamily> families = couple::detail::families_of(administrations, errors, options_);
  for (DiscrepancyFamily& family : families) {
    if (family.quantity == Quantity::difference && family.reason == MissingReason::not_missing) {
      compare(profile, family, administrations, first_administration);
    }
    note_of(profile, family);
    profile.families.push_back(std::move(family));
  }
  add_perceptions(profile, administrations);
  add_dimensions(profile, administrations, first_administration);
}

INTIMETRY_INLINE void CoupleProfiler::note_of(CoupleProfile& profile, const DiscrepancyFamily& family) {
  if (family.note.empty() || family.reason == MissingReason::not_answered) return;
  const bool version = family.reason == MissingReason::other_version;
  const std::string note = version ? family.instrument + ": " + family.note : family.id + ": " + family.note;
  const auto& notes = profile.notes;
  if (std::find(notes.begin(), notes.end(), note) == notes.end()) profile.notes.push_back(note);
}

INTIMETRY_INLINE ErrorSources CoupleProfiler::sources_for(CoupleProfile& profile,
                                                          const Instrument& instrument) const {
  ErrorSources sources = couple::detail::error_sources_of(options_, instrument);
  if (sources.local != nullptr) {
    if (sources.group.empty()) {
      profile.notes.push_back("the norm file for '" + instrument.id +
                              "' has several groups, and none was chosen: its norms are not used");
    }
    return sources;
  }
  for (const NormFile& file : options_.norms) {
    if (file.instrument != instrument.id) continue;
    profile.notes.push_back("the norm file for '" + instrument.id + "' is for version " + file.version +
                            ", the instrument at hand is version " + instrument.version +
                            ": its norms are not used");
  }
  return sources;
}

INTIMETRY_INLINE AdministrationScores
CoupleProfiler::scores_of(const couple::detail::ScoredAdministration& administration,
                          const couple::detail::ErrorContext& errors) const {
  AdministrationScores result{administration.given->partner,
                              administration.given->instrument,
                              administration.given->version,
                              administration.given->perspective,
                              administration.given->date,
                              administration.other_version,
                              {}};
  if (!administration.scored()) return result;
  const ErrorSources sources = administration.other_version ? couple::detail::error_sources_of(
                                                                  options_, *administration.key->instrument)
                                                            : errors.sources;
  for (std::size_t column = 0; column < administration.key->columns.size(); ++column) {
    const couple::detail::ScoredKey::Column& of = administration.key->columns[column];
    if (administration.flags(column).has(Flag::not_interpreted)) continue;
    if (!couple::detail::scale_shown(options_, *administration.given, of.id)) continue;
    AdministrationScore score;
    score.scale = of.id;
    score.kind = of.kind;
    score.dimension = of.dimension;
    score.items = of.items;
    score.left_out = of.left_out;
    score.range = of.range;
    score.direction = of.direction;
    score.answered = administration.answered(column);
    score.flags = administration.flags(column);
    score.raw = score.pomp = score.t = MissingReason::not_answered;
    score.interval = MissingReason::not_answered;
    if (const double raw = administration.raw(column); !std::isnan(raw)) {
      score.raw = raw;
      score.pomp = administration.table.columns()[column].pomp(0);
      const Partner* partner = find_partner(*errors.administrations->couple, result.partner);
      couple::detail::set_t(score, couple::detail::score_norm_for(options_, *administration.key->instrument,
                                                                  of.id, result.perspective, partner->role));
      score.error = error_of_score(sources, of.id, errors.answers(administration, column));
      score.flags |= score.error.flags;
      score.interval = score.error.interval(raw, options_.level);
    }
    result.scores.push_back(std::move(score));
  }
  return result;
}

INTIMETRY_INLINE const AdministrationScores& CoupleProfiler::scores_in(const CoupleProfile& profile,
                                                                       const std::string& partner,
                                                                       Perspective perspective,
                                                                       std::size_t first_administration) {
  std::size_t i = first_administration;
  while (profile.administrations[i].partner != partner ||
         profile.administrations[i].perspective != perspective)
    ++i;
  return profile.administrations[i];
}

INTIMETRY_INLINE void CoupleProfiler::compare(CoupleProfile& profile, DiscrepancyFamily& family,
                                              const couple::detail::ScoredAdministrations& administrations,
                                              std::size_t first_administration) const {
  const AdministrationScores& first =
      scores_in(profile, profile.first.id, family.perspective, first_administration);
  const AdministrationScores& second =
      scores_in(profile, profile.second.id, family.perspective, first_administration);
  for (Discrepancy& row : family.rows) couple::detail::set_t_difference(row, first, second);
  const Instrument& instrument = *administrations.key->instrument;
  const auto norm = couple::detail::couple_norm_for(options_, instrument, family.perspective, profile);
  if (norm) {
    const std::string group = couple::detail::norm_words(options_, instrument, *norm);
    for (Discrepancy& row : family.rows) couple::detail::fill_among_couples(row, *norm, group, first, second);
  }
  profile.profiles.push_back(
      couple::detail::compare_profiles(family, *administrations.key, first, second, norm, options_));
  profile.items.push_back(
      couple::detail::compare_items(*administrations.find(profile.first.id, family.perspective),
                                    *administrations.find(profile.second.id, family.perspective), options_));
}

INTIMETRY_INLINE void CoupleProfiler::add_perceptions(
    CoupleProfile& profile, const couple::detail::ScoredAdministrations& administrations) const {
  const auto usable = [](const couple::detail::ScoredAdministration* administration) {
    return administration != nullptr && !administration->other_version;
  };
  for (const Perspective perspective : {Perspective::partner, Perspective::observer}) {
    for (const bool first : {true, false}) {
      const std::string& judge = first ? profile.first.id : profile.second.id;
      const std::string& judged = first ? profile.second.id : profile.first.id;
      const couple::detail::ScoredAdministration* guess = administrations.find(judge, perspective);
      const couple::detail::ScoredAdministration* other = administrations.find(judged, Perspective::now);
      const couple::detail::ScoredAdministration* own = administrations.find(judge, Perspective::now);
      if (!usable(guess) || !usable(other)) continue;
      profile.perceptions.push_back(
          couple::detail::perception(*guess, usable(own) ? own : nullptr, *other, options_));
    }
  }
}

INTIMETRY_INLINE void CoupleProfiler::add_dimensions(
    CoupleProfile& profile, const couple::detail::ScoredAdministrations& administrations,
    std::size_t first_administration) {
  for (const Perspective perspective : {Perspective::now, Perspective::ideal}) {
    for (const couple::detail::ScoredKey::Column& column : administrations.key->columns) {
      if (!column.dimension) continue;
      DimensionEntry entry{
          administrations.key->instrument->id, column.id, perspective, MissingReason::not_answered,
          MissingReason::not_answered,         ""};
      bool any = false;
      for (std::size_t i = first_administration; i < profile.administrations.size(); ++i) {
        if (profile.administrations[i].perspective != perspective || profile.administrations[i].other_version)
          continue;
        for (const AdministrationScore& score : profile.administrations[i].scores) {
          if (score.scale != column.id) continue;
          (profile.administrations[i].partner == profile.first.id ? entry.first : entry.second) = score.pomp;
          any = true;
        }
      }
      if (!any) continue;
      const std::string difference =
          entry.instrument + "/difference/" + std::string(word(perspective)) + "/" + column.id;
      if (find_discrepancy(profile, difference) != nullptr) entry.discrepancy = difference;
      entries_of(profile, *column.dimension).push_back(std::move(entry));
    }
  }
}

INTIMETRY_INLINE std::vector<DimensionEntry>& CoupleProfiler::entries_of(CoupleProfile& profile,
                                                                         Dimension dimension) {
  auto at = std::find_if(profile.dimensions.begin(), profile.dimensions.end(),
                         [&](const DimensionProfile& one) { return one.dimension >= dimension; });
  if (at == profile.dimensions.end() || at->dimension != dimension) {
    at = profile.dimensions.insert(at, DimensionProfile{dimension, {}});
  }
  return at->entries;
}

}  // namespace intimetry::INTIMETRY_MODE
