#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "files/descriptor.hpp"
#include "files/whole_file.hpp"

namespace intimetry::files {

/// The reader of the output has closed the pipe. This is not an error: the program ends quietly.
class ClosedPipe : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override {
    return "the reader of the output has closed the pipe";
  }
};

/// Makes a write to a closed pipe, or beyond the file size limit, fail with an error. Otherwise a signal
/// would end the program and leave the temporary file behind.
void let_writes_fail() noexcept;

/// The output of a program. "-" is standard output. A regular file appears complete at `commit` or not at
/// all; devices and pipes are written directly. An output never replaces a file that cannot be made again:
/// see `require_replaceable`. On a terminal control characters are escaped: see `shown_text`.
class OutputFile {
 public:
  /// @throws Error(file_write) naming the path and the system's reason; Error(bad_usage) as
  /// `require_replaceable`
  explicit OutputFile(std::string path, Durability durability = Durability::flushed,
                      Access access = Access::usual);

  /// @throws Error(file_write); ClosedPipe
  void write(std::string_view bytes);

  /// Returns whether the output is invisible before `commit`.
  [[nodiscard]] bool appears_whole() const noexcept { return file_.has_value(); }
  /// Ends the output. Only now does a file replace the old one.
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
  std::string begun_letter_;  // on a terminal: the first bytes of a letter that continues in the next part
};

}  // namespace intimetry::files
