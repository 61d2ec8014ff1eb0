#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/io/detail/couple_read.hpp"
#include "intimetry/io/detail/couple_write.hpp"

namespace intimetry {

/// Returns the response that a JSON text describes; `name` is the file's name, for messages. Whether the
/// answers fit the instrument is `check_answers`' to say.
/// @throws Error(response_invalid) with every defect, each with its code and JSON pointer
inline Response load_response(std::string_view text, std::string_view name) {
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

/// Returns the response as JSON text; loading it gives the same response, and saving that the same text.
/// @throws Error(response_invalid) if what would be written could not be read again
inline std::string save_response(const Response& response) {
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

}  // namespace intimetry
