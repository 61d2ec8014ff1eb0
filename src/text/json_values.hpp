#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "intimetry/core/flag.hpp"
#include "intimetry/core/statistic.hpp"

// The common JSON format of results of all subcommands.

namespace intimetry::text {

using Json = nlohmann::ordered_json;

/// Returns the number, or null for NaN and infinity, which JSON does not have.
inline Json json_number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

/// Returns the value, or null if it is missing.
inline Json json_value(const Statistic& statistic) { return json_number(statistic.value); }

/// Adds NAME, and NAME_missing with the reason if the statistic is missing.
inline void add_statistic(Json& object, const std::string& name, const Statistic& statistic) {
  object[name] = json_value(statistic);
  if (!statistic.exists()) object[name + "_missing"] = word(statistic.reason);
}

/// Adds NAME as [low, high], or null, and NAME_missing with the reason.
inline void add_interval(Json& object, const std::string& name, const Interval& interval) {
  if (interval.exists()) {
    object[name] = Json::array({json_number(interval.low), json_number(interval.high)});
    return;
  }
  object[name] = nullptr;
  object[name + "_missing"] = word(interval.reason);
}

/// Returns the names of the flags, in the table's order.
inline Json json_flags(Flags flags) {
  Json names = Json::array();
  for_each_flag(flags, [&](std::string_view name) { names.push_back(name); });
  return names;
}

}  // namespace intimetry::text
