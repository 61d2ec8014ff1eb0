#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/change/clinical_cutoff.hpp"
#include "intimetry/core/buffer.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/report/safety_lines.hpp"
#include "intimetry/scoring/score_administration.hpp"
#include "intimetry/scoring/score_table.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE {

namespace report::detail {

/// Returns whether an item is the gate of a scale: its answer only decides whether the others are asked.
inline bool is_gate(const Instrument& instrument, const Item& item) {
  return std::any_of(instrument.scales.begin(), instrument.scales.end(),
                     [&](const Scale& scale) { return scale.gate && scale.gate->item == item.id; });
}

/// Returns whether an item is declared a safety item, or is a clinician item.
inline bool is_safety_item(const Instrument& instrument, const Item& item) {
  return !item.positive.empty() || (item.visibility == Visibility::clinician && !is_gate(instrument, item));
}

inline bool asks_about_safety(const Instrument& instrument) {
  return std::any_of(instrument.items.begin(), instrument.items.end(),
                     [&](const Item& item) { return is_safety_item(instrument, item); });
}

/// Returns whether an answer is one of the declared ones; without a declaration, any answer above the lowest
/// option.
inline bool is_positive(const Instrument& instrument, const Item& item, const Answer& answer) {
  if (!answer.is_number()) return false;
  if (!item.positive.empty())
    return std::count(item.positive.begin(), item.positive.end(), answer.number()) != 0;
  const ResponseSet* set = find_by_id(instrument.response_sets, item.response_set);
  return set != nullptr && answer.number() > set->min;
}

/// Returns whether a rule applies to a person, as far as a couple's file shows.
inline bool fits(const Cutoff& cutoff, const std::optional<std::string>& role) {
  return !cutoff.population && (!cutoff.role || cutoff.role == role);
}

inline SafetyTotal safety_total(const Instrument& instrument, const std::string& scale, double raw,
                                const ScoreRange& range, const std::optional<std::string>& role) {
  SafetyTotal total{
      scale, std::isnan(raw) ? Statistic(MissingReason::not_answered) : Statistic(raw), range, {}};
  for (const Cutoff& cutoff : instrument.cutoffs) {
    if (cutoff.scale != scale) continue;
    SafetyRule rule{cutoff.rule,        cutoff.sample, cutoff.label, cutoff.provenance.source,
                    fits(cutoff, role), false};
    rule.met = rule.fits && total.raw.exists() &&
               ClinicalCutoff{cutoff.value, cutoff.comparison}.is_clinical(total.raw.value);
    total.rules.push_back(std::move(rule));
  }
  return total;
}

/// Returns the totals of the clinician's scales, with their published rules.
inline std::vector<SafetyTotal> safety_totals(const Instrument& instrument, const Administration& given,
                                              const std::optional<std::string>& role) {
  std::vector<SafetyTotal> totals;
  PlanOptions options;
  options.include_private = true;
  for (const Scale& scale : instrument.scales) {
    if (is_private(instrument, scale)) options.scales.push_back(scale.id);
  }
  if (options.scales.empty()) return totals;
  const ScoringPlan plan = make_plan(instrument, options);
  const ScoreTable scores = score_administration(plan, given);
  for (std::size_t i = 0; i < plan.scales.size(); ++i) {
    totals.push_back(
        safety_total(instrument, plan.scales[i].id, scores.columns()[i].raw[0], plan.scales[i].range, role));
  }
  return totals;
}

/// A rule that applies decides about the total; if none applies, single answers decide.
inline SafetyStatus status_of(const SafetyAsking& asking, const Instrument& instrument) {
  bool rule_fits = false;
  bool positive = false;
  for (const SafetyTotal& total : asking.totals) {
    for (const SafetyRule& rule : total.rules) {
      rule_fits = rule_fits || (rule.fits && total.raw.exists());
      positive = positive || rule.met;
    }
  }
  bool unanswered = false;
  for (const SafetyAnswer& given : asking.answers) {
    const bool scored =
        std::any_of(instrument.scales.begin(), instrument.scales.end(), [&](const Scale& scale) {
          return is_private(instrument, scale) &&
                 (std::count(scale.items.begin(), scale.items.end(), given.item) != 0 ||
                  (scale.gate && scale.gate->item == given.item));
        });
    positive = positive || (given.positive && !(scored && rule_fits));
    unanswered = unanswered || (!given.answer.is_number() && !given.skipped);
  }
  if (positive) return SafetyStatus::positive;
  return unanswered ? SafetyStatus::unanswered : SafetyStatus::answered_no;
}

/// Returns whether the answer to a gate closes every scale that contains the item.
inline bool is_closed(const Instrument& instrument, const std::string& item, const Administration& given) {
  bool closed = false;
  for (const Scale& scale : instrument.scales) {
    if (std::count(scale.items.begin(), scale.items.end(), item) == 0) continue;
    const Answer* gate = scale.gate ? answer_to(given, scale.gate->item) : nullptr;
    if (gate == nullptr || !gate->is_number() || gate->number() != scale.gate->closed_at) return false;
    closed = true;
  }
  return closed;
}

inline SafetyAsking safety_asking(const Administration& given, const Instrument& instrument,
                                  const std::optional<std::string>& role) {
  SafetyAsking asking{given.date, given.perspective, SafetyStatus::unanswered, {}, {}};
  for (const Item& item : instrument.items) {
    if (!is_safety_item(instrument, item)) continue;
    const Answer* answer = answer_to(given, item.id);
    const Answer said = answer == nullptr ? Answer() : *answer;
    asking.answers.push_back({item.id, said, is_positive(instrument, item, said),
                              said.is_missing() && is_closed(instrument, item.id, given)});
  }
  asking.totals = safety_totals(instrument, given, role);
  asking.status = status_of(asking, instrument);
  return asking;
}

/// Returns whether an administration asked a safety question, or the gate before them; the open part of a
/// form does not.
inline bool was_asked(const Administration& given, const Instrument& instrument) {
  return std::any_of(instrument.items.begin(), instrument.items.end(), [&](const Item& item) {
    const bool before_them = item.visibility == Visibility::clinician && is_gate(instrument, item);
    return (is_safety_item(instrument, item) || before_them) && answer_to(given, item.id) != nullptr;
  });
}

inline SafetyLine safety_line(const CoupleFile& couple, const Partner& partner, const std::string& id,
                              const InstrumentLookup& lookup) {
  SafetyLine line{partner.id, id, SafetyStatus::not_asked, {}};
  for (const Administration& given : couple.administrations) {
    if (given.partner != partner.id || given.instrument != id) continue;
    // Wishes, and guesses of the partner's answers, are not answers about safety.
    if (given.perspective != Perspective::now && given.perspective != Perspective::observer) continue;
    const Instrument* edition = lookup(id, given.version);
    if (edition == nullptr) edition = lookup(id);
    if (edition == nullptr || !was_asked(given, *edition)) continue;
    line.askings.push_back(safety_asking(given, *edition, partner.role));
    line.status = std::max(line.status, line.askings.back().status);
  }
  std::stable_sort(line.askings.begin(), line.askings.end(),
                   [](const SafetyAsking& a, const SafetyAsking& b) { return a.date < b.date; });
  return line;
}

}  // namespace report::detail

INTIMETRY_INLINE std::vector<SafetyLine> safety_lines(const CoupleFile& couple,
                                                      const InstrumentLookup& lookup) {
  std::vector<std::string> ids = lookup.ids();
  for (const Administration& given : couple.administrations) {
    if (std::find(ids.begin(), ids.end(), given.instrument) == ids.end()) ids.push_back(given.instrument);
  }
  std::erase_if(ids, [&](const std::string& id) {
    const Instrument* newest = lookup(id);
    return newest == nullptr || !report::detail::asks_about_safety(*newest);
  });
  std::sort(ids.begin(), ids.end());
  std::vector<SafetyLine> lines;
  for (const Partner& partner : couple.partners) {
    for (const std::string& id : ids)
      lines.push_back(report::detail::safety_line(couple, partner, id, lookup));
  }
  return lines;
}

}  // namespace intimetry::INTIMETRY_MODE
