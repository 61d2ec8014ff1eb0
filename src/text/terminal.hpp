#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "text/counted.hpp"

namespace intimetry::text {

/// Styles text on a terminal; otherwise, or if NO_COLOR is set, text is unchanged.
class Style {
 public:
  /// @param descriptor the file descriptor that the text is written to
  explicit Style(int descriptor);
  [[nodiscard]] std::string bold(std::string_view text) const { return wrap(text, "1"); }
  [[nodiscard]] std::string dim(std::string_view text) const { return wrap(text, "2"); }
  [[nodiscard]] std::string warning(std::string_view text) const { return wrap(text, "33"); }
  [[nodiscard]] std::string error(std::string_view text) const { return wrap(text, "1;31"); }
  [[nodiscard]] bool on() const noexcept { return on_; }

 private:
  [[nodiscard]] std::string wrap(std::string_view text, std::string_view code) const;
  bool on_;
};

/// Writes text for a person to standard output or standard error, without delay. Control characters from
/// files and command lines are escaped (files::shown_text), except those added by Style.
void say(std::FILE* stream, const std::string& words);

/// Writes "intimetry: warning: WORDS" to standard error; the program continues.
void warn(const std::string& words);

/// Returns the width of standard output: that of the terminal, at most 100; 80 if it is not a terminal.
std::size_t output_width();

/// Returns the number of columns of a UTF-8 text: two for an East Asian letter or a picture, none for a
/// combining mark, one for any other.
std::size_t display_width(std::string_view text);

/// Breaks a text into lines of at most `width` columns, at spaces, or within a word that is longer.
std::vector<std::string> broken(std::string_view text, std::size_t width);

/// Returns a text in lines of at most `width` columns, all but the first indented.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

/// A progress line on a terminal during a long job, from its second second on; never in a pipe.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::uint64_t rows, std::uint64_t bytes);

 private:
  bool on_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace intimetry::text
