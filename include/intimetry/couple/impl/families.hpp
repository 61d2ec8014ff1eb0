#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/detail/errors.hpp"
#include "intimetry/couple/detail/scored_administrations.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/couple/impl/among_couples.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/stats/holm.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

/// An administration that a family needs; it may not exist.
struct Needed {
  std::string partner;
  Perspective perspective = Perspective::now;
  const ScoredAdministration* administration = nullptr;
};

/// Describes the administrations of a family: which exist, how many days apart, and why they cannot be
/// compared.
inline void describe_administrations(DiscrepancyFamily& family, const std::vector<Needed>& needed,
                                     const ScoredAdministrations& administrations,
                                     const CoupleOptions& options) {
  const CoupleFile& couple = *administrations.couple;
  const auto because = [&](MissingReason reason, const std::string& words) {
    if (family.reason == MissingReason::not_missing || family.reason == reason) {
      family.note += (family.note.empty() ? "" : "; ") + words;
    }
    if (family.reason == MissingReason::not_missing) family.reason = reason;
  };
  const Administration* first = nullptr;
  const Administration* last = nullptr;
  for (const Needed& one : needed) {
    if (one.administration == nullptr) {
      because(MissingReason::not_answered,
              administration_words(couple, one.partner, one.perspective) + " are not there");
      continue;
    }
    const Administration& given = *one.administration->given;
    family.administrations.push_back({given.partner, given.perspective, given.date});
    if (first == nullptr || given.date < first->date) first = &given;
    if (last == nullptr || given.date > last->date) last = &given;
  }
  for (const Needed& one : needed) {
    if (one.administration == nullptr || !one.administration->other_version) continue;
    because(MissingReason::other_version, administration_words(couple, one.partner, one.perspective) +
                                              " are to version " + one.administration->given->version +
                                              ", the ones that are compared to version " +
                                              administrations.key->instrument->version + ": not compared");
  }
  if (first == nullptr) return;
  family.days_apart = days_between(first->date, last->date);
  family.far_apart = family.days_apart >= options.far_apart_days;
  if (family.reason != MissingReason::not_missing || !family.far_apart) return;
  family.note = "the answers lie " + std::to_string(family.days_apart) + " days apart (" +
                first->date.text() + " and " + last->date.text() + ")";
}

/// Computes a discrepancy, with parentheses such that exchanging the partners changes only the sign.
inline double combined(const std::vector<Needed>& needed, std::size_t column) {
  const auto raw = [&](std::size_t i) { return needed[i].administration->raw(column); };
  return needed.size() == 2 ? raw(0) - raw(1) : (raw(0) - raw(1)) - (raw(2) - raw(3));
}

inline void explain_missing(Discrepancy& row, const std::vector<Needed>& needed, std::size_t column,
                            const CoupleFile& couple) {
  row.value = row.pomp = MissingReason::not_answered;
  row.interval = MissingReason::not_answered;
  row.statistic = row.p = row.smallest_detectable = MissingReason::not_answered;
  for (const Needed& one : needed) {
    if (!std::isnan(one.administration->raw(column))) continue;
    row.note += (row.note.empty() ? "no score from " : "; no score from ") +
                administration_words(couple, one.partner, one.perspective);
    if (one.administration->flags(column).has(Flag::too_few_answers)) row.note += " (too few answers)";
  }
}

/// Returns the value for the error: if the error is from the answers, the value over the items answered in
/// all administrations. If these are all items, the two differ only by rounding.
inline double tested_value(const Discrepancy& row) {
  const double value = row.value.value;
  const double on_items = row.error.value_on_items;
  if (row.error.source != ErrorSource::answers || std::isnan(on_items)) return value;
  return std::abs(on_items - value) <= 1e-12 * std::max(1.0, std::abs(value)) ? value : on_items;
}

/// Returns the note about private items left out of an earlier edition's scores, for others than the
/// clinician.
inline std::string without_private_items(const std::vector<std::string>& items) {
  std::string ids;
  for (const std::string& id : items) ids += (ids.empty() ? "" : ", ") + id;
  return "without " + ids + ", which is private, for every couple alike";
}

/// Fills in the test from the value and its error.
inline void fill_test(Discrepancy& row, double level) {
  const double centre = row.tested = tested_value(row);
  if (!row.error.exists()) {
    row.interval = row.error.reason();
    row.statistic = row.p = row.smallest_detectable = row.error.reason();
    if (row.note.empty()) row.note = row.error.origin;
    return;
  }
  row.interval = row.error.interval(centre, level);
  row.smallest_detectable = row.error.smallest_detectable(level);
  if (row.error.standard_error > 0) {
    row.statistic = centre / row.error.standard_error;
    row.p = row.error.p(centre);
  } else {
    row.statistic = MissingReason::zero_variance;
    row.p = centre == 0 ? 1.0 : 0.0;
    row.note = "the reliability used is 1, which claims that there is no error";
  }
  if (centre != row.value.value) {
    row.note += (row.note.empty() ? "" : "; ");
    row.note += "tested over the " + std::to_string(row.error.n) + " items that all answered";
  }
}

inline Discrepancy discrepancy(const DiscrepancyFamily& family, const std::vector<Needed>& needed,
                               std::size_t column, const ErrorContext& errors, const CoupleOptions& options) {
  const ScoredAdministrations& administrations = *errors.administrations;
  const ScoredKey::Column& of = administrations.key->columns[column];
  Discrepancy row;
  row.id = family.id + "/" + of.id;
  row.scale = of.id;
  row.kind = of.kind;
  row.dimension = of.dimension;
  row.direction = of.direction;
  row.range = of.range;
  row.t = MissingReason::no_norms;
  row.p_holm = MissingReason::number_of_items;
  row.among_couples = without_norms();
  for (const Needed& one : needed) row.flags |= one.administration->flags(column);
  const double value = combined(needed, column);
  if (std::isnan(value)) {
    explain_missing(row, needed, column, *administrations.couple);
    return row;
  }
  if (!of.left_out.empty()) row.note = without_private_items(of.left_out);
  row.value = value;
  row.pomp = 100 * value / (of.range.high - of.range.low);
  std::vector<const ScoredAdministration*> used;
  for (const Needed& one : needed) used.push_back(one.administration);
  row.error = discrepancy_error(errors, used, family.quantity, column);
  row.flags |= row.error.flags;
  fill_test(row, options.level);
  return row;
}

/// Adjusts the p-values of base scales, and sets their flags.
inline void adjust(DiscrepancyFamily& family, double alpha) {
  std::vector<double> p;
  for (const Discrepancy& row : family.rows) {
    if (row.kind == ScaleKind::base) p.push_back(row.p.value);
  }
  const HolmAdjusted holm = holm_adjusted(p);
  family.m = holm.m;
  std::size_t at = 0;
  for (Discrepancy& row : family.rows) {
    if (row.kind != ScaleKind::base) continue;
    row.p_holm = row.p.exists() ? Statistic(holm.p[at]) : row.p;
    row.flagged = row.p.exists() && holm.p[at] <= alpha;
    ++at;
  }
}

inline DiscrepancyFamily make_family(Quantity quantity, Perspective perspective, const std::string& partner,
                                     std::vector<Needed> needed, const ErrorContext& errors,
                                     const CoupleOptions& options) {
  const ScoredAdministrations& administrations = *errors.administrations;
  DiscrepancyFamily family;
  family.instrument = administrations.key->instrument->id;
  family.quantity = quantity;
  family.perspective = perspective;
  family.partner = partner;
  family.id = family.instrument + "/" + std::string(word(quantity)) + "/" + std::string(word(perspective)) +
              (partner.empty() ? "" : "/" + partner);
  for (Needed& one : needed) one.administration = administrations.find(one.partner, one.perspective);
  describe_administrations(family, needed, administrations, options);
  if (family.reason != MissingReason::not_missing) return family;
  for (std::size_t column = 0; column < administrations.key->columns.size(); ++column) {
    const bool meant = std::none_of(needed.begin(), needed.end(), [&](const Needed& one) {
      return one.administration->flags(column).has(Flag::not_interpreted) ||
             !scale_shown(options, *one.administration->given, administrations.key->columns[column].id);
    });
    if (meant) family.rows.push_back(discrepancy(family, needed, column, errors, options));
  }
  adjust(family, options.alpha);
  return family;
}

/// Returns all families for one instrument's administrations; a perspective that nobody answered has none.
inline std::vector<DiscrepancyFamily> families_of(const ScoredAdministrations& administrations,
                                                  const ErrorContext& errors, const CoupleOptions& options) {
  const std::string& a = administrations.couple->partners[0].id;
  const std::string& b = administrations.couple->partners[1].id;
  using P = Perspective;
  std::vector<DiscrepancyFamily> families;
  const auto add = [&](Quantity quantity, P perspective, const std::string& partner,
                       std::vector<Needed> needed) {
    families.push_back(make_family(quantity, perspective, partner, std::move(needed), errors, options));
  };
  for (const P perspective : {P::now, P::ideal}) {
    if (!administrations.any(perspective)) continue;
    add(Quantity::difference, perspective, "", {{a, perspective}, {b, perspective}});
  }
  if (administrations.any(P::ideal)) {
    for (const std::string& one : {a, b}) add(Quantity::gap, P::ideal, one, {{one, P::ideal}, {one, P::now}});
    add(Quantity::gap_of_gaps, P::ideal, "", {{a, P::ideal}, {a, P::now}, {b, P::ideal}, {b, P::now}});
  }
  for (const P perspective : {P::partner, P::observer}) {
    if (!administrations.any(perspective)) continue;
    add(Quantity::misperception, perspective, a, {{a, perspective}, {b, P::now}});
    add(Quantity::misperception, perspective, b, {{b, perspective}, {a, P::now}});
  }
  return families;
}

}  // namespace intimetry::INTIMETRY_MODE::couple::detail
