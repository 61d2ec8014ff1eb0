#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

#include "intimetry/core/words.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::analyses {

/// Rows that were scored, wherever they lie: what the error and the norm of a score depend on besides it.
struct ScoredRows {
  ResponseView view;
  std::span<const Perspective> perspectives = {};           // empty: not said
  std::function<std::string_view(std::size_t)> role = {};   // which partner a row is of; none: not said
  std::function<std::string_view(std::size_t)> group = {};  // its norm group; none: not said

  [[nodiscard]] std::size_t size() const noexcept { return view.respondents(); }
};

}  // namespace intimetry::analyses
