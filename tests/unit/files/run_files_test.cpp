#include "files/run_files.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "files/atomic_file.hpp"
#include "files/csv_table.hpp"
#include "files/stored_kind.hpp"
#include "files/text_file.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::run_files_test {
namespace {

namespace fs = std::filesystem;
using files::StoredKind;

class RunFilesTest : public testing::Test {
 protected:
  RunFilesTest()
      : folder_(fs::temp_directory_path() / ("intimetry-run-files-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~RunFilesTest() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }
  [[nodiscard]] static bool may_replace(const fs::path& path) {
    try {
      files::require_replaceable(path.string());
    } catch (const Error& problem) {
      EXPECT_EQ(problem.code(), ErrorCode::bad_usage);
      EXPECT_NE(std::string(problem.what()).find(path.string()), std::string::npos);
      return false;
    }
    return true;
  }

  fs::path folder_;
};

TEST_F(RunFilesTest, WhatARunHasReadIsNotReplacedInIt) {
  const fs::path text = write("a.txt", "a");
  const fs::path table = write("b.csv", "x\n1\n");
  fs::create_hard_link(text, folder_ / "hard");
  fs::create_symlink(table, folder_ / "soft");
  {
    const files::RunFiles run;
    EXPECT_TRUE(may_replace(text));
    files::read_text(text);
    files::read_table(table.string());
    for (const fs::path& path : {text, table, folder_ / "hard", folder_ / "soft", folder_ / "." / "a.txt"})
      EXPECT_FALSE(may_replace(path)) << path;
    EXPECT_TRUE(may_replace(folder_ / "new"));
    EXPECT_THROW(files::OutputFile(text.string()), Error);
  }
  EXPECT_TRUE(may_replace(text)) << "the run is over";
  files::read_text(text);
  EXPECT_TRUE(may_replace(text)) << "outside a run nothing is remembered";
}

TEST_F(RunFilesTest, AnInputIsRefusedIfTheOutputIsPlannedInItsPlace) {
  const fs::path text = write("a.txt", "a");
  const files::RunFiles run;
  files::plan_output(text.string());
  EXPECT_THROW(files::read_text(text), Error);
}

TEST_F(RunFilesTest, AnOutputThatIsReadMeanwhileIsNotReplacedInTheEnd) {
  const fs::path text = write("a.txt", "a");
  const files::RunFiles run;
  files::OutputFile output(text.string());
  output.write("b");
  files::read_text(text);
  EXPECT_THROW(output.commit(), Error);
  EXPECT_EQ(files::read_text(text), "a");
}

TEST_F(RunFilesTest, ACouplesFileIsKnownByItsFormatWhereverThatStands) {
  const auto kind = [&](const std::string& text) { return files::stored_kind(write("x", text)); };
  EXPECT_EQ(kind(R"({"format": "intimetry.couple/1"})"), StoredKind::couple);
  EXPECT_EQ(kind("\xEF\xBB\xBF \n{\"id\":\"a\",\n \"format\"\t:\r\n \"intimetry.couple/27\"}"),
            StoredKind::couple);
  EXPECT_EQ(kind(R"({"format":"intimetry.couple\/1", "id": )"), StoredKind::couple) << "half a file";
  EXPECT_EQ(kind(R"({"x": ")" + std::string(200'000, 'x') + R"(", "format":"intimetry.couple/1"})"),
            StoredKind::couple);
  EXPECT_EQ(kind(R"({"format":"intimetry.couple-clinician/1"})"), StoredKind::clinician);
  EXPECT_EQ(kind(R"({"format":"intimetry.couple-pending/1"})"), StoredKind::pending);
  for (const char* text :
       {"", "{", "x", R"({"format":"intimetry.couple-profile/1"})", R"({"format":"intimetry.report/1"})",
        R"({"format":"intimetry.couples/1"})", R"({"format":"intimetry.couple)",
        R"(["format","intimetry.couple/1"])", R"({"note":"\"format\":\"intimetry.couple/1\""})",
        R"({"format":"intimetry.response/1"})"}) {
    EXPECT_EQ(kind(text), StoredKind::other) << text;
  }
  EXPECT_EQ(files::stored_kind(write("r.json.draft", R"({"format":"intimetry.response/1"})")),
            StoredKind::draft);
  EXPECT_EQ(files::stored_kind(folder_), StoredKind::other);
  EXPECT_EQ(files::stored_kind(folder_ / "none"), StoredKind::other);
}

TEST_F(RunFilesTest, NamesBesideACouplesFileAreKept) {
  write("c.json", R"({"format":"intimetry.couple/1"})");
  write("other.json", R"({"format":"intimetry.report/1"})");
  const auto place = [&](const char* name) { return files::stored_place(folder_ / name); };
  EXPECT_EQ(place("c.clinician.json"), "the clinician's file of c.json");
  EXPECT_EQ(place("c.json.pending"), "an interrupted change of c.json");
  EXPECT_EQ(place("c.json.lock"), "the lock of c.json");
  EXPECT_EQ(place("c.json.draft.a.ras.now"), "a draft of c.json");
  EXPECT_EQ(place("c.CLINICIAN.Json"), "the clinician's file of c.json")
      << "for file systems that ignore case";
  for (const char* name :
       {"c.html", "d.clinician.json", "other.clinician.json", "c.clinician.html", "c.json.draft"})
    EXPECT_EQ(place(name), "") << name;
}

}  // namespace
}  // namespace intimetry::run_files_test
