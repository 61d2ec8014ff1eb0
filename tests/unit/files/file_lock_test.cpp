#include "files/file_lock.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>

#include "error_of.hpp"
#include "unit/files/temporary_folder.hpp"

namespace intimetry::files::file_lock_test {
namespace {

using namespace std::chrono_literals;
using test::error_of;

class FileLockTest : public test::TemporaryFolder {};

TEST_F(FileLockTest, IsAFileOfItsOwnersAloneAsLongAsItIsHeld) {
  const std::filesystem::path path = folder / "x.json.lock";
  {
    const FileLock held = FileLock::for_writing(path, 0ms);
    EXPECT_EQ(std::filesystem::status(path).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }
  EXPECT_TRUE(names().empty());
}

TEST_F(FileLockTest, KeepsAnotherOutAndNamesThePath) {
  const std::filesystem::path path = folder / "x.json.lock";
  std::optional<FileLock> held = FileLock::for_writing(path, 0ms);
  const Error error = error_of([&] { FileLock::for_writing(path, 20ms); });
  EXPECT_EQ(error.code(), ErrorCode::file_locked);
  EXPECT_EQ(std::string(error.what()).rfind(path.string() + ": another program has the lock", 0), 0U);
  held.reset();
  EXPECT_NO_THROW(FileLock::for_writing(path, 0ms));
}

TEST_F(FileLockTest, IsWaitedFor) {
  const std::filesystem::path path = folder / "x.json.lock";
  std::optional<FileLock> held = FileLock::for_writing(path, 0ms);
  std::thread writer([&] {
    std::this_thread::sleep_for(20ms);
    held.reset();
  });
  EXPECT_NO_THROW(FileLock::for_writing(path, 60s));
  writer.join();
}

TEST_F(FileLockTest, TakesNoFileWithSomethingInItForALock) {
  const std::string path = put("x.json.lock", "mine");
  const Error error = error_of([&] { FileLock::for_writing(path, 0ms); });
  EXPECT_EQ(error.code(), ErrorCode::file_write);
  EXPECT_NE(std::string(error.what()).find("move it away"), std::string::npos);
  EXPECT_EQ(get("x.json.lock"), "mine");
}

TEST_F(FileLockTest, NeedsAFolderAndFollowsNoLink) {
  EXPECT_EQ(error_of([&] { FileLock::for_writing(folder / "none" / "x.lock", 0ms); }).code(),
            ErrorCode::file_write);
  std::filesystem::create_symlink(put("other", ""), folder / "x.lock");
  EXPECT_EQ(error_of([&] { FileLock::for_writing(folder / "x.lock", 0ms); }).code(), ErrorCode::file_write);
}

}  // namespace
}  // namespace intimetry::files::file_lock_test
