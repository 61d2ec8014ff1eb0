#pragma once

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/instrument/validate.hpp"
#include "intimetry/io/impl/instrument_read.hpp"
#include "intimetry/io/impl/instrument_write.hpp"
#include "intimetry/io/impl/json_object.hpp"
#include "intimetry/io/impl/json_parse.hpp"
#include "intimetry/io/instrument_json.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Instrument load_instrument(std::string_view text, std::string_view name) {
  std::vector<Defect> defects;
  const io::detail::Json json = io::detail::parse_json(text, name, ErrorCode::instrument_invalid, defects);
  Instrument instrument;
  io::detail::JsonObject object(json, "", defects);
  if (json.is_object()) {
    io::detail::read_format(object, "intimetry.instrument", ErrorCode::instrument_invalid, name, defects);
    io::detail::read_head(object, instrument);
    io::detail::read_body(object, instrument);
    object.close();
    // A value that could not be read was already reported; a defect that `validate` finds at the same place
    // is a repetition.
    const std::vector<Defect> of_reading = defects;
    for (Defect& defect : validate(instrument)) {
      if (!io::detail::is_echo(of_reading, defect)) defects.push_back(std::move(defect));
    }
  }
  throw_defects(ErrorCode::instrument_invalid, name, defects);
  return instrument;
}

INTIMETRY_INLINE std::string save_instrument(const Instrument& instrument) {
  io::detail::Json object = io::detail::Json::object();
  io::detail::put_head(object, instrument);
  io::detail::put_list(object, "response_sets", instrument.response_sets);
  io::detail::put_list(object, "items", instrument.items);
  io::detail::put_list(object, "scales", instrument.scales);
  io::detail::put_list(object, "composites", instrument.composites);
  io::detail::put_list(object, "reliabilities", instrument.reliabilities);
  io::detail::put_list(object, "norms", instrument.norms);
  io::detail::put_list(object, "change", instrument.change);
  io::detail::put_list(object, "cutoffs", instrument.cutoffs);
  for (const Note& note : instrument.notes) {
    io::detail::Json entry{{"text", note.text}, {"source", note.source}};
    if (note.safety) entry["safety"] = true;
    object["notes"].push_back(std::move(entry));
  }
  return object.dump(2) + "\n";
}

}  // namespace intimetry::INTIMETRY_MODE
