#include "files/whole_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "error_of.hpp"
#include "unit/files/temporary_folder.hpp"

namespace intimetry::files::whole_file_test {
namespace {

namespace fs = std::filesystem;
using test::error_of;

class WholeFileTest : public test::TemporaryFolder {
 protected:
  static unsigned mode(const fs::path& path) { return static_cast<unsigned>(fs::status(path).permissions()); }
};

TEST_F(WholeFileTest, TakesThePlaceOfTheOldOneAtTheCommit) {
  const std::string path = put("x.json", "old");
  {
    WholeFile file(path, Access::usual);
    file.write("ne");
    file.write("w");
    EXPECT_EQ(get("x.json"), "old");
    EXPECT_EQ(names().size(), 2U);
    file.commit();
  }
  EXPECT_EQ(get("x.json"), "new");
  EXPECT_EQ(names(), (std::vector<std::string>{"x.json"}));
}

TEST_F(WholeFileTest, WithoutCommitLeavesNothing) {
  const std::string path = put("x.json", "old");
  { WholeFile(path, Access::usual).write("new"); }
  EXPECT_EQ(get("x.json"), "old");
  EXPECT_EQ(names(), (std::vector<std::string>{"x.json"}));
}

TEST_F(WholeFileTest, IsItsOwnersAloneOrWhosItWas) {
  replace_file(folder / "private", "a", Access::owner_only);
  EXPECT_EQ(mode(folder / "private"), 0600U);
  fs::permissions(put("shared", "old"), static_cast<fs::perms>(0640));
  replace_file(folder / "shared", "a", Access::usual);
  EXPECT_EQ(mode(folder / "shared"), 0640U);
}

TEST_F(WholeFileTest, FollowsALinkThatStays) {
  const std::string target = put("target", "old");
  fs::create_symlink("target", folder / "link");
  EXPECT_EQ(follow_links(folder / "link"), folder / "target");
  EXPECT_EQ(follow_links(target), target);
  replace_file(folder / "link", "new", Access::usual);
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(get("target"), "new");
  fs::create_symlink("b", folder / "a");
  fs::create_symlink("a", folder / "b");
  EXPECT_EQ(error_of([&] { follow_links(folder / "a"); }).code(), ErrorCode::file_read);
}

TEST_F(WholeFileTest, SaysWhyItCannotBe) {
  const auto message = [&](const fs::path& path) {
    const Error error = error_of([&] { WholeFile(path, Access::usual); });
    EXPECT_EQ(error.code(), ErrorCode::file_write);
    return std::string(error.what());
  };
  EXPECT_EQ(message(folder), folder.string() + ": cannot be written: it is a folder, not a file");
  EXPECT_EQ(message(folder / "none" / "x"), (folder / "none" / "x").string() +
                                                ": cannot be written: there is no folder '" +
                                                (folder / "none").string() + "'");
  EXPECT_EQ(message("/dev/null"), "/dev/null: cannot be written: it is not a regular file");
  WholeFile twice(folder / "x", Access::usual);
  twice.commit();
  EXPECT_EQ(error_of([&] { twice.commit(); }).code(), ErrorCode::file_write);
}

TEST_F(WholeFileTest, IsRemovedIfItIsThere) {
  remove_file(put("x", ""));
  EXPECT_NO_THROW(remove_file(folder / "x"));
  EXPECT_TRUE(names().empty());
  EXPECT_EQ(error_of([&] { remove_file(folder); }).code(), ErrorCode::file_write);
}

TEST_F(WholeFileTest, WhatAKilledProgramLeftIsTidiedUpAndNothingElse) {
  for (const char* name : {".x.json.abcdef.tmp", ".x.json.tmp", ".y.json.abcdef.tmp", "x.json"})
    put(name, "");
  remove_left_over(folder / "x.json");
  EXPECT_EQ(names(), (std::vector<std::string>{".x.json.tmp", ".y.json.abcdef.tmp", "x.json"}));
  EXPECT_NO_THROW(remove_left_over(folder / "none" / "x.json"));
}

}  // namespace
}  // namespace intimetry::files::whole_file_test
