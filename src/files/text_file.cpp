#include "files/text_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "files/descriptor.hpp"
#include "files/run_files.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::files {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw Error(ErrorCode::file_read, path.string() + ": cannot be read: " + std::strerror(errno));
}

}  // namespace

std::optional<std::string> read_text_if_there(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) {
    if (errno == ENOENT) return std::nullopt;
    fail(path);
  }
  note_input(file.get(), path);
  std::string text;
  std::array<char, 65536> buffer;
  for (;;) {
    const ::ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
    if (got == 0) return text;
    if (got > 0) {
      text.append(buffer.data(), static_cast<std::size_t>(got));
    } else if (errno != EINTR) {
      fail(path);
    }
  }
}

std::string read_text(const std::filesystem::path& path) {
  auto text = read_text_if_there(path);
  if (!text) throw Error(ErrorCode::file_not_found, path.string() + ": no such file");
  return *std::move(text);
}

}  // namespace intimetry::files
