#pragma once

#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/io/file_format.hpp"
#include "intimetry/io/impl/json_object.hpp"
#include "intimetry/io/impl/json_parse.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::string file_format(std::string_view text, std::string_view name) {
  std::vector<Defect> defects;
  const io::detail::Json json = io::detail::parse_json(text, name, ErrorCode::json_syntax, defects);
  if (!json.is_object() || !json.contains("format") || !json["format"].is_string()) return {};
  return json["format"];
}

}  // namespace intimetry::INTIMETRY_MODE
