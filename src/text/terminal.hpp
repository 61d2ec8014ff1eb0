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

/// Text made to stand out on a terminal; elsewhere, or where NO_COLOR is set, it is left as it is.
class Style {
 public:
  /// For what is written to this file descriptor.
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

/// Writes words for a person to standard output or standard error, now. Nothing in them that comes from a
/// file or a command line steers a terminal (files::shown_text); only what Style has added does.
void say(std::FILE* stream, const std::string& words);

/// Writes "intimetry: warning: WORDS" to standard error: what was asked for is done all the same.
void warn(const std::string& words);

/// Returns how many columns standard output shows: the terminal's, at most 100; 80 where it is none.
std::size_t output_width();

/// Returns how many columns a text in UTF-8 takes: two for a letter of East Asia or a picture, none for a
/// mark that sits on a letter, one for anything else.
std::size_t display_width(std::string_view text);

/// Returns the text in lines of at most `width` columns, broken at spaces, and inside a word that is longer.
std::vector<std::string> broken(std::string_view text, std::size_t width);

/// Returns the text in lines of at most `width`, all but the first behind `indent` spaces.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

/// A line on the terminal that says how far a long job is, from its second second on; never into a pipe.
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
