#include "files/atomic_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <ios>
#include <iterator>
#include <string>
#include <thread>

#include "intimetry/core/error.hpp"

namespace intimetry::files::atomic_file_test {
namespace {

namespace fs = std::filesystem;

class AtomicFile : public testing::Test {
 protected:
  AtomicFile() : folder_(fs::temp_directory_path() / ("atomic_file_test_" + std::to_string(::getpid()))) {
    fs::create_directory(folder_);
  }
  ~AtomicFile() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const char* name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::ptrdiff_t files() const { return std::distance(fs::directory_iterator(folder_), {}); }

  static void put(const std::string& path, const std::string& text) { std::ofstream(path) << text; }
  static std::string get(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static unsigned mode(const std::string& path) {
    struct stat state {};
    EXPECT_EQ(::stat(path.c_str(), &state), 0);
    return state.st_mode & 07777U;
  }
  template <class Call>
  static std::string write_error(const Call& call) {
    try {
      call();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::file_write);
      return error.what();
    }
    ADD_FAILURE() << "no error";
    return {};
  }

 private:
  fs::path folder_;
};

TEST_F(AtomicFile, AppearsOnCommitAndWhole) {
  for (const Durability durability : {Durability::flushed, Durability::unflushed}) {
    const std::string name = path("out.csv");
    fs::remove(name);
    OutputFile file(name, durability);
    file.write("a,b\n");
    EXPECT_FALSE(fs::exists(name));
    file.write("1,2\n");
    file.commit();
    EXPECT_EQ(get(name), "a,b\n1,2\n");
    EXPECT_EQ(files(), 1);
  }
}

TEST_F(AtomicFile, WithoutCommitTheOldFileStays) {
  const std::string name = path("out.csv");
  put(name, "old");
  {
    OutputFile file(name);
    file.write("new");
    EXPECT_EQ(files(), 2);
  }
  EXPECT_EQ(get(name), "old");
  EXPECT_EQ(files(), 1);
}

TEST_F(AtomicFile, ANewFileFollowsTheUmaskAReplacedOneKeepsItsPermissions) {
  const mode_t before = ::umask(027);
  OutputFile fresh(path("fresh"));
  fresh.commit();
  EXPECT_EQ(mode(path("fresh")), 0640U);
  put(path("old"), "old");
  ASSERT_EQ(::chmod(path("old").c_str(), 0604), 0);
  OutputFile replaced(path("old"));
  replaced.commit();
  EXPECT_EQ(mode(path("old")), 0604U);
  EXPECT_EQ(get(path("old")), "");
  ::umask(before);
}

TEST_F(AtomicFile, ASymbolicLinkStaysOne) {
  put(path("real"), "old");
  fs::create_symlink("real", path("link"));
  OutputFile file(path("link"));
  file.write("new");
  file.commit();
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(get(path("real")), "new");
}

TEST_F(AtomicFile, AWriteThatFailsLeavesTheOldFile) {
  const std::string name = path("out.csv");
  put(name, "old");
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 1000;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  std::string message;
  {
    OutputFile file(name);
    message = write_error([&] {
      for (int i = 0; i < 100; ++i) file.write(std::string(100, 'x'));
    });
    // A caller that goes on after the error must not get half a file either.
    write_error([&] { file.commit(); });
  }
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(message, name + ": cannot be written: File too large");
  EXPECT_EQ(get(name), "old");
  EXPECT_EQ(files(), 1);
}

TEST_F(AtomicFile, FoldersThatCannotTakeTheFileAreErrors) {
  EXPECT_EQ(write_error([&] { OutputFile file(path("absent/out.csv")); }),
            path("absent/out.csv") + ": cannot be written: there is no folder '" + path("absent") + "'");
  EXPECT_EQ(write_error([&] { OutputFile file(path("")); }),
            path("") + ": cannot be written: it is a folder, not a file");
  EXPECT_EQ(write_error([&] { OutputFile file(std::string{}); }),
            "'': cannot be written: the file name is empty");
}

TEST_F(AtomicFile, ReadOnlyFilesAndFoldersAreErrors) {
  if (::geteuid() == 0) GTEST_SKIP() << "nothing is read-only for root";
  put(path("kept"), "old");
  ASSERT_EQ(::chmod(path("kept").c_str(), 0444), 0);
  EXPECT_EQ(write_error([&] { OutputFile file(path("kept")); }),
            path("kept") + ": cannot be written: Permission denied");
  EXPECT_EQ(get(path("kept")), "old");
  fs::create_directory(path("closed"));
  ASSERT_EQ(::chmod(path("closed").c_str(), 0555), 0);
  EXPECT_EQ(write_error([&] { OutputFile file(path("closed/new")); }),
            path("closed/new") + ": cannot be written: Permission denied");
}

TEST_F(AtomicFile, DevicesAreWrittenDirectly) {
  OutputFile nothing("/dev/null");
  nothing.write("gone");
  nothing.commit();
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  EXPECT_EQ(write_error([] { OutputFile("/dev/full").write("x"); }),
            "/dev/full: cannot be written: No space left on device");
  EXPECT_EQ(files(), 0);
}

TEST_F(AtomicFile, PipesAreWrittenDirectlyAndTheirClosingIsNoError) {
  const std::string name = path("pipe");
  ASSERT_EQ(::mkfifo(name.c_str(), 0600), 0);
  let_writes_fail();
  std::string received;
  std::thread reader([&] {
    const int fd = ::open(name.c_str(), O_RDONLY);
    char buffer[4] = {};
    const ssize_t got = ::read(fd, buffer, 4);
    received.assign(buffer, static_cast<std::size_t>(got > 0 ? got : 0));
    ::close(fd);
  });
  OutputFile file(name);
  file.write("abcd");
  reader.join();
  EXPECT_EQ(received, "abcd");
  EXPECT_THROW(file.write("efgh"), ClosedPipe);
  EXPECT_TRUE(fs::is_fifo(name));
}

}  // namespace
}  // namespace intimetry::files::atomic_file_test
