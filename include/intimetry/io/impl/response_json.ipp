#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/io/impl/couple_read.hpp"
#include "intimetry/io/impl/couple_write.hpp"
#include "intimetry/io/impl/json_object.hpp"
#include "intimetry/io/impl/json_parse.hpp"
#include "intimetry/io/response_json.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Response load_response(std::string_view text, std::string_view name) {
  using namespace io::detail;
  std::vector<Defect> defects;
  const Json json = parse_json(text, name, ErrorCode::response_invalid, defects);
  JsonObject object(json, "", defects);
  read_format(object, "intimetry.response", ErrorCode::response_invalid, name, defects);
  Response response;
  read_answered(object, response);
  object.close();
  throw_defects(ErrorCode::response_invalid, name, defects);
  return response;
}

INTIMETRY_INLINE std::string save_response(const Response& response) {
  using namespace io::detail;
  const std::string name = "response to '" + response.instrument + "', to be saved";
  std::vector<Defect> defects;
  note_answered_twice(response.answers, "", defects);
  throw_defects(ErrorCode::response_invalid, name, defects);
  Json object{{"format", "intimetry.response/1"}};
  put_answered(object, response);
  std::string text = io::detail::text_of(object, ErrorCode::response_invalid, name);
  load_response(text, name);
  return text;
}

}  // namespace intimetry::INTIMETRY_MODE
