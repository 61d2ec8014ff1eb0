#pragma once

#include <filesystem>
#include <string>

namespace intimetry::files {

/// The files that keep a couple's answers.
enum class StoredKind { other, couple, clinician, pending, draft };

/// Returns what a file is; `other` too if it is not there. The field `format` decides, wherever it stands, so
/// that files that are broken or of a newer version are known too. A draft is a response that is named as
/// one.
/// @throws Error(bad_usage) for a file that is there but cannot be looked into
StoredKind stored_kind(const std::filesystem::path& path);

/// Returns "a couple's file" and the like; nothing for `other`.
std::string stored_kind_words(StoredKind kind);

/// Returns in words what the program would take a file of this name for, since it keeps such files beside a
/// couple's file that is there: "the clinician's file of couple.json". Nothing if it would not.
std::string stored_place(const std::filesystem::path& path);

}  // namespace intimetry::files
