#pragma once

#include <optional>
#include <string>

#include "intimetry/couple/detail/errors.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/precision/error_of.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

INTIMETRY_INLINE AnswerSheet ErrorContext::answers(const Sheet& sheet, std::size_t column) const {
  const Partner* partner = find_partner(*sheets->couple, sheet.given->partner);
  return answer_sheet(sheet.key->plan, sheet.key->columns[column].id, *sheet.given,
                      partner == nullptr ? std::nullopt : partner->role);
}

INTIMETRY_INLINE MeasurementError discrepancy_error(const ErrorContext& errors,
                                                    const std::vector<const Sheet*>& sheets,
                                                    Quantity quantity, std::size_t column) {
  const std::string& scale = errors.sheets->key->columns[column].id;
  std::vector<AnswerSheet> answers;
  for (const Sheet* sheet : sheets) answers.push_back(errors.answers(*sheet, column));
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
