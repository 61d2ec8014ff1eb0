#include "files/whole_file.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <system_error>

#include "intimetry/core/error.hpp"

namespace intimetry::files {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporary_end = ".XXXXXX.tmp";

[[noreturn]] void fail_to_write(const fs::path& path, const std::string& reason) {
  throw Error(ErrorCode::file_write, path.string() + ": cannot be written: " + reason);
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

std::string temporary_begin(const fs::path& path) { return "." + path.filename().string(); }

void flush_folder(const fs::path& path) {
  const Descriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder) return;  // a folder with write but without read permission cannot be flushed
  // Some file systems cannot flush folders and report an invalid request.
  if (::fsync(folder.get()) != 0 && errno != EINVAL && errno != ENOTSUP)
    fail_to_write(path, std::strerror(errno));
}

::mode_t usual_mode(const fs::path& path) {
  struct ::stat old {};
  if (::stat(path.c_str(), &old) == 0) return old.st_mode & 07777U;
  const ::mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

}  // namespace

fs::path follow_links(const fs::path& path) {
  fs::path target = path;
  // The number of steps that systems allow. fs::canonical does not work if the target does not exist yet.
  for (int steps = 0; steps < 40; ++steps) {
    std::error_code problem;
    if (!fs::is_symlink(fs::symlink_status(target, problem))) return target;
    const fs::path next = fs::read_symlink(target, problem);
    if (problem)
      throw Error(ErrorCode::file_read, target.string() + ": cannot be read: " + problem.message());
    target = next.is_absolute() ? next : folder_of(target) / next;
  }
  throw Error(ErrorCode::file_read, path.string() + ": cannot be read: " + std::strerror(ELOOP));
}

int write_all(int file, std::string_view bytes) noexcept {
  while (!bytes.empty()) {
    const ::ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

WholeFile::WholeFile(const fs::path& path, Access access) : target_(follow_links(path)) {
  std::error_code unknown;
  const fs::file_status status = fs::status(target_, unknown);
  if (fs::is_directory(status)) fail_to_write(target_, "it is a folder, not a file");
  if (fs::exists(status) && !fs::is_regular_file(status)) fail_to_write(target_, "it is not a regular file");
  if (fs::exists(status) && ::access(target_.c_str(), W_OK) != 0) fail();
  temporary_ = (folder_of(target_) / temporary_begin(target_)).string() + std::string(temporary_end);
  file_ = Descriptor(::mkostemps(temporary_.data(), 4, O_CLOEXEC));
  if (!file_) {
    temporary_.clear();
    if (errno == ENOENT) fail_to_write(target_, "there is no folder '" + folder_of(target_).string() + "'");
    fail();
  }
  if (access == Access::usual && ::fchmod(file_.get(), usual_mode(target_)) != 0) {
    const int reason = errno;
    ::unlink(temporary_.c_str());
    errno = reason;
    fail();
  }
}

WholeFile::~WholeFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void WholeFile::fail() const { fail_to_write(target_, std::strerror(errno)); }

void WholeFile::write(std::string_view bytes) {
  const int reason = write_all(file_.get(), bytes);
  if (reason == 0) return;
  // A caller that continues after this error must not replace the old file by an incomplete one.
  ::unlink(temporary_.c_str());
  temporary_.clear();
  fail_to_write(target_, std::strerror(reason));
}

void WholeFile::flush() {
  if (!file_) return;
  if (::fsync(file_.get()) != 0 && errno != EINVAL && errno != ENOTSUP) fail();
  if (!file_.close()) fail();
}

void WholeFile::commit(Durability durability) {
  if (temporary_.empty()) fail_to_write(target_, "writing has failed or has already ended");
  if (durability == Durability::flushed) flush();
  if (file_ && !file_.close()) fail();
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail();
  temporary_.clear();
  if (durability == Durability::flushed) flush_folder(target_);
}

void replace_file(const fs::path& path, std::string_view text, Access access) {
  WholeFile file(path, access);
  file.write(text);
  file.commit();
}

void remove_file(const fs::path& path) {
  if (::unlink(path.c_str()) != 0) {
    if (errno == ENOENT) return;
    throw Error(ErrorCode::file_write, path.string() + ": cannot be removed: " + std::strerror(errno));
  }
  flush_folder(path);
}

void remove_left_over(const fs::path& path) noexcept {
  try {
    const fs::path target = follow_links(path);
    const std::string begin = temporary_begin(target) + ".";
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_of(target))) {
      const std::string name = entry.path().filename().string();
      if (name.size() == begin.size() - 1 + temporary_end.size() && name.starts_with(begin) &&
          name.ends_with(".tmp")) {
        ::unlink(entry.path().c_str());
      }
    }
  } catch (const std::exception&) {
    // Failing to clean up is not an error: remaining temporary files do no harm.
  }
}

}  // namespace intimetry::files
