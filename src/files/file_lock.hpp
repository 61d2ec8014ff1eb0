#pragma once

#include <chrono>
#include <filesystem>
#include <utility>

#include "files/descriptor.hpp"

namespace intimetry::files {

/// Holds a file lock until the end of its scope, and then removes the lock file. If the program dies, the
/// system releases the lock, and the empty file remains until the next writer. Locks are advisory: they only
/// affect programs that ask for them.
class FileLock {
 public:
  /// Excludes other writers. The lock file is created if necessary, with access for its owner only.
  /// @throws Error(file_locked) with the path if another program holds it for longer than `wait`;
  ///   Error(file_write) if it cannot be created
  static FileLock for_writing(const std::filesystem::path& path, std::chrono::milliseconds wait);

  FileLock(FileLock&&) noexcept = default;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  FileLock(Descriptor file, std::filesystem::path path) noexcept
      : file_(std::move(file)), path_(std::move(path)) {}
  Descriptor file_;
  std::filesystem::path path_;
};

}  // namespace intimetry::files
