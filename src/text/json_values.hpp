#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "intimetry/core/flag.hpp"
#include "intimetry/core/statistic.hpp"

// How every verb writes what it found as JSON: one shape for one kind of thing.

namespace intimetry::text {

using Json = nlohmann::ordered_json;

/// Returns the number, or null for NaN; JSON has no infinity, so one is null too.
inline Json json_number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

/// Returns the value; null where there is none.
inline Json json_value(const Statistic& statistic) { return json_number(statistic.value); }

/// Adds NAME, and, where the statistic is missing, NAME_missing with the reason.
inline void add_statistic(Json& object, const std::string& name, const Statistic& statistic) {
  object[name] = json_value(statistic);
  if (!statistic.exists()) object[name + "_missing"] = word(statistic.why);
}

/// Adds NAME as [low, high], or null and NAME_missing with the reason.
inline void add_interval(Json& object, const std::string& name, const Interval& interval) {
  if (interval.exists()) {
    object[name] = Json::array({json_number(interval.low), json_number(interval.high)});
    return;
  }
  object[name] = nullptr;
  object[name + "_missing"] = word(interval.why);
}

/// Returns the names of the flags, in the table's order.
inline Json json_flags(Flags flags) {
  Json names = Json::array();
  for_each_flag(flags, [&](std::string_view name) { names.push_back(name); });
  return names;
}

}  // namespace intimetry::text
