#include "files/couple_pending.hpp"

#include <nlohmann/json.hpp>

#include "intimetry/core/error.hpp"

namespace intimetry::files {
namespace {

using Json = nlohmann::ordered_json;

Json text_json(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json change_json(const TextChange& change) {
  return Json{{"before", text_json(change.before)}, {"after", text_json(change.after)}};
}

std::optional<std::string> read_text(const Json& text) {
  if (text.is_null()) return std::nullopt;
  return text.get<std::string>();
}

TextChange read_change(const Json& change) {
  return {read_text(change.at("before")), read_text(change.at("after"))};
}

}  // namespace

std::string save_pending(const PendingChange& change) {
  const Json file{{"format", "intimetry.couple-pending/1"},
                  {"couple", change_json(change.couple)},
                  {"clinician", change_json(change.clinician)}};
  return file.dump() + "\n";
}

PendingChange load_pending(std::string_view text, std::string_view name) {
  try {
    const Json file = Json::parse(text);
    PendingChange change{read_change(file.at("couple")), read_change(file.at("clinician"))};
    // Nobody but save_pending writes this file, so what is not byte for byte its text is damaged.
    if (save_pending(change) == text) return change;
  } catch (const Json::exception&) {
    // Said below, in the words of a file and not of a parser.
  }
  throw Error(ErrorCode::couple_invalid,
              std::string(name) +
                  ": is not a change that this version of the program was saving when it was interrupted");
}

}  // namespace intimetry::files
