#pragma once

#include <optional>
#include <string>

#include "intimetry/couple/detail/errors.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/precision/error_of.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

INTIMETRY_INLINE AnsweredScale ErrorContext::answers(const ScoredAdministration& administration,
                                                     std::size_t column) const {
  const Partner* partner = find_partner(*administrations->couple, administration.given->partner);
  return answered_scale(administration.key->plan, administration.key->columns[column].id,
                        *administration.given, partner == nullptr ? std::nullopt : partner->role);
}

INTIMETRY_INLINE MeasurementError
discrepancy_error(const ErrorContext& errors, const std::vector<const ScoredAdministration*>& administrations,
                  Quantity quantity, std::size_t column) {
  const std::string& scale = errors.administrations->key->columns[column].id;
  std::vector<AnsweredScale> answers;
  for (const ScoredAdministration* administration : administrations)
    answers.push_back(errors.answers(*administration, column));
  switch (quantity) {
    case Quantity::difference:
      return error_of_difference(errors.sources, scale, answers[0], answers[1]);
    case Quantity::gap:
      return error_of_gap(errors.sources, scale, answers[0], answers[1]);
    case Quantity::gap_of_gaps:
      return error_of_gap_of_gaps(errors.sources, scale, answers[0], answers[1], answers[2], answers[3]);
    case Quantity::misperception:
      return error_of_misperception(errors.sources, scale, answers[0], answers[1]);
  }
  return {};
}

}  // namespace intimetry::INTIMETRY_MODE::couple::detail
