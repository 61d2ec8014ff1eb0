#include "intimetry/data/consent.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "intimetry/stats/random.hpp"

namespace intimetry::consent_test {
namespace {

const std::vector<std::string> scales{"close", "distant"};
const std::vector<Perspective> perspectives{Perspective::now, Perspective::ideal};

Date march(unsigned day) { return {2026, 3, day}; }

CoupleFile couple_with(std::vector<Consent> consents) {
  CoupleFile couple;
  couple.id = "simulated-1";
  couple.partners = {{"a", "wife", "Simulated partner A"}, {"b", "husband", "Simulated partner B"}};
  couple.consents = std::move(consents);
  return couple;
}

Consent entered(Share share, Date date, std::optional<Perspective> perspective = {},
                std::vector<std::string> of = {}) {
  return {"a", "ras", share, date, perspective, std::move(of), march(20)};
}

Share now_shared(const CoupleFile& couple, const char* scale = "close",
                 Perspective perspective = Perspective::now) {
  return shared_by(couple, "a", "ras", perspective, scale);
}

void enter(CoupleFile& couple, Consent consent) {
  enter_consent(couple, std::move(consent), scales, perspectives);
}

TEST(Consent, NothingIsSharedToBeginWith) { EXPECT_EQ(now_shared(couple_with({})), Share::nothing); }

TEST(Consent, AWithdrawalCountsAtOnceWhateverItsDate) {
  // The consent bears a mistyped, later day.
  const CoupleFile couple =
      couple_with({entered(Share::items, Date(2062, 3, 1)), entered(Share::nothing, march(2))});
  EXPECT_EQ(now_shared(couple), Share::nothing);
}

TEST(Consent, OneEnteredAfterAWithdrawalCountsIfItsDateIsNotBeforeIt) {
  CoupleFile couple = couple_with({});
  enter(couple, entered(Share::items, march(1)));
  enter(couple, entered(Share::nothing, march(5)));
  EXPECT_EQ(now_shared(couple), Share::nothing);
  try {
    enter(couple, entered(Share::scores, march(4)));
    FAIL() << "an older consent was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::consent_refused);
    EXPECT_NE(std::string(error.what()).find("2026-03-05"), std::string::npos) << error.what();
  }
  EXPECT_EQ(couple.consents.size(), 2U);
  enter(couple, entered(Share::scores, march(5)));  // of the same day: the order of entry decides
  EXPECT_EQ(now_shared(couple), Share::scores);
  enter(couple, entered(Share::nothing, march(5)));
  EXPECT_EQ(now_shared(couple), Share::nothing);
  EXPECT_EQ(couple.consents.size(), 4U) << "the history keeps all";
}

TEST(Consent, ToShareLessIsToTakeSomethingBack) {
  CoupleFile couple = couple_with({});
  enter(couple, entered(Share::items, march(9)));
  enter(couple, entered(Share::scores, march(3)));
  EXPECT_EQ(now_shared(couple), Share::scores);
  EXPECT_THROW(enter(couple, entered(Share::items, march(2))), Error);
}

TEST(Consent, IsGivenForAPerspectiveAndForScales) {
  CoupleFile couple = couple_with({});
  enter(couple, entered(Share::scores, march(1), Perspective::now));
  enter(couple, entered(Share::items, march(1), Perspective::ideal, {"close"}));
  EXPECT_EQ(now_shared(couple, "close"), Share::scores);
  EXPECT_EQ(now_shared(couple, "distant"), Share::scores);
  EXPECT_EQ(now_shared(couple, "close", Perspective::ideal), Share::items);
  EXPECT_EQ(now_shared(couple, "distant", Perspective::ideal), Share::nothing);
  EXPECT_EQ(now_shared(couple, "", Perspective::ideal), Share::nothing) << "what stands outside all scales";
  enter(couple, entered(Share::nothing, march(2)));
  for (const Perspective perspective : perspectives) {
    for (const std::string& scale : scales)
      EXPECT_EQ(now_shared(couple, scale.c_str(), perspective), Share::nothing);
  }
}

TEST(Consent, FilesWithoutTheOrderOfEntryMeanWhatTheyMeant) {
  // There, the latest date counted, wherever it stood.
  const CoupleFile couple = couple_with({{"a", "ras", Share::nothing, march(8)},
                                         {"a", "ras", Share::items, march(1)},
                                         {"b", "ras", Share::scores, march(9)},
                                         {"a", "csi-16", Share::scores, march(9)}});
  EXPECT_EQ(now_shared(couple), Share::nothing);
  EXPECT_EQ(shared_by(couple, "b", "ras", Perspective::now, "close"), Share::scores);
  EXPECT_EQ(shared_by(couple, "a", "csi-16", Perspective::now, "x"), Share::scores);
  EXPECT_EQ(shared_by(couple, "b", "csi-16", Perspective::now, "x"), Share::nothing);
}

/// The old rule, as it was: of the consents the one with the latest date, the later one of a day.
Share by_latest_date(const std::vector<Consent>& consents) {
  const Consent* latest = nullptr;
  for (const Consent& consent : consents) {
    if (latest == nullptr || consent.date >= latest->date) latest = &consent;
  }
  return latest == nullptr ? Share::nothing : latest->share;
}

TEST(ConsentLaw, OldFilesNeverMeanMore) {
  for (std::uint64_t seed = 0; seed < 5000; ++seed) {
    Random random(31, seed);
    std::vector<Consent> consents;
    for (std::uint64_t i = random.below(6); i > 0; --i) {
      const std::array<Share, 3> shares{Share::nothing, Share::scores, Share::items};
      consents.push_back(
          {"a", "ras", shares[random.below(3)], march(1 + static_cast<unsigned>(random.below(5)))});
    }
    const Share now = now_shared(couple_with(consents));
    EXPECT_LE(now, by_latest_date(consents)) << seed;
    // Where dates rise with the order of entry, as they did unless somebody mistyped, nothing changes.
    std::stable_sort(consents.begin(), consents.end(),
                     [](const Consent& a, const Consent& b) { return a.date < b.date; });
    EXPECT_EQ(now_shared(couple_with(consents)), by_latest_date(consents)) << seed;
  }
}

TEST(ConsentLaw, WhatWasTakenBackLastIsNotSharedMoreUntilALaterDayWasEntered) {
  for (std::uint64_t seed = 0; seed < 5000; ++seed) {
    Random random(32, seed);
    CoupleFile couple = couple_with({});
    Share expected = Share::nothing;  // by hand: no list is walked through again
    std::optional<Date> taken_back;
    for (int i = 0; i < 8; ++i) {
      const std::array<Share, 3> shares{Share::nothing, Share::scores, Share::items};
      const Consent next =
          entered(shares[random.below(3)], march(1 + static_cast<unsigned>(random.below(9))));
      const bool refused = next.share > expected && taken_back && next.date < *taken_back;
      bool threw = false;
      try {
        enter(couple, next);
      } catch (const Error&) {
        threw = true;
      }
      EXPECT_EQ(threw, refused) << seed;
      if (!refused) {
        const bool less = next.share < expected;
        if (less) taken_back = next.date;
        if (next.share == Share::nothing && (!taken_back || *taken_back < next.date)) taken_back = next.date;
        expected = next.share;
      }
      EXPECT_EQ(now_shared(couple), expected) << seed;
    }
  }
}

}  // namespace
}  // namespace intimetry::consent_test
