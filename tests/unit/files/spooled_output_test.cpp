#include "files/spooled_output.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "error_of.hpp"
#include "unit/files/temporary_folder.hpp"

namespace intimetry::files::spooled_output_test {
namespace {

class SpooledOutputTest : public test::TemporaryFolder {};

/// Writes parts to a pipe, and returns what is read before and after the commit.
std::array<std::string, 2> through_a_pipe(const std::filesystem::path& pipe,
                                          const std::vector<std::string>& parts) {
  EXPECT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  SpooledOutput output(pipe.string());
  for (const std::string& part : parts) output.write(part);
  std::string before(16, '\0');
  const auto early = ::read(reader, before.data(), before.size());
  before.resize(early > 0 ? static_cast<std::size_t>(early) : 0);
  std::string after;
  ::fcntl(reader, F_SETFL, 0);
  std::size_t expected = 0;
  for (const std::string& part : parts) expected += part.size();
  std::thread reading([&] {
    std::vector<char> buffer(1 << 16);
    while (after.size() < expected) {
      const auto got = ::read(reader, buffer.data(), buffer.size());
      if (got <= 0) break;
      after.append(buffer.data(), static_cast<std::size_t>(got));
    }
  });
  output.commit();
  reading.join();
  ::close(reader);
  return {before, after};
}

TEST_F(SpooledOutputTest, IntoAPipeNothingGoesBeforeTheCommit) {
  const auto [before, after] = through_a_pipe(folder / "pipe", {"a,b\n", "1,2\n"});
  EXPECT_EQ(before, "");
  EXPECT_EQ(after, "a,b\n1,2\n");
}

// More than the eight MiB that are held in memory.
TEST_F(SpooledOutputTest, MoreThanMemoryHoldsComesOutWholeAndInOrder) {
  std::vector<std::string> parts;
  std::string all;
  for (char letter = 'a'; letter < 'k'; ++letter) all += parts.emplace_back(std::size_t{1} << 20U, letter);
  const auto [before, after] = through_a_pipe(folder / "pipe", parts);
  EXPECT_EQ(before, "");
  EXPECT_TRUE(after == all) << after.size();
}

TEST_F(SpooledOutputTest, AFileAppearsAtTheCommit) {
  const std::string path = (folder / "out.csv").string();
  SpooledOutput output(path);
  output.write("a\n");
  EXPECT_FALSE(std::filesystem::exists(path));
  output.commit();
  EXPECT_EQ(get("out.csv"), "a\n");
}

TEST_F(SpooledOutputTest, WithoutCommitTheOldFileStays) {
  const std::string path = put("out.csv", "old");
  { SpooledOutput(path).write("new"); }
  EXPECT_EQ(get("out.csv"), "old");
  EXPECT_EQ(test::error_of([&] { SpooledOutput((folder / "none" / "x").string()); }).code(),
            ErrorCode::file_write);
}

}  // namespace
}  // namespace intimetry::files::spooled_output_test
