#include <grp.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <system_error>
#include <thread>

#include "files/couple_store.hpp"
#include "intimetry/io/couple_json.hpp"
#include "unit/files/couple_folder.hpp"

// Processes that die, fight for the same couple, or find no room: what is read afterwards is always whole.

namespace intimetry::files::couple_store_crash_test {
namespace {

namespace fs = std::filesystem;
using test::sample_instrument;
using namespace std::chrono_literals;

class CoupleCrash : public test::CoupleFolder {
 protected:
  /// In memory, where the system has that: no disk is waited for, and more happens in the same time.
  fs::path place() const override {
    std::error_code none;
    return fs::is_directory("/dev/shm", none) ? fs::path("/dev/shm") : fs::temp_directory_path();
  }

  void advance() const {
    update_couple(
        couple_path, sample_instrument, [](CoupleFile& couple) { set_state(couple, state_of(couple) + 1); },
        60s);
  }
};

TEST_F(CoupleCrash, AKillAtAnyTimeLeavesThePairWhole) {
  constexpr int kills = 500;
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < 10; ++i) advance();
  const auto one =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began) / 10;
  std::mt19937 random(20260301);
  // How long a writer may run. A process takes time to start, more on a busy machine: after a kill that came
  // too early the next may come later, and the other way round, so that about every second writer gets there.
  long longest = 4 * one.count() + 2000;
  int state = state_of(load());
  int advances = 0;
  for (int i = 0; i < kills; ++i) {
    const ::pid_t writer = start([&] {
      for (;;) advance();
    });
    std::uniform_int_distribution<long> microseconds(0, longest);
    std::this_thread::sleep_for(std::chrono::microseconds(microseconds(random)));
    ASSERT_EQ(::kill(writer, SIGKILL), 0);
    ASSERT_EQ(end_of(writer), -1) << "the writer ended by itself";
    ASSERT_NO_THROW(intimetry::load_couple(read(couple_path), "open", sample_instrument)) << "kill " << i;
    ASSERT_NO_THROW(load_clinician(read(clinician_path), "clinician", sample_instrument)) << "kill " << i;
    const int reached = state_of(load());
    ASSERT_FALSE(HasFailure()) << "kill " << i;
    ASSERT_GE(reached, state) << "kill " << i << ": what was there is lost";
    advances += reached > state ? 1 : 0;
    longest = reached > state ? std::max(1000L, longest * 9 / 10) : longest * 10 / 9 + 1;
    state = reached;
  }
  EXPECT_GT(advances, kills / 10) << "too few writers got anywhere for the kills to mean something";
  advance();
  EXPECT_EQ(state_of(load()), state + 1);
  EXPECT_EQ(names(), at_rest);
}

TEST_F(CoupleCrash, TwoWritersAtOnceLoseNothingAndAReaderSeesNoHalves) {
  constexpr int rounds = 100;  // of each writer; each update reads and writes all that were before it
  const auto write_all = [&](const char* partner) {
    for (int i = 0; i < rounds; ++i) {
      update_couple(
          couple_path, sample_instrument,
          [&](CoupleFile& couple) {
            set_state(couple, state_of(couple) + 1);
            couple.administrations.push_back(administration(partner, Date(1900 + i, 1, 1)));
          },
          120s);
    }
  };
  start([&] { write_all("a"); });
  start([&] { write_all("b"); });
  int running = 2;
  int seen = 0;
  while (running > 0 && !HasFailure()) {
    const int state = state_of(load());
    EXPECT_GE(state, seen);
    seen = state;
    int status = 0;
    while (running > 0 && ::waitpid(-1, &status, WNOHANG) > 0) {
      --running;
      EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
  }
  const CoupleFile couple = load();
  EXPECT_EQ(couple.administrations.size(), 1U + 2U * rounds);
  EXPECT_EQ(state_of(couple), 2 * rounds);
  for (const char* partner : {"a", "b"}) {
    for (int i = 0; i < rounds; ++i) {
      const Administration wanted = administration(partner, Date(1900 + i, 1, 1));
      EXPECT_EQ(std::count(couple.administrations.begin(), couple.administrations.end(), wanted), 1);
    }
  }
  EXPECT_EQ(names(), at_rest);
}

TEST_F(CoupleCrash, ADiskThatFillsUpAtAnyPointLeavesThePairWhole) {
  int refused = 0;
  int state = 0;
  for (::rlim_t room = 0; room < 6000; room += 97) {
    const std::string before = read(couple_path) + read(clinician_path);
    const ::pid_t writer = start([&] {
      ::signal(SIGXFSZ, SIG_IGN);  // then a write beyond the limit fails, as on a full disk
      const ::rlimit limit{room, room};
      if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(2);
      try {
        advance();
      } catch (const Error& error) {
        ::_exit(error.code() == ErrorCode::file_write ? 3 : 4);
      }
    });
    const int end = end_of(writer);
    if (end == 3) {
      ++refused;
      EXPECT_EQ(read(couple_path) + read(clinician_path), before) << "room for " << room << " bytes";
    } else {
      ASSERT_EQ(end, 0) << "room for " << room << " bytes";
      ++state;
    }
    EXPECT_EQ(state_of(load()), state) << "room for " << room << " bytes";
    EXPECT_EQ(names(), at_rest) << "room for " << room << " bytes";
  }
  EXPECT_GT(refused, 0);
  EXPECT_GT(state, 0);
}

TEST_F(CoupleCrash, AFolderThatCannotBeWrittenCanBeReadFrom) {
  constexpr ::uid_t nobody = 65534;
  const bool is_root = ::geteuid() == 0;
  write(lock_path, "");  // as a killed writer leaves it
  if (is_root) {
    // Nothing is read-only to root, so somebody else tries.
    for (const fs::path& path : {folder, couple_path, clinician_path, lock_path}) {
      ASSERT_EQ(::chown(path.c_str(), nobody, nobody), 0);
    }
  }
  const auto as_somebody = [&](auto body) {
    return end_of(start([&] {
      if (is_root && (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0))
        ::_exit(2);
      body();
    }));
  };
  const auto advance_is_refused = [&] {
    try {
      advance();
    } catch (const Error& error) {
      ::_exit(error.code() == ErrorCode::file_write ? 3 : 4);
    }
  };
  const std::string before = read(couple_path) + read(clinician_path);
  fs::permissions(folder, fs::perms(0555));
  EXPECT_EQ(as_somebody(advance_is_refused), 3);
  EXPECT_EQ(as_somebody([&] { ::_exit(state_of(load()) == 0 ? 5 : 6); }), 5);
  fs::permissions(folder, fs::perms(0755));
  EXPECT_TRUE(fs::remove(lock_path));
  EXPECT_EQ(names(), at_rest);
  fs::permissions(folder, fs::perms(0555));
  EXPECT_EQ(as_somebody([&] { ::_exit(state_of(load()) == 0 ? 5 : 6); }), 5)
      << "reading needs no lock's file";
  EXPECT_EQ(as_somebody(advance_is_refused), 3);
  fs::permissions(folder, fs::perms(0755));
  fs::permissions(couple_path, fs::perms(0400));
  EXPECT_EQ(as_somebody(advance_is_refused), 3) << "a write-protected file is not replaced";
  EXPECT_EQ(read(couple_path) + read(clinician_path), before);
}

}  // namespace
}  // namespace intimetry::files::couple_store_crash_test
