#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace intimetry::files {

/// One file's text before and after a change; none if the file does not exist.
struct TextChange {
  std::optional<std::string> before;
  std::optional<std::string> after;
  [[nodiscard]] bool any() const noexcept { return before != after; }
};

/// A change of both files of a couple, stored in NAME.json.pending until both are replaced.
struct PendingChange {
  TextChange couple;
  TextChange clinician;
};

std::string save_pending(const PendingChange& change);

/// @throws Error(couple_invalid) naming `name`
PendingChange load_pending(std::string_view text, std::string_view name);

}  // namespace intimetry::files
