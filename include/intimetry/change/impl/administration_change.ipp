#pragma once

#include <algorithm>
#include <cmath>

#include "intimetry/change/administration_change.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/precision/error_of.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/scoring/keyed_answers.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE double missing_widening(const AnsweredScale& earlier, const AnsweredScale& later) {
  const auto variance = [](const AnsweredScale& administration) {
    const double k = static_cast<double>(administration.keyed.items.size());
    const double m = static_cast<double>(administration.keyed.answered());
    return m > 0 ? k / m : 1.0;
  };
  return std::max(1.0, std::sqrt((variance(earlier) + variance(later)) / 2));
}

INTIMETRY_INLINE ChangeCriterion change_criterion(const ErrorSources& sources, std::string_view scale,
                                                  const AnsweredScale& earlier, const AnsweredScale& later,
                                                  int days) {
  const MeasurementError error = error_of_change(sources, scale, earlier, later, days);
  if (error.source != ErrorSource::published_change) return change_criterion(error);
  for (const ReliableChange& published : sources.instrument->change) {
    if (published.scale != scale) continue;
    ChangeCriterion criterion = change_criterion(published, missing_widening(earlier, later));
    criterion.error.origin = error.origin;
    return criterion;
  }
  return change_criterion(error);
}

INTIMETRY_INLINE const Cutoff* only_cutoff(const Instrument& instrument, std::string_view scale) {
  const Cutoff* found = nullptr;
  if (direction_of(instrument, scale) == Direction::neither) return nullptr;
  for (const Cutoff& cutoff : instrument.cutoffs) {
    if (cutoff.scale != scale) continue;
    if (found != nullptr) return nullptr;
    found = &cutoff;
  }
  return found;
}

}  // namespace intimetry::INTIMETRY_MODE
