#include "files/couple_store.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <iterator>
#include <optional>
#include <string>

#include "files/couple_pending.hpp"
#include "files/file_lock.hpp"
#include "intimetry/io/couple_json.hpp"
#include "intimetry/io/couple_split.hpp"
#include "unit/files/couple_folder.hpp"

namespace intimetry::files::couple_store_test {
namespace {

using test::error_of;

namespace fs = std::filesystem;
using test::sample_instrument;
using namespace std::chrono_literals;

class CoupleStore : public test::CoupleFolder {
 protected:
  CoupleFile update_state(int state) const {
    return update_couple(couple_path, sample_instrument,
                         [&](CoupleFile& couple) { set_state(couple, state); });
  }

  static unsigned mode_of(const fs::path& path) {
    struct ::stat state {};
    EXPECT_EQ(::stat(path.c_str(), &state), 0) << path;
    return state.st_mode & 07777U;
  }

  /// What is wrong with the file stops every use of it and leaves it as it is.
  void expect_refused(const std::string& text, ErrorCode defect, const std::string& where) const {
    write(couple_path, text);
    for (const Error& error : {error_of([&] { load(); }), error_of([&] { update_state(1); })}) {
      EXPECT_EQ(error.code(), ErrorCode::couple_invalid);
      ASSERT_FALSE(error.defects().empty()) << error.what();
      EXPECT_EQ(error.defects()[0].code, defect) << error.what();
      EXPECT_EQ(error.defects()[0].where, where) << error.what();
      EXPECT_EQ(std::string(error.what()).rfind(couple_path.string(), 0), 0U) << error.what();
    }
    EXPECT_EQ(read(couple_path), text);
    EXPECT_EQ(names(), at_rest);
  }
};

TEST_F(CoupleStore, WhatIsSavedIsLoaded) {
  const CoupleFile loaded = load();
  const CoupleFile given = simulated_couple();
  EXPECT_EQ(loaded.partners, given.partners);
  EXPECT_EQ(loaded.administrations, given.administrations);
  EXPECT_EQ(loaded.consents, given.consents);
  EXPECT_EQ(loaded.seen_alone, given.seen_alone);
  EXPECT_TRUE(has_clinician_file(loaded));
  const CoupleFile saved = update_state(1);
  EXPECT_EQ(state_of(saved), 1);
  EXPECT_EQ(load(), saved);
  EXPECT_EQ(names(), at_rest);
}

TEST_F(CoupleStore, PrivateAnswersLiveInTheOtherFileOnly) {
  const CoupleFile open = intimetry::load_couple(read(couple_path), "open", sample_instrument);
  EXPECT_EQ(answer_to(open.administrations[0], "q4"), nullptr);
  const ClinicianFile withheld = load_clinician(read(clinician_path), "clinician", sample_instrument);
  EXPECT_EQ(withheld.administrations[0].answers, (std::vector<ItemAnswer>{{"q4", Answer(0)}}));
}

TEST_F(CoupleStore, ForOthersTheCliniciansFileIsNotEvenOpened) {
  const CoupleFile open = load(ClinicianAnswers::leave_out);
  EXPECT_EQ(answer_to(open.administrations[0], "q4"), nullptr);
  write(clinician_path, "no JSON at all");
  EXPECT_EQ(load(ClinicianAnswers::leave_out), open);
  const Error error = error_of([&] { load(); });
  EXPECT_EQ(error.code(), ErrorCode::couple_invalid);
  EXPECT_EQ(std::string(error.what()).rfind(clinician_path.string(), 0), 0U) << error.what();
}

TEST_F(CoupleStore, FilesAreTheirOwnersAlone) {
  fs::permissions(couple_path, fs::perms(0644));
  fs::permissions(clinician_path, fs::perms(0644));
  update_couple(couple_path, sample_instrument, [&](CoupleFile& couple) {
    set_state(couple, 1);
    EXPECT_EQ(mode_of(lock_path), 0600U);
  });
  for (const fs::path& path : {couple_path, clinician_path}) EXPECT_EQ(mode_of(path), 0600U) << path;
}

TEST_F(CoupleStore, TheCliniciansFileComesAndGoesWithItsAnswers) {
  const auto change_answers = [&](std::vector<ItemAnswer> answers) {
    update_couple(couple_path, sample_instrument, [&](CoupleFile& couple) {
      couple.administrations[0].answers = answers;
      couple.removed.clear();
    });
  };
  change_answers({{"q1", Answer(3)}});
  EXPECT_EQ(names(), (std::vector<std::string>{"simulated.json"}));
  EXPECT_EQ(load().clinician_file, "none");
  change_answers({{"q1", Answer(3)}, {"q4", Answer(1)}});
  EXPECT_EQ(names(), at_rest);
  const std::string open = read(couple_path);
  change_answers({{"q1", Answer(3)}, {"q4", Answer(0)}});
  EXPECT_EQ(read(couple_path), open) << "a private answer changes nothing in the open file";
  EXPECT_EQ(*answer_to(load().administrations[0], "q4"), Answer(0));
}

TEST_F(CoupleStore, AMissingCliniciansFileStopsWhoeverNeedsIt) {
  fs::remove(clinician_path);
  const std::string before = read(couple_path);
  const Error missing = error_of([&] { load(); });
  EXPECT_EQ(missing.code(), ErrorCode::file_not_found);
  EXPECT_NE(std::string(missing.what()).find(clinician_path.string()), std::string::npos) << missing.what();
  EXPECT_EQ(error_of([&] { update_state(1); }).code(), ErrorCode::file_not_found);
  EXPECT_EQ(read(couple_path), before);
  EXPECT_NO_THROW(load(ClinicianAnswers::leave_out));
}

TEST_F(CoupleStore, ACliniciansFileOfAnotherCoupleIsRefused) {
  std::string text = read(clinician_path);
  const std::size_t at = text.find("\"belongs_to\": \"") + 15;
  text[at] = text[at] == '0' ? '1' : '0';
  write(clinician_path, text);
  const Error foreign = error_of([&] { load(); });
  EXPECT_EQ(foreign.code(), ErrorCode::couple_invalid);
  EXPECT_EQ(foreign.defects().at(0).where, "/belongs_to");
}

TEST_F(CoupleStore, AChangeThatFailsChangesNothing) {
  const std::string before = read(couple_path) + read(clinician_path);
  EXPECT_THROW(update_couple(couple_path, sample_instrument,
                             [](CoupleFile& couple) {
                               set_state(couple, 1);
                               throw std::runtime_error("the change failed");
                             }),
               std::runtime_error);
  const Error invalid = error_of([&] {
    update_couple(couple_path, sample_instrument, [](CoupleFile& couple) { couple.partners.clear(); });
  });
  EXPECT_EQ(invalid.code(), ErrorCode::couple_invalid);
  const Error unknown = error_of([&] {
    update_couple(couple_path, sample_instrument,
                  [](CoupleFile& couple) { couple.administrations[0].instrument = "elsewhere"; });
  });
  ASSERT_EQ(unknown.defects().size(), 1U);
  EXPECT_EQ(unknown.defects()[0].code, ErrorCode::unknown_reference);
  EXPECT_EQ(read(couple_path) + read(clinician_path), before);
  EXPECT_EQ(names(), at_rest);
}

TEST_F(CoupleStore, ANewCoupleTakesNobodysPlace) {
  const Error taken = error_of([&] { create_couple(couple_path, sample_instrument, simulated_couple()); });
  EXPECT_EQ(taken.code(), ErrorCode::file_write);
  EXPECT_NE(std::string(taken.what()).find(couple_path.string()), std::string::npos);
  const Error homeless =
      error_of([&] { create_couple(folder / "none" / "x.json", sample_instrument, simulated_couple()); });
  EXPECT_EQ(homeless.code(), ErrorCode::file_write);
  EXPECT_EQ(names(), at_rest);
}

TEST_F(CoupleStore, WhatIsNotThereIsSaidAndNothingIsLeftBehind) {
  const fs::path path = folder / "none.json";
  EXPECT_EQ(error_of([&] { load_couple(path, sample_instrument, ClinicianAnswers::include); }).code(),
            ErrorCode::file_not_found);
  EXPECT_EQ(error_of([&] { update_couple(path, sample_instrument, [](CoupleFile&) {}); }).code(),
            ErrorCode::file_not_found);
  EXPECT_EQ(names(), at_rest);
}

TEST_F(CoupleStore, OnlyACouplesFileIsTakenForOne) {
  for (const fs::path& path : {clinician_path, folder / "simulated", folder / "simulated.json.lock"}) {
    const Error error = error_of([&] { load_couple(path, sample_instrument, ClinicianAnswers::include); });
    EXPECT_EQ(error.code(), ErrorCode::bad_argument) << path;
  }
}

TEST_F(CoupleStore, HalfAFileIsRefused) {
  const std::string text = read(couple_path);
  expect_refused(text.substr(0, text.size() / 2), ErrorCode::json_syntax, "");
}

TEST_F(CoupleStore, ANewerVersionsFileIsRefused) {
  std::string text = read(couple_path);
  text.replace(text.find("couple/1"), 8, "couple/2");
  expect_refused(text, ErrorCode::newer_format, "/format");
}

TEST_F(CoupleStore, AFileEditedByHandIsRefusedWithItsErrors) {
  std::string text = read(couple_path);
  text.replace(text.find("2026-03-01"), 10, "2026-03-32");
  expect_refused(text, ErrorCode::bad_value, "/administrations/0/date");
}

TEST_F(CoupleStore, APrivateAnswerInTheOpenFileIsRefused) {
  std::string text = read(couple_path);
  text.replace(text.find("\"q1\""), 4, "\"q4\"");
  expect_refused(text, ErrorCode::private_answer, "/administrations/0/answers/q4");
}

TEST_F(CoupleStore, ALockThatIsHeldIsWaitedForAndNamed) {
  {
    const FileLock held = FileLock::for_writing(lock_path, 0ms);
    const Error error = error_of([&] {
      update_couple(
          couple_path, sample_instrument, [](CoupleFile&) {}, 30ms);
    });
    EXPECT_EQ(error.code(), ErrorCode::file_locked);
    EXPECT_NE(std::string(error.what()).find(lock_path.string()), std::string::npos) << error.what();
    EXPECT_EQ(state_of(load()), 0) << "reading needs no lock";
  }
  EXPECT_EQ(state_of(update_state(1)), 1);
}

TEST_F(CoupleStore, ALockWhoseFileIsRemovedStillKeepsOthersOut) {
  // The waiting one must not be content with a lock on a file that has no name any more.
  std::optional<FileLock> held = FileLock::for_writing(lock_path, 0ms);
  fs::remove(lock_path);
  const FileLock other = FileLock::for_writing(lock_path, 0ms);
  held.reset();
  EXPECT_EQ(error_of([&] { FileLock::for_writing(lock_path, 0ms); }).code(), ErrorCode::file_locked);
}

TEST_F(CoupleStore, ALockThatAKilledProgramLeftIsTakenAndTidiedUp) {
  write(lock_path, "");
  EXPECT_EQ(state_of(update_state(1)), 1);
  EXPECT_EQ(names(), at_rest);
}

TEST_F(CoupleStore, ALinkIsFollowedAndStays) {
  const fs::path other = folder / "other";
  fs::create_directory(other);
  fs::create_symlink("../simulated.json", other / "today.json");
  const CoupleFile saved = update_couple(other / "today.json", sample_instrument,
                                         [](CoupleFile& couple) { set_state(couple, 4); });
  EXPECT_EQ(state_of(saved), 4);
  EXPECT_TRUE(fs::is_symlink(other / "today.json"));
  EXPECT_EQ(std::distance(fs::directory_iterator(other), {}), 1);
  EXPECT_EQ(state_of(load()), 4);
}

TEST_F(CoupleStore, WhatAKilledProgramLeftIsTidiedUp) {
  write(folder / ".simulated.json.a1B2c3.tmp", "half");
  write(folder / ".simulated.clinician.json.a1B2c3.tmp", "half");
  write(folder / ".simulated.json.pending.a1B2c3.tmp", "half");
  write(folder / ".other.json.a1B2c3.tmp", "another couple's");
  update_state(1);
  std::vector<std::string> expected = at_rest;
  expected.insert(expected.begin(), ".other.json.a1B2c3.tmp");
  EXPECT_EQ(names(), expected);
}

/// A change of both files that was interrupted after it had been written down.
class InterruptedChange : public CoupleStore {
 protected:
  void SetUp() override {
    CoupleStore::SetUp();
    const SplitCouple parts = [] {
      CoupleFile couple = simulated_couple();
      set_state(couple, 1);
      return split_couple(couple, sample_instrument);
    }();
    change.couple = {read(couple_path), save_couple(parts.open)};
    change.clinician = {read(clinician_path), save_clinician(parts.clinician)};
    write(pending_path, save_pending(change));
  }
  PendingChange change;
};

TEST_F(InterruptedChange, CountsAtWhateverPointItWasInterrupted) {
  const auto expect_new = [&] {
    EXPECT_EQ(state_of(load()), 1);
    const CoupleFile open = load(ClinicianAnswers::leave_out);
    EXPECT_EQ(*answer_to(open.administrations[0], "q1"), Answer(1));
  };
  expect_new();
  write(clinician_path, *change.clinician.after);
  expect_new();
  write(couple_path, *change.couple.after);
  expect_new();
}

TEST_F(InterruptedChange, IsCompletedByTheNextWriter) {
  write(clinician_path, *change.clinician.after);
  const CoupleFile saved = update_couple(couple_path, sample_instrument, [](CoupleFile& couple) {
    EXPECT_EQ(state_of(couple), 1);
    couple.partners[0].label = "Simulated partner A, renamed";
  });
  EXPECT_EQ(names(), at_rest);
  EXPECT_EQ(load(), saved);
  EXPECT_EQ(state_of(saved), 1);
}

TEST_F(InterruptedChange, MayBeTheRemovalOfTheCliniciansFile) {
  change.clinician.after.reset();
  write(pending_path, save_pending(change));
  EXPECT_EQ(answer_to(load().administrations[0], "q4"), nullptr);
  update_couple(couple_path, sample_instrument, [](CoupleFile&) {});
  EXPECT_EQ(names(), (std::vector<std::string>{"simulated.json"}));
}

TEST_F(InterruptedChange, DoesNotOverwriteWhatWasEditedSince) {
  std::string edited = *change.couple.before;
  edited.replace(edited.find("Simulated partner A"), 19, "Simulated partner C");
  write(couple_path, edited);
  for (const Error& error : {error_of([&] { load(); }), error_of([&] { update_state(2); })}) {
    EXPECT_EQ(error.code(), ErrorCode::couple_invalid);
    EXPECT_NE(std::string(error.what()).find(couple_path.string()), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find(pending_path.string()), std::string::npos) << error.what();
  }
  EXPECT_EQ(read(couple_path), edited);
  EXPECT_EQ(read(clinician_path), *change.clinician.before);
  fs::remove(pending_path);
  EXPECT_EQ(load().partners[0].label, "Simulated partner C");
}

TEST_F(InterruptedChange, ThatCannotBeReadIsNamed) {
  for (const char* text : {"{", "{}", R"({"format": "intimetry.couple-pending/2"})",
                           R"({"format": "intimetry.couple-pending/1", "couple": {"before": 1, "after": null},
                "clinician": []})"}) {
    write(pending_path, text);
    const Error error = error_of([&] { load(); });
    EXPECT_EQ(error.code(), ErrorCode::couple_invalid);
    EXPECT_EQ(std::string(error.what()).rfind(pending_path.string(), 0), 0U) << error.what();
  }
}

}  // namespace
}  // namespace intimetry::files::couple_store_test
