#include "files/couple_pending.hpp"

#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/io/impl/couple_read.hpp"
#include "intimetry/io/impl/json_object.hpp"
#include "intimetry/io/impl/json_parse.hpp"

namespace intimetry::files {
namespace {

using io::detail::Json;
using io::detail::JsonObject;

Json text_json(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json change_json(const TextChange& change) {
  return Json{{"before", text_json(change.before)}, {"after", text_json(change.after)}};
}

std::optional<std::string> read_text(JsonObject& object, std::string_view name) {
  const Json* value = object.field(name, true);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (value->is_string()) return value->get<std::string>();
  object.note(ErrorCode::wrong_type, object.pointer_to(name),
              "expected a text or null, found " + io::detail::kind_of(*value));
  return std::nullopt;
}

TextChange read_change(JsonObject& file, std::string_view name, std::vector<Defect>& defects) {
  const Json* value = file.field(name, true);
  if (value == nullptr) return {};
  JsonObject object(*value, file.pointer_to(name), defects);
  TextChange change;
  change.before = read_text(object, "before");
  change.after = read_text(object, "after");
  object.close();
  return change;
}

}  // namespace

std::string save_pending(const PendingChange& change) {
  const Json file{{"format", "intimetry.couple-pending/1"},
                  {"couple", change_json(change.couple)},
                  {"clinician", change_json(change.clinician)}};
  return file.dump() + "\n";
}

PendingChange load_pending(std::string_view text, std::string_view name) {
  std::vector<Defect> defects;
  const Json json = io::detail::parse_json(text, name, ErrorCode::couple_invalid, defects);
  JsonObject file(json, "", defects);
  io::detail::read_format(file, "intimetry.couple-pending", ErrorCode::couple_invalid, name, defects);
  PendingChange change;
  change.couple = read_change(file, "couple", defects);
  change.clinician = read_change(file, "clinician", defects);
  file.close();
  io::detail::throw_defects(ErrorCode::couple_invalid, name, defects);
  return change;
}

}  // namespace intimetry::files
