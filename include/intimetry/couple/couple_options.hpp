#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

struct CoupleOptions {
  std::optional<Date> as_of = {};  ///< administrations after this day do not count
  double level = 0.95;             ///< of intervals and bands
  double alpha = 0.05;             ///< that Holm's adjusted p must not exceed to be flagged
  int far_apart_days = 365;  ///< from so many days on, sheets that are compared are said to be far apart
  std::size_t draws = 2000;  ///< for bands and for the simulated null of Q; 0: neither is offered
  std::uint64_t seed = default_seed;
  bool include_private = false;                  ///< clinician's scales too
  std::optional<ErrorSource> error_source = {};  ///< instead of the first that exists
  std::vector<NormFile> norms = {};              ///< local norms, at most one file an instrument
  std::string norm_group = {};  ///< the group that describes the couple; empty: the only one that a file has
  /// Whether an answer may be shown or used in item statistics; empty: all may.
  std::function<bool(std::string_view partner, std::string_view instrument, Perspective perspective,
                     std::string_view item)>
      shows_item = {};
  /// Whether a score may be shown or compared; empty: all may.
  std::function<bool(std::string_view partner, std::string_view instrument, Perspective perspective,
                     std::string_view scale)>
      shows_scale = {};
};

}  // namespace intimetry::INTIMETRY_MODE
