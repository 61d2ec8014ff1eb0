#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "files/descriptor.hpp"

namespace intimetry::files {

/// Who may read a written file: the same people as for the file it replaces (for a new file, by the umask),
/// or its owner only.
enum class Access { usual, owner_only };

/// Whether a file is flushed to disk before it replaces the old one. Without, it may be empty after a power
/// failure (not after a crash of the program); use this for what can be made again.
enum class Durability { flushed, unflushed };

/// A file that appears complete or not at all. Text is written to a temporary file in the same folder;
/// `commit` renames it to replace the old file. Without `commit` the old file is unchanged. A path that is a
/// symbolic link is followed: its target is replaced, the link remains.
class WholeFile {
 public:
  /// @throws Error(file_write) if no file can be made in the folder, the path is not a regular file, or the
  ///   old file is write-protected
  WholeFile(const std::filesystem::path& path, Access access);
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  ~WholeFile();

  /// @throws Error(file_write)
  void write(std::string_view bytes);

  /// Flushes the text to disk; after this, errors such as a full disk have been reported.
  /// @throws Error(file_write)
  void flush();

  /// Replaces the old file.
  /// @throws Error(file_write)
  void commit(Durability durability = Durability::flushed);

 private:
  [[noreturn]] void fail() const;

  std::filesystem::path target_;
  std::string temporary_;
  Descriptor file_;
};

/// Writes all bytes to an open file and returns 0, or the system's error number.
int write_all(int file, std::string_view bytes) noexcept;

/// Returns the target of a path after following symbolic links; it need not exist.
/// @throws Error(file_read) if the links are circular or cannot be read
std::filesystem::path follow_links(const std::filesystem::path& path);

/// Replaces a file by this text, completely or not at all.
/// @throws Error(file_write)
void replace_file(const std::filesystem::path& path, std::string_view text, Access access);

/// Removes a file if it exists, permanently even after a power failure.
/// @throws Error(file_write)
void remove_file(const std::filesystem::path& path);

/// Removes the temporary files of an interrupted program beside `path`. Needs a lock on `path`: otherwise the
/// file of an active writer could be removed.
void remove_left_over(const std::filesystem::path& path) noexcept;

}  // namespace intimetry::files
