#pragma once

#include <algorithm>
#include <optional>

#include "intimetry/change/administration_change.hpp"
#include "intimetry/change/clinical_cutoff.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/couple/couple_changes.hpp"
#include "intimetry/couple/detail/errors.hpp"
#include "intimetry/couple/detail/scored_administrations.hpp"
#include "intimetry/couple/impl/among_couples.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/precision/error_of.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

/// One partner's administrations in one perspective, by date; those of other versions are only counted.
struct AdministrationSeries {
  std::vector<ScoredAdministration> administrations;
  std::size_t other_versions = 0;
};

inline AdministrationSeries administration_series(const CoupleFile& couple, const ScoredKey& key,
                                                  const std::string& partner, Perspective perspective,
                                                  const std::optional<Date>& as_of) {
  AdministrationSeries series;
  for (const Administration& given : couple.administrations) {
    if (given.partner != partner || given.instrument != key.instrument->id) continue;
    if (given.perspective != perspective || (as_of && given.date > *as_of)) continue;
    if (given.version == key.instrument->version) {
      series.administrations.push_back(scored_administration(given, key, {}));
    } else {
      ++series.other_versions;
    }
  }
  std::sort(series.administrations.begin(), series.administrations.end(),
            [](const ScoredAdministration& a, const ScoredAdministration& b) {
              return a.given->date < b.given->date;
            });
  return series;
}

inline PartnerCourse course_of(const ErrorContext& errors, const AdministrationSeries& series,
                               std::size_t column, double level) {
  const ScoredKey& key = *errors.administrations->key;
  const ScoredKey::Column& of = key.columns[column];
  const Administration& given = *series.administrations.front().given;
  PartnerCourse course{given.partner,
                       key.instrument->id,
                       of.id,
                       of.kind,
                       of.direction,
                       given.perspective,
                       of.range,
                       {},
                       {},
                       {},
                       key.instrument->version,
                       series.other_versions,
                       true,
                       {}};
  std::vector<AnsweredScale> answers;
  for (const ScoredAdministration& administration : series.administrations) {
    answers.push_back(errors.answers(administration, column));
    course.occasions.push_back({administration.given->date, administration.raw(column)});
    course.flags.push_back(administration.flags(column));
    course.intervals.push_back(
        error_of_score(errors.sources, of.id, answers.back()).interval(administration.raw(column), level));
  }
  const auto criterion = [&](std::size_t earlier, std::size_t later) {
    return change_criterion(errors.sources, of.id, answers[earlier], answers[later],
                            days_between(course.occasions[earlier].date, course.occasions[later].date));
  };
  // Wishes and guesses about the other partner have no clinical side.
  const Cutoff* published =
      given.perspective == Perspective::now ? only_cutoff(*key.instrument, of.id) : nullptr;
  std::optional<ClinicalCutoff> cutoff;
  if (published != nullptr) cutoff = clinical_cutoff(*published, of.direction);
  course.series = change_series(course.occasions, criterion, of.direction, cutoff);
  return course;
}

/// Returns the edition of the latest answers to a known instrument; the newest if no edition is known.
inline const Instrument* latest_edition(const CoupleFile& couple, const std::string& id,
                                        const InstrumentLookup& lookup, const std::optional<Date>& as_of) {
  const Instrument* edition = lookup(id);
  Date day;
  for (const Administration& given : couple.administrations) {
    if (given.instrument != id || (as_of && given.date > *as_of) || (day.valid() && given.date <= day))
      continue;
    const Instrument* known = lookup(id, given.version);
    if (known == nullptr) continue;
    edition = known;
    day = given.date;
  }
  return edition;
}

}  // namespace intimetry::INTIMETRY_MODE::couple::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::vector<PartnerCourse> couple_changes(const CoupleFile& couple,
                                                           const InstrumentLookup& lookup,
                                                           const CoupleOptions& options) {
  std::vector<PartnerCourse> courses;
  for (const std::string& id : couple::detail::answered_instruments(couple)) {
    const Instrument* instrument = couple::detail::latest_edition(couple, id, lookup, options.as_of);
    if (instrument == nullptr) continue;
    const couple::detail::ScoredKey key = couple::detail::scored_key(*instrument, options.include_private);
    const couple::detail::ScoredAdministrations administrations{&key, &couple, {}};
    const couple::detail::ErrorContext errors{&administrations,
                                              couple::detail::error_sources_of(options, *instrument)};
    for (const auto& [perspective, name] : Words<Perspective>::table) {
      std::vector<couple::detail::AdministrationSeries> series;
      for (const Partner& partner : couple.partners)
        series.push_back(
            couple::detail::administration_series(couple, key, partner.id, perspective, options.as_of));
      for (std::size_t column = 0; column < key.columns.size(); ++column) {
        for (const couple::detail::AdministrationSeries& one : series) {
          if (one.administrations.size() < 2 ||
              one.administrations.front().flags(column).has(Flag::not_interpreted))
            continue;
          if (!couple::detail::scale_shown(options, *one.administrations.front().given,
                                           key.columns[column].id))
            continue;
          courses.push_back(couple::detail::course_of(errors, one, column, options.level));
        }
      }
    }
  }
  return courses;
}

INTIMETRY_INLINE PartnerCourse undated(PartnerCourse course) {
  course.dated = false;
  for (DatedScore& occasion : course.occasions) occasion.date = Date();
  course.series.trend = Trend{};
  return course;
}

}  // namespace intimetry::INTIMETRY_MODE
