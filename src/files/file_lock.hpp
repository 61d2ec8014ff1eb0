#pragma once

#include <chrono>
#include <filesystem>
#include <utility>

#include "files/descriptor.hpp"

namespace intimetry::files {

/// Holds a file's lock until it goes out of scope, and then removes the file; if the program dies, the system
/// lets go of the lock, and the empty file stays until the next writer. Locks are advisory: they keep
/// programs apart that ask for them.
class FileLock {
 public:
  /// Keeps other writers out. The lock's file is made if it is not there, for its owner alone.
  /// @throws Error(file_locked) naming the path if someone else holds it for longer than `wait`;
  /// Error(file_write) if it cannot be made
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
