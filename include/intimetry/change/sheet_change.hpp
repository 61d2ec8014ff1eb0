#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>

#include "intimetry/change/change_criterion.hpp"
#include "intimetry/change/clinical_cutoff.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/precision/error_of.hpp"

namespace intimetry {

/// Returns what unanswered items add to the error of a change between two answer sheets.
/// @formula sqrt of the mean of k/m at the two occasions, k items of which m are answered; at least 1
/// @missing sheets without items count as complete
inline double missing_widening(const AnswerSheet& earlier, const AnswerSheet& later) {
  const auto variance = [](const AnswerSheet& sheet) {
    const double k = static_cast<double>(sheet.keyed.items.size());
    const double m = static_cast<double>(sheet.keyed.answered());
    return m > 0 ? k / m : 1.0;
  };
  return std::max(1.0, std::sqrt((variance(earlier) + variance(later)) / 2));
}

/// Returns what the change of a score between two answer sheets is judged by: the instrument's published
/// index with its own comparison, where that is the first error that there is; else that first error.
/// @formula as change_criterion and error_of_change
/// @missing no source: no limit; `error.origin` says why
/// @throws what error_of_change throws
inline ChangeCriterion change_criterion(const ErrorSources& sources, std::string_view scale,
                                        const AnswerSheet& earlier, const AnswerSheet& later, int days) {
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

/// Returns the one cutoff that is published for a scale, or null.
/// @missing null where there is none, where there are several to choose among, or where the scale has no
/// better
///   end
inline const Cutoff* only_cutoff(const Instrument& instrument, std::string_view scale) {
  const Cutoff* found = nullptr;
  if (direction_of(instrument, scale) == Direction::neither) return nullptr;
  for (const Cutoff& cutoff : instrument.cutoffs) {
    if (cutoff.scale != scale) continue;
    if (found != nullptr) return nullptr;
    found = &cutoff;
  }
  return found;
}

}  // namespace intimetry
