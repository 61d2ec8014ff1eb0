#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "intimetry/core/names.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/instrument/detail/defects.hpp"
#include "intimetry/instrument/impl/validate_figures.hpp"
#include "intimetry/instrument/impl/validate_key.hpp"
#include "intimetry/instrument/validate.hpp"

namespace intimetry::INTIMETRY_MODE::instrument::detail {

inline void validate_head(const Instrument& instrument, Defects& defects) {
  if (!is_instrument_id(instrument.id)) {
    defects.add(ErrorCode::bad_value, "/id",
                "'" + instrument.id + "' is not lower-case words joined by hyphens");
  }
  defects.require_text(instrument.version, "/version");
  if (instrument.superseded_by) defects.require_text(*instrument.superseded_by, "/superseded_by");
  defects.require_title(instrument.title, "/title");
  defects.require_text(instrument.citation.text, "/citation/text");
  if (instrument.citation.doi && !instrument::detail::is_doi(*instrument.citation.doi)) {
    defects.add(ErrorCode::bad_value, "/citation/doi",
                "'" + *instrument.citation.doi + "' is not a DOI such as 10.1000/182");
  }
  defects.require_text(instrument.rights.holder, "/rights/holder");
  defects.require_text(instrument.rights.permitted, "/rights/permitted");
  defects.require_source(instrument.rights.source, "/rights");
  if (instrument.purposes.empty())
    defects.add(ErrorCode::empty_list, "/purposes", "at least one purpose is needed");
  std::set<std::string> purposes;
  for (std::size_t i = 0; i < instrument.purposes.size(); ++i) {
    const std::string& purpose = instrument.purposes[i];
    if (std::count(purpose_words.begin(), purpose_words.end(), purpose) == 0) {
      defects.add(ErrorCode::bad_value, at("purposes", i),
                  "there is no purpose '" + purpose + "'" + did_you_mean(purpose, purpose_words));
    }
    if (!purposes.insert(purpose).second)
      defects.add(ErrorCode::duplicate_id, at("purposes", i), "is listed twice");
  }
  if (instrument.evidence.empty()) {
    defects.add(ErrorCode::empty_list, "/evidence", "expected evidence of how well the key is known");
  }
  for (std::size_t i = 0; i < instrument.evidence.size(); ++i) {
    defects.require_text(instrument.evidence[i].part, at("evidence", i) + "/part");
    defects.require_source(instrument.evidence[i].provenance.source, at("evidence", i));
  }
  for (std::size_t i = 0; i < instrument.notes.size(); ++i) {
    defects.require_text(instrument.notes[i].text, at("notes", i) + "/text");
    defects.require_source(instrument.notes[i].source, at("notes", i));
  }
}

inline void validate_instructions(const std::map<Perspective, LocalText>& instructions,
                                  const std::string& field, const std::set<Perspective>& known,
                                  Defects& defects) {
  for (const auto& [perspective, text] : instructions) {
    const std::string where = "/" + field + "/" + std::string(word(perspective));
    if (known.count(perspective) == 0) {
      defects.add(ErrorCode::unknown_reference, where, "is not one of the instrument's perspectives");
    }
    defects.check_text(text, where);
  }
}

inline void validate_perspectives(const Instrument& instrument, Defects& defects) {
  if (instrument.perspectives.empty()) {
    defects.add(ErrorCode::empty_list, "/perspectives", "at least one perspective is needed");
  }
  std::set<Perspective> known;
  for (std::size_t i = 0; i < instrument.perspectives.size(); ++i) {
    if (!known.insert(instrument.perspectives[i]).second) {
      defects.add(ErrorCode::duplicate_id, at("perspectives", i), "is listed twice");
    }
  }
  validate_instructions(instrument.instructions, "instructions", known, defects);
  validate_instructions(instrument.private_instructions, "private_instructions", known, defects);
  if (!instrument.private_instructions.empty()) require_clinician_items(instrument, defects);
}

}  // namespace intimetry::INTIMETRY_MODE::instrument::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::vector<Defect> validate(const Instrument& instrument) {
  instrument::detail::Defects defects;
  instrument::detail::validate_head(instrument, defects);
  instrument::detail::validate_perspectives(instrument, defects);
  instrument::detail::validate_response_sets(instrument, defects);
  instrument::detail::validate_items(instrument, defects);
  if (instrument.scales.empty())
    defects.add(ErrorCode::empty_list, "/scales", "at least one scale is needed");
  std::set<std::string, std::less<>> ids;
  for (std::size_t i = 0; i < instrument.scales.size(); ++i) {
    const std::string where = instrument::detail::at("scales", i);
    defects.require_new(ids, instrument.scales[i].id, where + "/id");
    instrument::detail::validate_scale(instrument, instrument.scales[i], where, defects);
  }
  for (std::size_t i = 0; i < instrument.composites.size(); ++i) {
    const std::string where = instrument::detail::at("composites", i);
    defects.require_new(ids, instrument.composites[i].id, where + "/id");
    instrument::detail::validate_composite(instrument, instrument.composites[i], where, defects);
  }
  instrument::detail::validate_figures(instrument, defects);
  return defects.take();
}

}  // namespace intimetry::INTIMETRY_MODE
