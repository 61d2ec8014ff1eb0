#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

/// A parser callback that records duplicate fields of an object, which the parser accepts silently: it keeps
/// the last one.
class DuplicateFields {
 public:
  explicit DuplicateFields(std::vector<Defect>& defects) : defects_(defects) {}

  bool operator()(int, nlohmann::ordered_json::parse_event_t event, nlohmann::ordered_json& parsed) {
    using Event = nlohmann::ordered_json::parse_event_t;
    switch (event) {
      case Event::object_start:
      case Event::array_start:
        count_element();
        open_.push_back({event == Event::array_start, {}, {}, 0});
        break;
      case Event::object_end:
      case Event::array_end:
        open_.pop_back();
        break;
      case Event::key:
        note_key(parsed.get_ref<const std::string&>());
        break;
      case Event::value:
        count_element();
        break;
    }
    return true;
  }

 private:
  struct Level {
    bool is_array;
    std::set<std::string> keys;
    std::string key;
    std::size_t elements;
  };

  void count_element() {
    if (!open_.empty() && open_.back().is_array) ++open_.back().elements;
  }

  void note_key(const std::string& key) {
    Level& level = open_.back();
    level.key = key;
    if (level.keys.insert(key).second) return;
    std::string where;
    for (const Level& outer : open_) {
      where += outer.is_array ? "/" + std::to_string(outer.elements - 1) : pointer_step(outer.key);
    }
    defects_.push_back({ErrorCode::duplicate_field, where, "the field '" + key + "' occurs twice"});
  }

  std::vector<Defect>& defects_;
  std::vector<Level> open_;
};

/// Parses JSON text; duplicate fields become defects.
/// @throws Error(`invalid`) naming `name`, with a defect of code json_syntax that gives line and column
inline nlohmann::ordered_json parse_json(std::string_view text, std::string_view name, ErrorCode invalid,
                                         std::vector<Defect>& defects) {
  try {
    return nlohmann::ordered_json::parse(text.begin(), text.end(), DuplicateFields(defects));
  } catch (const nlohmann::ordered_json::exception& problem) {
    std::string words = problem.what();
    // The parser's messages begin with "[json.exception.kind.number] ", which does not help a user.
    if (const auto end = words.find("] "); end != std::string::npos) words.erase(0, end + 2);
    throw Error(invalid, std::string(name) + ": not valid JSON", {{ErrorCode::json_syntax, "", words}});
  }
}

}  // namespace intimetry::INTIMETRY_MODE::io::detail
