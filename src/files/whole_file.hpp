#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "files/descriptor.hpp"

namespace intimetry::files {

/// Who may read a file that is written: whoever could read the one it replaces (a new one: whom the umask
/// lets), or its owner alone.
enum class Access { usual, owner_only };

/// Whether a file is brought onto the disk before it takes the old one's place. Without, a power cut (not a
/// crash of the program) may leave it empty: for what can be made again.
enum class Durability { flushed, unflushed };

/// A file that appears whole or not at all. What is written goes into a temporary file in the same folder;
/// `commit` puts it in the place of the old one. Without `commit` the old one stays as it is.
/// A path that is a symbolic link is followed: the file that it leads to is replaced, the link stays.
class WholeFile {
 public:
  /// @throws Error(file_write) if the folder does not take a new file, or the path is no regular file,
  /// or the old file is write-protected
  WholeFile(const std::filesystem::path& path, Access access);
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  ~WholeFile();

  /// @throws Error(file_write)
  void write(std::string_view bytes);

  /// Brings what was written onto the disk; all that can fail for want of room has then been done.
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

/// Writes all of this to an open file and returns 0, or the system's error number.
int write_all(int file, std::string_view bytes) noexcept;

/// Returns the file that a path leads to, symbolic links followed; it need not exist.
/// @throws Error(file_read) if the links go in a circle or pass where one may not look
std::filesystem::path follow_links(const std::filesystem::path& path);

/// Replaces a file by this text, whole or not at all.
/// @throws Error(file_write)
void replace_file(const std::filesystem::path& path, std::string_view text, Access access);

/// Removes a file if it is there, and sees to it that it stays away after a power cut.
/// @throws Error(file_write)
void remove_file(const std::filesystem::path& path);

/// Removes the temporary files that a killed program left beside `path`. Only for who holds a lock on it:
/// otherwise the file of a writer at work would go.
void remove_left_over(const std::filesystem::path& path) noexcept;

}  // namespace intimetry::files
