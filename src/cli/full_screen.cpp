#include "cli/full_screen.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>

#include "files/whole_file.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::cli {

namespace {

constexpr std::string_view enter_screen = "\x1b[?1049h\x1b[?7l\x1b[?25l\x1b[2J\x1b[H";
// The screen is cleared first: some terminals do not have an alternate screen.
constexpr std::string_view leave_screen = "\x1b[2J\x1b[H\x1b[?25h\x1b[?7h\x1b[?1049l";

constexpr std::array ending{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

volatile sig_atomic_t asked_to_end = 0;
volatile sig_atomic_t was_resized = 0;

void note_end(int number) { asked_to_end = number; }
void note_size(int) { was_resized = 1; }

void handle(int number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  ::sigaction(number, &action, nullptr);
}

void put(std::string_view text) { files::write_all(STDOUT_FILENO, text); }

void require_terminal() {
  if (FullScreen::possible()) return;
  throw Error(ErrorCode::bad_usage,
              "administer: expected a terminal for questions and keys; found none.\n"
              "Use `intimetry form` for a page for a browser, or `intimetry case add --rows` for a table");
}

/// Signals are unblocked only while waiting for a key, so that none is lost between checking the flags and
/// waiting.
sigset_t watched() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : ending) sigaddset(&signals, number);
  sigaddset(&signals, SIGWINCH);
  sigaddset(&signals, SIGTSTP);  // a stopped program would leave the answers on the screen
  return signals;
}

Key named(std::string_view sequence) {
  struct Named {
    std::string_view sequence;
    Key::Kind kind;
  };
  constexpr std::array known{
      Named{"[A", Key::Kind::up},       Named{"[B", Key::Kind::down},      Named{"[C", Key::Kind::right},
      Named{"[D", Key::Kind::left},     Named{"OA", Key::Kind::up},        Named{"OB", Key::Kind::down},
      Named{"OC", Key::Kind::right},    Named{"OD", Key::Kind::left},      Named{"[3~", Key::Kind::remove},
      Named{"[5~", Key::Kind::page_up}, Named{"[6~", Key::Kind::page_down}};
  for (const Named& one : known) {
    if (one.sequence == sequence) return {one.kind};
  }
  return {Key::Kind::character};  // without text, so it has no effect
}

}  // namespace

bool FullScreen::possible() noexcept {
  const char* term = std::getenv("TERM");
  const bool able = term != nullptr && *term != '\0' && std::string_view(term) != "dumb";
  return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0 && able;
}

FullScreen::FullScreen() {
  require_terminal();
  ::tcgetattr(STDIN_FILENO, &before_);
  const sigset_t signals = watched();
  ::sigprocmask(SIG_BLOCK, &signals, nullptr);
  asked_to_end = 0;
  for (const int number : ending) handle(number, note_end);
  handle(SIGWINCH, note_size);
  ::termios raw = before_;
  raw.c_iflag &= ~static_cast<::tcflag_t>(BRKINT | ICRNL | INPCK | ISTRIP | IXON);
  raw.c_oflag &= ~static_cast<::tcflag_t>(OPOST);
  raw.c_lflag &= ~static_cast<::tcflag_t>(ECHO | ICANON | IEXTEN | ISIG);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw);
  put(enter_screen);
}

FullScreen::~FullScreen() {
  put(leave_screen);
  ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  for (const int number : ending) handle(number, SIG_DFL);
  handle(SIGWINCH, SIG_DFL);
  const sigset_t signals = watched();
  ::sigprocmask(SIG_UNBLOCK, &signals, nullptr);
}

FullScreen::Size FullScreen::size() const {
  winsize found{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &found) != 0 || found.ws_col == 0 || found.ws_row == 0) return {};
  return {found.ws_row, found.ws_col};
}

void FullScreen::show(const std::vector<std::string>& lines) {
  const std::size_t rows = std::min(size().rows, lines.size());
  std::string frame = "\x1b[H";
  for (std::size_t i = 0; i < rows; ++i) frame += (i == 0 ? "" : "\r\n") + lines[i] + "\x1b[K";
  put(frame + "\x1b[J");
}

int FullScreen::next_byte(bool wait) {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  // The rest of an escape sequence arrives at once; otherwise it was the key Escape.
  const timespec at_once{0, 50000000};
  sigset_t open;
  sigemptyset(&open);
  for (;;) {
    const int ready = ::ppoll(&input, 1, wait ? nullptr : &at_once, &open);
    if (ready < 0 && errno == EINTR) {
      if (asked_to_end != 0 || was_resized != 0) return -1;
      continue;
    }
    if (ready <= 0) return -1;
    unsigned char byte = 0;
    const ::ssize_t got = ::read(STDIN_FILENO, &byte, 1);
    if (got == 1) return byte;
    if (got < 0 && errno == EINTR) continue;
    if (asked_to_end == 0) asked_to_end = SIGHUP;  // the terminal was closed
    return -1;
  }
}

Key FullScreen::read() {
  const int byte = next_byte(true);
  if (asked_to_end != 0) return {Key::Kind::ended};
  if (byte < 0) {
    was_resized = 0;
    return {Key::Kind::resized};
  }
  if (byte == 3) {  // Ctrl-C
    asked_to_end = SIGINT;
    return {Key::Kind::ended};
  }
  if (byte == '\r' || byte == '\n') return {Key::Kind::enter};
  if (byte == 8 || byte == 127) return {Key::Kind::backspace};
  if (byte == 27) {
    std::string sequence;
    for (int next = next_byte(false); next >= 0; next = next_byte(false)) {
      sequence += static_cast<char>(next);
      const bool begins = sequence.size() == 1 && (next == '[' || next == 'O');
      if (!begins && next >= 0x40) break;
    }
    return named(sequence);
  }
  std::string text(1, static_cast<char>(byte));
  for (int more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0; more > 0; --more)
    text += static_cast<char>(std::max(0, next_byte(false)));
  return {Key::Kind::character, byte < 32 ? std::string() : text};
}

int FullScreen::ending_signal() noexcept { return asked_to_end; }

}  // namespace intimetry::cli
