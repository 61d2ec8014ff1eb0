#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "files/descriptor.hpp"
#include "files/whole_file.hpp"

namespace intimetry::files {

/// Whoever read the output has gone. Not an error: the program ends quietly.
class ClosedPipe : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "the reader of the output has gone"; }
};

/// Lets a write to a closed pipe, or beyond the size that a file may have, fail with an error instead of
/// ending the program by a signal, which would leave the temporary file behind.
void let_writes_fail() noexcept;

/// Where a program's output goes: "-" is standard output; a regular file appears whole at `commit` or not at
/// all; a device or a pipe is written to as it is. No output takes the place of what cannot be made again:
/// see `require_replaceable`. On a terminal nothing of the output steers it: see `shown_text`.
class OutputFile {
 public:
  /// @throws Error(file_write) naming the path and the system's reason; Error(bad_usage) as
  /// `require_replaceable`
  explicit OutputFile(std::string path, Durability durability = Durability::flushed,
                      Access access = Access::usual);

  /// @throws Error(file_write); ClosedPipe
  void write(std::string_view bytes);

  /// Returns whether nothing is seen of the output before `commit`.
  [[nodiscard]] bool appears_whole() const noexcept { return file_.has_value(); }
  /// Ends the output; a file takes the place of the old one only now.
  /// @throws Error(file_write); Error(bad_usage) as `require_replaceable`; ClosedPipe
  void commit();

 private:
  [[noreturn]] void fail(int reason) const;
  void write_stream(std::string_view bytes);

  std::string path_;
  Durability durability_;
  std::optional<WholeFile> file_;
  Descriptor opened_;
  int stream_ = -1;
  bool terminal_ = false;
  std::string begun_letter_;  // on a terminal: bytes whose letter goes on in the next part
};

}  // namespace intimetry::files
