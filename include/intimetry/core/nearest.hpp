#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the number of single-letter edits between two names, ignoring case.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Returns the candidate nearest to `name`, or an empty view if none is near.
/// @degenerate the first of equally near candidates; a candidate is not near if more than half of its letters
/// differ
template <class Names>
std::string_view nearest_name(std::string_view name, const Names& candidates) {
  std::string_view best;
  std::size_t best_distance = name.size() / 2 + 1;
  for (const auto& candidate : candidates) {
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

/// Returns "; did you mean 'x'?", or an empty text if no candidate is near.
template <class Names>
std::string did_you_mean(std::string_view name, const Names& candidates) {
  const std::string_view near = nearest_name(name, candidates);
  return near.empty() ? std::string() : "; did you mean '" + std::string(near) + "'?";
}

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/core/impl/nearest.ipp"
#endif
