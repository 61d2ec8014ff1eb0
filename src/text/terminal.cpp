#include "text/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "intimetry/core/visible.hpp"
#include "text/terminal_text.hpp"

namespace intimetry::text {

namespace {

bool is_plain(int descriptor) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return isatty(descriptor) == 0 || (no_color != nullptr && *no_color != '\0') ||
         (term != nullptr && std::string_view(term) == "dumb");
}

std::size_t letter_size(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(size, text.size() - at);
}

std::uint32_t letter_at(std::string_view text, std::size_t at) {
  const std::size_t size = letter_size(text, at);
  auto point = static_cast<std::uint32_t>(static_cast<unsigned char>(text[at]));
  if (size > 1) point &= 0x7FU >> size;
  for (std::size_t i = 1; i < size; ++i)
    point = point << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  return point;
}

struct Letters {
  std::uint32_t first;
  std::uint32_t last;
};

/// Marks of the scripts most written, joiners and selectors of variants.
constexpr std::array no_width{
    Letters{0x300, 0x36F},   Letters{0x483, 0x489},    Letters{0x591, 0x5BD},   Letters{0x5BF, 0x5BF},
    Letters{0x5C1, 0x5C2},   Letters{0x5C4, 0x5C5},    Letters{0x610, 0x61A},   Letters{0x64B, 0x65F},
    Letters{0x670, 0x670},   Letters{0x6D6, 0x6DC},    Letters{0x6DF, 0x6E4},   Letters{0x93C, 0x93C},
    Letters{0x941, 0x948},   Letters{0x94D, 0x94D},    Letters{0xE31, 0xE31},   Letters{0xE34, 0xE3A},
    Letters{0xE47, 0xE4E},   Letters{0x200B, 0x200F},  Letters{0x20D0, 0x20F0}, Letters{0xFE00, 0xFE0F},
    Letters{0xFE20, 0xFE2F}, Letters{0xE0100, 0xE01EF}};

constexpr std::array two_wide{
    Letters{0x1100, 0x115F},   Letters{0x2E80, 0x303E},   Letters{0x3041, 0xA4CF},
    Letters{0xAC00, 0xD7A3},   Letters{0xF900, 0xFAFF},   Letters{0xFE30, 0xFE6F},
    Letters{0xFF00, 0xFF60},   Letters{0xFFE0, 0xFFE6},   Letters{0x1F300, 0x1F64F},
    Letters{0x1F680, 0x1F6FF}, Letters{0x1F900, 0x1FAFF}, Letters{0x20000, 0x3FFFD}};

std::size_t letter_width(std::string_view text, std::size_t at) {
  const std::uint32_t point = letter_at(text, at);
  const auto holds = [point](const Letters& letters) {
    return letters.first <= point && point <= letters.last;
  };
  if (std::any_of(no_width.begin(), no_width.end(), holds)) return 0;
  return std::any_of(two_wide.begin(), two_wide.end(), holds) ? 2 : 1;
}

}  // namespace

Style::Style(int descriptor) : on_(!is_plain(descriptor)) {}

std::string Style::wrap(std::string_view text, std::string_view code) const {
  if (!on_) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + visible(text, LineBreaks::kept) + "\x1b[0m";
}

void say(std::FILE* stream, const std::string& words) {
  const bool styled = Style(::fileno(stream)).on();
  std::fputs(shown_text(words, styled ? Styles::kept : Styles::escaped).c_str(), stream);
  std::fflush(stream);
}

void warn(const std::string& words) {
  say(stderr, Style(STDERR_FILENO).warning("intimetry: warning:") + " " + words + "\n");
}

std::size_t output_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 40)
    return 80;
  return std::min<std::size_t>(size.ws_col, 100);
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size(); i += letter_size(text, i)) columns += letter_width(text, i);
  return columns;
}

std::vector<std::string> broken(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, space - at);
    const std::size_t columns = display_width(word);
    if (lines.empty() || column + 1 + columns > width) {
      lines.emplace_back();
      column = 0;
    } else {
      lines.back() += ' ';
      ++column;
    }
    for (std::size_t i = 0; i < word.size(); i += letter_size(word, i)) {
      const std::size_t letter = letter_width(word, i);
      if (column + letter > width) {
        lines.emplace_back();
        column = 0;
      }
      lines.back() += word.substr(i, letter_size(word, i));
      column += letter;
    }
    at = space + 1;
  }
  return lines;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string lines;
  std::size_t column = indent;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t space = text.find(' ', at);
    const std::string_view word = text.substr(at, space == std::string_view::npos ? space : space - at);
    const std::size_t columns = display_width(word);
    if (column > indent && column + 1 + columns > width) {
      lines += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      lines += ' ';
      ++column;
    }
    lines += word;
    column += columns;
    if (space == std::string_view::npos) break;
    at = space + 1;
  }
  return lines;
}

Progress::Progress()
    : on_(isatty(STDERR_FILENO) != 0), started_(std::chrono::steady_clock::now()), last_(started_) {}

void Progress::show(std::uint64_t rows, std::uint64_t bytes) {
  if (!on_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - started_ < std::chrono::seconds(1) || now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  shown_ = true;
  std::fprintf(stderr, "\r\x1b[K%s rows, %s MB", with_commas(rows).c_str(),
               with_commas(bytes / 1000000).c_str());
  std::fflush(stderr);
}

Progress::~Progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

}  // namespace intimetry::text
