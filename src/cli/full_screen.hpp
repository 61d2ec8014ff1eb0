#pragma once

#include <termios.h>

#include <cstddef>
#include <string>
#include <vector>

namespace intimetry::cli {

/// What was pressed.
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
  std::string text = {};  // of a character: one code point
};

/// The terminal as a page of its own, for as long as this lives: what is shown is neither above nor below
/// what stood there before, and nothing of it is left afterwards, whatever ends the program but SIGKILL.
class FullScreen {
 public:
  /// Returns whether standard input and output are a terminal that can do this.
  [[nodiscard]] static bool possible() noexcept;

  /// @throws Error(bad_usage) unless it is possible
  FullScreen();
  ~FullScreen();
  FullScreen(const FullScreen&) = delete;
  FullScreen& operator=(const FullScreen&) = delete;

  struct Size {
    std::size_t rows = 24;
    std::size_t columns = 80;
  };
  [[nodiscard]] Size size() const;

  /// Shows these lines and nothing else; what does not fit is cut off.
  void show(const std::vector<std::string>& lines);

  /// Waits for a key. `ended` is Ctrl-C, a terminal that has gone, or a signal that asks to end.
  Key read();

  /// Returns the signal that asked to end, or 0.
  [[nodiscard]] static int ending_signal() noexcept;

 private:
  [[nodiscard]] int next_byte(bool wait);

  ::termios before_{};
};

}  // namespace intimetry::cli
