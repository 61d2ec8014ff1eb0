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
#include "intimetry/core/perspective.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

struct CoupleOptions {
  std::optional<Date> as_of = {};  ///< later administrations are ignored
  double level = 0.95;             ///< of intervals and bands
  double alpha = 0.05;             ///< largest adjusted p (Holm) of a flagged discrepancy
  int far_apart_days = 365;        ///< administrations this many days apart are reported as far apart
  std::size_t draws = 2000;        ///< for bands and for the simulated null distribution of Q; 0: neither
  std::uint64_t seed = default_seed;
  bool include_private = false;                  ///< clinician's scales too
  std::optional<ErrorSource> error_source = {};  ///< used instead of the first available source
  std::vector<NormFile> norms = {};              ///< local norms, at most one file per instrument
  std::string norm_group = {};                   ///< the couple's group; empty: the only one in a file
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
