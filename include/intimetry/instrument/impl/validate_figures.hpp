#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/names.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/instrument/detail/defects.hpp"
#include "intimetry/instrument/impl/validate_key.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE::instrument::detail {

/// Returns the range of the scale or composite that a figure is about; nothing if it has no valid range. An
/// unknown scale is noted as a defect.
inline std::optional<ScoreRange> scored_range(const Instrument& instrument, const std::string& id,
                                              const std::string& where, Defects& defects) {
  if (const Scale* scale = find_by_id(instrument.scales, id)) return sound_range(instrument, *scale);
  if (const Composite* composite = find_by_id(instrument.composites, id)) {
    return sound_range(instrument, *composite);
  }
  auto known = ids_of(instrument.scales);
  const auto composites = ids_of(instrument.composites);
  known.insert(known.end(), composites.begin(), composites.end());
  defects.add_unknown("scale or composite", id, where + "/scale", known);
  return std::nullopt;
}

inline void require_within(double value, const std::optional<ScoreRange>& range, const std::string& where,
                           Defects& defects) {
  if (!range || (value >= range->low && value <= range->high)) return;
  defects.add(ErrorCode::bad_range, where, "is outside the scores that the scale can have" + found(value));
}

inline void require_above_0(double value, const std::string& where, Defects& defects) {
  if (!(value > 0)) defects.add(ErrorCode::bad_range, where, "expected a number above 0" + found(value));
}

inline void require_perspective(const Instrument& instrument, const std::optional<Perspective>& perspective,
                                const std::string& where, Defects& defects) {
  if (!perspective) return;
  for (const Perspective known : instrument.perspectives) {
    if (known == *perspective) return;
  }
  defects.add(ErrorCode::unknown_reference, where + "/perspective",
              "the instrument has no perspective '" + std::string(word(*perspective)) + "'");
}

inline void validate_reliability(const Instrument& instrument, const Reliability& figure,
                                 const std::string& where, Defects& defects) {
  scored_range(instrument, figure.scale, where, defects);
  if (!(figure.value > 0 && figure.value <= 1)) {
    defects.add(ErrorCode::bad_range, where + "/value",
                "expected a reliability above 0 and at most 1" + found(figure.value));
  }
  if (figure.sd) require_above_0(*figure.sd, where + "/sd", defects);
  if (figure.n && *figure.n < 2) {
    defects.add(ErrorCode::bad_range, where + "/n", "expected a sample of 2 or more" + found(*figure.n));
  }
  if (figure.interval_days && *figure.interval_days < 1) {
    defects.add(ErrorCode::bad_range, where + "/interval_days",
                "expected 1 or more" + found(*figure.interval_days));
  }
  defects.require_text(figure.sample, where + "/sample");
  if (figure.role) defects.require_text(*figure.role, where + "/role");
  require_perspective(instrument, figure.perspective, where, defects);
  defects.require_source(figure.provenance.source, where);
}

inline void validate_norm(const Instrument& instrument, const Norm& norm, const std::string& where,
                          Defects& defects) {
  const auto range = scored_range(instrument, norm.scale, where, defects);
  defects.require_text(norm.group, where + "/group");
  if (norm.n < 2)
    defects.add(ErrorCode::bad_range, where + "/n", "expected a group of 2 or more" + found(norm.n));
  if (norm.mean.has_value() != norm.sd.has_value()) {
    defects.add(ErrorCode::missing_field, where + (norm.mean ? "/sd" : "/mean"), "mean and sd go together");
  } else if (!norm.mean && norm.table.empty()) {
    defects.add(ErrorCode::missing_field, where + "/table", "a norm needs mean and sd, or a table");
  }
  if (norm.mean) require_within(*norm.mean, range, where + "/mean", defects);
  if (norm.sd) require_above_0(*norm.sd, where + "/sd", defects);
  if (norm.table.size() == 1) {
    defects.add(ErrorCode::bad_range, where + "/table", "expected two scores or more, found one");
  }
  for (std::size_t i = 0; i < norm.table.size(); ++i) {
    const std::string place = where + "/table/" + std::to_string(i);
    require_within(norm.table[i].score, range, place + "/score", defects);
    if (!(norm.table[i].percentile >= 0 && norm.table[i].percentile <= 100)) {
      defects.add(ErrorCode::bad_range, place + "/percentile",
                  "expected 0 to 100" + found(norm.table[i].percentile));
    }
    if (i > 0 && !(norm.table[i].score > norm.table[i - 1].score &&
                   norm.table[i].percentile >= norm.table[i - 1].percentile)) {
      defects.add(ErrorCode::bad_range, place, "expected scores that rise and percentiles that do not fall");
    }
  }
  require_perspective(instrument, norm.perspective, where, defects);
  if (norm.role) defects.require_text(*norm.role, where + "/role");
  defects.require_source(norm.provenance.source, where);
}

inline void validate_change(const Instrument& instrument, const ReliableChange& figure,
                            const std::string& where, Defects& defects) {
  scored_range(instrument, figure.scale, where, defects);
  require_above_0(figure.rci, where + "/rci", defects);
  if (figure.comparison != Comparison::above && figure.comparison != Comparison::at_least) {
    defects.add(ErrorCode::bad_value, where + "/comparison",
                "expected > or >=, found " + std::string(word(figure.comparison)));
  }
  defects.require_text(figure.sample, where + "/sample");
  defects.require_source(figure.provenance.source, where);
}

inline void validate_cutoff(const Instrument& instrument, const Cutoff& cutoff, const std::string& where,
                            Defects& defects) {
  const auto range = scored_range(instrument, cutoff.scale, where, defects);
  require_within(cutoff.value, range, where + "/value", defects);
  if (!is_lower_name(cutoff.rule)) {
    defects.add(ErrorCode::bad_value, where + "/rule", "'" + cutoff.rule + "' is not a lower-case name");
  }
  defects.require_text(cutoff.label, where + "/label");
  defects.require_text(cutoff.sample, where + "/sample");
  if (cutoff.role) defects.require_text(*cutoff.role, where + "/role");
  if (cutoff.population) defects.require_text(*cutoff.population, where + "/population");
  defects.require_source(cutoff.provenance.source, where);
}

inline void validate_figures(const Instrument& instrument, Defects& defects) {
  for (std::size_t i = 0; i < instrument.reliabilities.size(); ++i) {
    validate_reliability(instrument, instrument.reliabilities[i], at("reliabilities", i), defects);
  }
  for (std::size_t i = 0; i < instrument.norms.size(); ++i) {
    validate_norm(instrument, instrument.norms[i], at("norms", i), defects);
  }
  for (std::size_t i = 0; i < instrument.change.size(); ++i) {
    validate_change(instrument, instrument.change[i], at("change", i), defects);
  }
  std::set<std::pair<std::string, std::string>> rules;
  for (std::size_t i = 0; i < instrument.cutoffs.size(); ++i) {
    const Cutoff& cutoff = instrument.cutoffs[i];
    validate_cutoff(instrument, cutoff, at("cutoffs", i), defects);
    if (!rules.emplace(cutoff.scale, cutoff.rule).second) {
      defects.add(ErrorCode::duplicate_id, at("cutoffs", i) + "/rule",
                  "the scale '" + cutoff.scale + "' already has a rule '" + cutoff.rule + "'");
    }
  }
}

}  // namespace intimetry::INTIMETRY_MODE::instrument::detail
