#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace intimetry::files {

/// Returns the bytes of a file, or nothing if it does not exist. It is an input of the run: see `note_input`.
/// @throws Error(file_read) with the path and the system's reason; Error(bad_usage) as `note_input`
std::optional<std::string> read_text_if_there(const std::filesystem::path& path);

/// Returns the bytes of a file.
/// @throws Error(file_not_found), Error(file_read) with the path and the system's reason
std::string read_text(const std::filesystem::path& path);

}  // namespace intimetry::files
