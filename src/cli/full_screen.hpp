#pragma once

#include <termios.h>

#include <cstddef>
#include <string>
#include <vector>

namespace intimetry::cli {

/// A pressed key.
struct Key {
  enum class Kind {
    character,
    enter,
    backspace,
    remove,
    up,
    down,
    left,
    right,
    page_up,
    page_down,
    resized,
    ended
  };
  Kind kind = Kind::character;
  std::string text = {};  // for a character: one code point
};

/// Uses the terminal's alternate screen during its lifetime. Nothing remains visible afterwards, however the
/// program ends, except by SIGKILL.
class FullScreen {
 public:
  /// Returns whether standard input and output are a terminal that can do this.
  [[nodiscard]] static bool possible() noexcept;

  /// @throws Error(bad_usage) unless `possible`
  FullScreen();
  ~FullScreen();
  FullScreen(const FullScreen&) = delete;
  FullScreen& operator=(const FullScreen&) = delete;

  struct Size {
    std::size_t rows = 24;
    std::size_t columns = 80;
  };
  [[nodiscard]] Size size() const;

  /// Shows only these lines; what does not fit is cut off.
  void show(const std::vector<std::string>& lines);

  /// Waits for a key. `ended` is Ctrl-C, a closed terminal, or a signal to terminate.
  Key read();

  /// Returns the signal to terminate, or 0.
  [[nodiscard]] static int ending_signal() noexcept;

 private:
  [[nodiscard]] int next_byte(bool wait);

  ::termios before_{};
};

}  // namespace intimetry::cli
