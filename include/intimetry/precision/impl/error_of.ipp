#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/precision/error_of.hpp"
#include "intimetry/precision/impl/answer_error.hpp"
#include "intimetry/precision/impl/local_error.hpp"
#include "intimetry/precision/impl/published_error.hpp"
#include "intimetry/precision/impl/signed_administration.hpp"
#include "intimetry/scoring/keyed_answers.hpp"

namespace intimetry::INTIMETRY_MODE::precision::detail {

inline MeasurementError error_from(ErrorSource source, const ErrorSources& sources, std::string_view scale,
                                   std::span<const SignedAdministration> administrations, ErrorUse use,
                                   int days) {
  switch (source) {
    case ErrorSource::published_change:
      return change_index_error(sources, scale, administrations, use);
    case ErrorSource::published_sample:
      return published_error(sources, scale, administrations, use, days);
    case ErrorSource::answers:
      return answers_error(administrations);
    case ErrorSource::local_norms:
      return local_error(sources, scale, administrations, use);
    case ErrorSource::none:
      break;
  }
  return {};
}

inline void check_administrations(std::span<const SignedAdministration> administrations,
                                  std::string_view function) {
  const KeyedAnswers* known = nullptr;
  for (const SignedAdministration& signed_administration : administrations) {
    const KeyedAnswers& keyed = signed_administration.administration->keyed;
    if (keyed.items.empty()) continue;
    if (known == nullptr) known = &keyed;
    const KeyedAnswers& first = *known;
    const bool same = std::equal(
        first.items.begin(), first.items.end(), keyed.items.begin(), keyed.items.end(),
        [](const KeyedItem& a, const KeyedItem& b) { return a.item == b.item && a.weight == b.weight; });
    require(same, ErrorCode::shape_mismatch, function, "administrations",
            "they are not answers to the same scale");
  }
}

/// Returns the first available error in the order of sources, or the error of the required source.
inline MeasurementError first_error(std::string_view function, const ErrorSources& sources,
                                    std::string_view scale,
                                    std::span<const SignedAdministration> administrations, ErrorUse use,
                                    int days = 0) {
  check_administrations(administrations, function);
  MeasurementError error;
  for (const SignedAdministration& signed_administration : administrations) {
    const KeyedAnswers& keyed = signed_administration.administration->keyed;
    if (keyed.gate_closed) {
      error.origin = "the gate is closed, so the score is fixed and has no measurement error";
      return error;
    }
    if (!keyed.items.empty() && keyed.answered() == 0) {
      error.origin = "no item is answered";
      return error;
    }
  }
  if (sources.only) return error_from(*sources.only, sources, scale, administrations, use, days);
  for (const auto& [source, name] : Words<ErrorSource>::table) {
    MeasurementError found = error_from(source, sources, scale, administrations, use, days);
    if (found.source != ErrorSource::none) return found;
    if (source == ErrorSource::answers) error.origin = found.origin;
  }
  error.origin = "no published figure or norm applies; " + error.origin;
  return error;
}

}  // namespace intimetry::INTIMETRY_MODE::precision::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE MeasurementError error_of_score(const ErrorSources& sources, std::string_view scale,
                                                 const AnsweredScale& administration) {
  const std::array<precision::detail::SignedAdministration, 1> administrations{{{&administration, 1}}};
  return precision::detail::first_error("error_of_score", sources, scale, administrations, ErrorUse::score);
}

INTIMETRY_INLINE MeasurementError error_of_difference(const ErrorSources& sources, std::string_view scale,
                                                      const AnsweredScale& a, const AnsweredScale& b) {
  require(a.perspective == b.perspective, ErrorCode::bad_argument, "error_of_difference", "b",
          "expected the same perspective as that of a");
  const std::array<precision::detail::SignedAdministration, 2> administrations{{{&a, 1}, {&b, -1}}};
  return precision::detail::first_error("error_of_difference", sources, scale, administrations,
                                        ErrorUse::discrepancy);
}

INTIMETRY_INLINE MeasurementError error_of_gap(const ErrorSources& sources, std::string_view scale,
                                               const AnsweredScale& ideal, const AnsweredScale& now) {
  const std::array<precision::detail::SignedAdministration, 2> administrations{{{&ideal, 1}, {&now, -1}}};
  return precision::detail::first_error("error_of_gap", sources, scale, administrations,
                                        ErrorUse::discrepancy);
}

INTIMETRY_INLINE MeasurementError error_of_gap_of_gaps(const ErrorSources& sources, std::string_view scale,
                                                       const AnsweredScale& ideal_a,
                                                       const AnsweredScale& now_a,
                                                       const AnsweredScale& ideal_b,
                                                       const AnsweredScale& now_b) {
  const std::array<precision::detail::SignedAdministration, 4> administrations{
      {{&ideal_a, 1}, {&now_a, -1}, {&ideal_b, -1}, {&now_b, 1}}};
  return precision::detail::first_error("error_of_gap_of_gaps", sources, scale, administrations,
                                        ErrorUse::discrepancy);
}

INTIMETRY_INLINE MeasurementError error_of_misperception(const ErrorSources& sources, std::string_view scale,
                                                         const AnsweredScale& guess,
                                                         const AnsweredScale& answered) {
  const std::array<precision::detail::SignedAdministration, 2> administrations{
      {{&guess, 1}, {&answered, -1}}};
  return precision::detail::first_error("error_of_misperception", sources, scale, administrations,
                                        ErrorUse::discrepancy);
}

INTIMETRY_INLINE MeasurementError error_of_change(const ErrorSources& sources, std::string_view scale,
                                                  const AnsweredScale& earlier, const AnsweredScale& later,
                                                  std::optional<int> days) {
  require(earlier.perspective == later.perspective, ErrorCode::bad_argument, "error_of_change", "later",
          "expected the same perspective as before");
  const std::array<precision::detail::SignedAdministration, 2> administrations{{{&later, 1}, {&earlier, -1}}};
  return precision::detail::first_error("error_of_change", sources, scale, administrations, ErrorUse::change,
                                        days.value_or(0));
}

}  // namespace intimetry::INTIMETRY_MODE
