#pragma once

#include <chrono>
#include <filesystem>
#include <utility>

#include "files/descriptor.hpp"

namespace intimetry::files {

/// Holds a file's lock until it goes out of scope; the system lets go of it too if the program dies.
/// Locks are advisory: they keep programs apart that ask for them.
class FileLock {
 public:
  /// Keeps other writers out. The lock's file is made if it is not there, for its owner alone.
  /// @throws Error(file_locked) naming the path if someone else holds it for longer than `wait`;
  /// Error(file_write) if it cannot be made
  static FileLock for_writing(const std::filesystem::path& path, std::chrono::milliseconds wait);

 private:
  explicit FileLock(Descriptor file) noexcept : file_(std::move(file)) {}
  Descriptor file_;
};

}  // namespace intimetry::files
