#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/scoring/impl/decode.hpp"
#include "intimetry/scoring/impl/kernel_copies.hpp"
#include "intimetry/scoring/impl/kernels.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

/// One scale of a plan in the form that kernels use.
struct KernelScale {
  enum class Kind : unsigned char { none, reals, bytes };
  Kind kind = Kind::none;
  ScoreRule rule;
  std::vector<std::uint32_t> items;  // places among the plan's items
  std::vector<std::size_t> copies;   // for each item, which copy the kernel reads
  std::vector<RealColumn> reals;     // one of these two has an element per item
  std::vector<ByteColumn> bytes;
  std::vector<std::uint64_t> present;  // for each item, bits of kernel_step respondents
  bool read_again = false;             // the plain code changes the scores afterwards
  bool faults = false;
};

inline bool is_inside(const PlanItem& item, const std::optional<double>& code) {
  return code && *code >= item.min && *code <= item.max;
}

/// Returns whether the answers keep their meaning as doubles, which kernels use.
inline bool fits_kernels(const PlanItem& item, const ResponseColumn& column) {
  const std::optional<double>& missing = column.missing_code;
  const std::optional<double>& none = column.not_applicable_code;
  // A larger whole number could round to the missing code.
  constexpr double exact = 9007199254740991.0;
  const bool ambiguous = missing && (std::abs(*missing) > exact || (none && *missing == *none));
  return item.step == 1 && !ambiguous && !is_inside(item, missing) && !is_inside(item, none);
}

inline bool fits_bytes(const PlanItem& item, const ResponseColumn& column) {
  return column.type == ElementType::int8 && !item.continuous && item.min >= -128 && item.max <= 127;
}

inline RealColumn real_column(const PlanItem& item, const ResponseColumn& column, bool reversed) {
  RealColumn real{.low = item.min, .high = item.max, .whole = !item.continuous, .reversed = reversed};
  real.has_missing = column.missing_code && !std::isnan(*column.missing_code);
  if (real.has_missing) real.missing = *column.missing_code;
  return real;
}

inline ByteColumn byte_column(const PlanItem& item, const ResponseColumn& column, bool reversed) {
  const auto low = static_cast<std::int8_t>(item.min);
  const auto high = static_cast<std::int8_t>(item.max);
  ByteColumn byte{.low = low, .high = high, .missing = low, .reversed = reversed};
  if (column.missing_code) byte.missing = exactly<std::int8_t>(*column.missing_code).value_or(low);
  return byte;
}

/// Returns in which form kernels can score a scale, if they can.
inline KernelScale::Kind kernel_kind(const ScoringPlan& plan, const PlanScale& scale,
                                     const ResponseView& view) {
  // With different ranges, the value of a missing answer depends on its item.
  const bool all_needed = static_cast<std::size_t>(scale.min_answered) >= scale.keys.size();
  if (!scale.same_range && !all_needed) return KernelScale::Kind::none;
  bool bytes = scale.same_range && scale.largest_sum <= 32767;
  for (const PlanKey& key : scale.keys) {
    const PlanItem& item = plan.items[key.item];
    if (!fits_kernels(item, view.columns()[key.item])) return KernelScale::Kind::none;
    bytes = bytes && fits_bytes(item, view.columns()[key.item]);
  }
  return bytes ? KernelScale::Kind::bytes : KernelScale::Kind::reals;
}

/// Returns a scale in the form that kernels use, and requests the copies that they need.
inline KernelScale scale_for_kernels(const ScoringPlan& plan, const PlanScale& scale,
                                     const ResponseView& view, KernelCopies& copies) {
  KernelScale made;
  made.kind = kernel_kind(plan, scale, view);
  if (made.kind == KernelScale::Kind::none) return made;
  made.rule = {scale.score == ScoreKind::mean ? 1.0 : static_cast<double>(scale.keys.size()),
               scale.multiplier,
               scale.offset,
               static_cast<std::int16_t>(scale.keys.size()),
               static_cast<std::int16_t>(scale.min_answered),
               scale.whole_numbers};
  made.read_again = scale.gate.has_value();
  for (const PlanKey& key : scale.keys) {
    const PlanItem& item = plan.items[key.item];
    const ResponseColumn& column = view.columns()[key.item];
    made.items.push_back(key.item);
    const bool bytes = made.kind == KernelScale::Kind::bytes;
    made.copies.push_back(copies.want(key.item, bytes));
    if (bytes)
      made.bytes.push_back(byte_column(item, column, key.reversed));
    else
      made.reals.push_back(real_column(item, column, key.reversed));
  }
  return made;
}

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
