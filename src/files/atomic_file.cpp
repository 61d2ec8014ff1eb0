#include "files/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "files/run_files.hpp"
#include "intimetry/core/error.hpp"
#include "text/terminal_text.hpp"

namespace intimetry::files {
namespace {

/// Returns whether output is written to the path directly. Links under /dev and /proc lead to open files,
/// even regular ones, which must not be replaced while others use them.
bool is_stream(const std::string& path) {
  if (path.starts_with("/dev/") || path.starts_with("/proc/")) return true;
  std::error_code unknown;
  const auto status = std::filesystem::status(path, unknown);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
         !std::filesystem::is_directory(status);
}

}  // namespace

void let_writes_fail() noexcept {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

OutputFile::OutputFile(std::string path, Durability durability, Access access)
    : path_(std::move(path)), durability_(durability) {
  if (path_.empty()) throw Error(ErrorCode::file_write, "'': cannot be written: the file name is empty");
  require_replaceable(path_);
  if (path_ == "-") {
    stream_ = STDOUT_FILENO;
  } else if (is_stream(path_)) {
    opened_ = Descriptor(::open(path_.c_str(), O_WRONLY | O_CLOEXEC));
    if (!opened_) fail(errno);
    stream_ = opened_.get();
  } else {
    file_.emplace(path_, access);
  }
  terminal_ = stream_ >= 0 && ::isatty(stream_) != 0;
}

void OutputFile::fail(int reason) const {
  if (reason == EPIPE) throw ClosedPipe();
  const std::string name = path_ == "-" ? "standard output" : path_;
  throw Error(ErrorCode::file_write, name + ": cannot be written: " + std::strerror(reason));
}

void OutputFile::write_stream(std::string_view bytes) {
  const int reason = write_all(stream_, bytes);
  if (reason != 0) fail(reason);
}

void OutputFile::write(std::string_view bytes) {
  if (file_) return file_->write(bytes);
  if (!terminal_) return write_stream(bytes);
  const std::string part = begun_letter_ + std::string(bytes);
  const std::size_t whole = text::whole_letters(part);
  begun_letter_ = part.substr(whole);
  write_stream(
      text::shown_text(std::string_view(part).substr(0, whole), text::Styles::kept, text::TableMarks::kept));
}

void OutputFile::commit() {
  if (file_) {
    require_replaceable(path_);  // an input may have been opened since
    file_->commit(durability_);
  }
  if (!begun_letter_.empty()) write_stream(text::shown_text(begun_letter_, text::Styles::escaped));
  if (opened_ && !opened_.close()) fail(errno);
}

}  // namespace intimetry::files
