#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

#include "intimetry/core/words.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::analyses {

/// Scored rows, of a file or of a data frame: what the error and the norm of a score depend on.
struct ScoredRows {
  ResponseView view;
  std::span<const Perspective> perspectives = {};           // empty: not known
  std::function<std::string_view(std::size_t)> role = {};   // the partner of a row; none: not known
  std::function<std::string_view(std::size_t)> group = {};  // its norm group; none: not known

  [[nodiscard]] std::size_t size() const noexcept { return view.respondents(); }
};

}  // namespace intimetry::analyses
