#include "files/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <thread>

#include "intimetry/core/error.hpp"

namespace intimetry::files {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Waits for the lock. A free lock is taken immediately, even with no time left.
void take(const Descriptor& file, const fs::path& path, Clock::time_point until) {
  auto pause = std::chrono::milliseconds(1);
  while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) {
      throw Error(ErrorCode::file_write, path.string() + ": cannot be locked: " + std::strerror(errno));
    }
    if (Clock::now() >= until) {
      throw Error(ErrorCode::file_locked,
                  path.string() + ": another program has the lock; try again when it has finished");
    }
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, std::chrono::milliseconds(5));
  }
}

/// Returns whether the path is still the locked file: another program may have removed it.
bool still_there(const Descriptor& file, const fs::path& path) {
  struct ::stat locked {};
  struct ::stat named {};
  return ::fstat(file.get(), &locked) == 0 && ::stat(path.c_str(), &named) == 0 &&
         locked.st_dev == named.st_dev && locked.st_ino == named.st_ino;
}

/// The lock file is removed at the end, so a user's file of that name must not be mistaken for it.
void require_empty(const Descriptor& file, const fs::path& path) {
  struct ::stat found {};
  if (::fstat(file.get(), &found) != 0 || found.st_size == 0) return;
  throw Error(ErrorCode::file_write,
              path.string() +
                  ": this name is needed for a lock, but the file exists and is not empty; "
                  "move it away");
}

}  // namespace

FileLock FileLock::for_writing(const fs::path& path, std::chrono::milliseconds wait) {
  const auto until = Clock::now() + wait;
  for (;;) {
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file)
      throw Error(ErrorCode::file_write, path.string() + ": cannot be made: " + std::strerror(errno));
    take(file, path, until);
    if (!still_there(file, path)) continue;
    require_empty(file, path);
    return {std::move(file), path};
  }
}

FileLock::~FileLock() {
  // A waiting writer that gets the lock finds that the path has gone, and starts again. So the file can be
  // removed, but only while the lock is held and the path is still this file.
  if (file_ && still_there(file_, path_)) ::unlink(path_.c_str());
}

}  // namespace intimetry::files
