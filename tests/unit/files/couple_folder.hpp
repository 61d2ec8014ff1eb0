#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <ios>
#include <sstream>
#include <string>
#include <vector>

#include "error_of.hpp"
#include "files/couple_store.hpp"
#include "intimetry/core/error.hpp"
#include "unit/io/sample_instruments.hpp"

namespace intimetry::test {

/// A folder for one test, with a simulated couple that has answers of both kinds.
class CoupleFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (place() / "couple_store_test.XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder = pattern;
    couple_path = folder / "simulated.json";
    clinician_path = folder / "simulated.clinician.json";
    pending_path = folder / "simulated.json.pending";
    lock_path = folder / "simulated.json.lock";
    files::create_couple(couple_path, sample_instrument, simulated_couple());
  }

  void TearDown() override {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    std::filesystem::remove_all(folder);
  }

  virtual std::filesystem::path place() const { return std::filesystem::temp_directory_path(); }

  static CoupleFile simulated_couple() {
    CoupleFile couple;
    couple.id = "simulated-1";
    couple.partners = {{"a", {}, "Simulated partner A"}, {"b", {}, "Simulated partner B"}};
    couple.administrations.push_back(administration("a", Date(2026, 3, 1)));
    set_state(couple, 0);
    return couple;
  }

  static Administration administration(const char* partner, Date date) {
    return {partner,
            "sample-closeness",
            "1.0.0",
            Perspective::now,
            date,
            "en",
            {{"q1", Answer(0)}, {"q4", Answer(0)}}};
  }

  /// Gives both an open and a private answer the same number, so that a pair of files that do not belong
  /// together shows.
  static void set_state(CoupleFile& couple, int state) {
    for (ItemAnswer& given : couple.administrations[0].answers) given.answer = Answer(state);
    const Date day = day_of(state);
    couple.seen_alone = {{"a", day}};
    couple.consents = {{"a", "sample-closeness", Share::scores, day, Perspective::now, {"closeness"}, day}};
    couple.removed = {{couple.administrations[0], day}};
  }

  /// Another day for each state.
  static Date day_of(int state) {
    const auto days = static_cast<unsigned>(state);
    return {static_cast<int>(1950 + days / 336), 1 + days / 28 % 12, 1 + days % 28};
  }

  static int state_of(const CoupleFile& couple) {
    const Answer* open = answer_to(couple.administrations[0], "q1");
    const Answer* withheld = answer_to(couple.administrations[0], "q4");
    if (open == nullptr || withheld == nullptr) {
      ADD_FAILURE() << "half of the couple is not there";
      return -1;
    }
    EXPECT_EQ(open->number(), withheld->number()) << "the two files do not belong together";
    const int state = static_cast<int>(open->number());
    EXPECT_TRUE(couple.seen_alone.size() == 1 && couple.seen_alone[0].date == day_of(state));
    EXPECT_TRUE(couple.consents.size() == 1 && couple.consents[0].date == day_of(state));
    EXPECT_EQ(couple.removed.size(), 2U) << "of a removed administration both halves are kept";
    for (const RemovedAdministration& one : couple.removed) {
      EXPECT_EQ(one.removed, day_of(state));
      EXPECT_EQ(one.administration.answers.at(0).answer.number(), state);
    }
    return state;
  }

  CoupleFile load(files::ClinicianAnswers answers = files::ClinicianAnswers::include) const {
    return files::load_couple(couple_path, sample_instrument, answers);
  }

  static std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  static void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
  }

  /// The names of all files in the folder.
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      found.push_back(entry.path().filename().string());
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  /// Starts a process that does this and ends, with 0 unless something was thrown.
  template <class Body>
  static ::pid_t start(const Body& body) {
    const ::pid_t child = ::fork();
    if (child != 0) return child;
    try {
      body();
    } catch (const std::exception&) {
      ::_exit(1);
    }
    ::_exit(0);
  }

  /// Waits for a process, and returns what it ended with; -1 if by a signal.
  static int end_of(::pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  const std::vector<std::string> at_rest{"simulated.clinician.json", "simulated.json"};
  std::filesystem::path folder, couple_path, clinician_path, pending_path, lock_path;
};

}  // namespace intimetry::test
