#pragma once

#include <filesystem>
#include <string>

namespace intimetry::files {

/// The kinds of files with a couple's answers.
enum class StoredKind { other, couple, clinician, pending, draft };

/// Returns the kind of a file; `other` also if it does not exist. The field `format` decides, at any
/// position, so that broken files and files of newer versions are recognised too. A draft is a response with
/// the name of a draft.
/// @throws Error(bad_usage) for a file that exists but cannot be read
StoredKind stored_kind(const std::filesystem::path& path);

/// Returns for example "a couple's file"; nothing for `other`.
std::string stored_kind_words(StoredKind kind);

/// Returns what a file of this name would be, if an existing couple's file reserves it: "the clinician's file
/// of couple.json". Nothing if the name is not reserved.
std::string stored_place(const std::filesystem::path& path);

}  // namespace intimetry::files
