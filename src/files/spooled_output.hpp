#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "files/atomic_file.hpp"

namespace intimetry::files {

/// An output that is invisible before `commit`. For a file OutputFile already does that; output to standard
/// output, a device or a pipe is buffered: the first 8 MiB in memory, more in an unnamed temporary file.
class SpooledOutput {
 public:
  /// @throws Error(file_write)
  explicit SpooledOutput(std::string path);
  /// @throws Error(file_write)
  void write(std::string_view bytes);
  /// @throws Error(file_write); ClosedPipe
  void commit();

 private:
  struct Close {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };
  void spill();

  static constexpr std::size_t held_in_memory = std::size_t{8} << 20U;
  OutputFile output_;
  bool held_back_;
  std::string memory_;
  std::unique_ptr<std::FILE, Close> spool_;
};

}  // namespace intimetry::files
