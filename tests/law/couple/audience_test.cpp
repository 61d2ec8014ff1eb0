#include "intimetry/couple/audience.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "intimetry/stats/random.hpp"

// Non-interference: whatever an audience may not see, changing it changes nothing of what the audience gets.
// What may not be seen is said here anew, case by case, not taken from the code.

namespace intimetry::audience_test {
namespace {

const std::vector<Instrument>& instruments() {
  static const std::vector<Instrument> made = [] {
    std::vector<Instrument> all(3);
    const std::array<const char*, 3> ids{"alpha", "beta", "screen"};
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i].id = ids[i];
      all[i].version = "1.0.0";
      all[i].perspectives = {Perspective::now, Perspective::ideal, Perspective::partner};
      all[i].response_sets.push_back({.id = "five", .min = 0, .max = 4, .labels = {}});
      for (const char* id : {"q1", "q2", "q3"}) {
        Item& item = all[i].items.emplace_back();
        item.id = id;
        item.response_set = "five";
      }
      all[i].items[0].visibility = Visibility::shared;
    }
    // The second has one item for the clinician, the third nothing else.
    all[1].items[2].visibility = Visibility::clinician;
    for (Item& item : all[2].items) item.visibility = Visibility::clinician;
    return all;
  }();
  return made;
}

const Instrument* lookup(std::string_view id) { return find_by_id(instruments(), id); }

const Date first_day(2026, 1, 5);

CoupleFile random_couple(Random& random) {
  CoupleFile couple;
  couple.id = "c";
  couple.partners = {{"ann", "woman", "Ann"}, {"bo", "man", "Bo"}};
  for (const Partner& partner : couple.partners) {
    for (const Instrument& instrument : instruments()) {
      for (const Perspective meant : instrument.perspectives) {
        if (random.below(3) == 0) continue;
        Administration& given = couple.administrations.emplace_back();
        given = {partner.id, instrument.id, instrument.version, meant, first_day, std::nullopt, {}};
        for (const Item& item : instrument.items) {
          if (random.below(5) != 0)
            given.answers.push_back({item.id, Answer(static_cast<double>(random.below(5)))});
        }
      }
      if (random.below(4) != 0) {
        const std::array<Share, 3> shares{Share::nothing, Share::scores, Share::items};
        couple.consents.push_back({partner.id, instrument.id, shares[random.below(3)], first_day});
      }
    }
  }
  return couple;
}

bool is_private(const std::string& instrument, const std::string& item) {
  return instrument == "screen" || (instrument == "beta" && item == "q3");
}

bool withheld_by(const CoupleFile& couple, const std::string& partner, const std::string& instrument) {
  for (const Consent& consent : couple.consents) {
    if (consent.partner == partner && consent.instrument == instrument)
      return consent.share == Share::nothing;
  }
  return true;
}

/// Gives other answers to what `hidden` says, and sometimes none, or one more.
template <class Hidden>
void disturb_answers(Random& random, CoupleFile& couple, const Hidden& hidden) {
  std::vector<Administration> kept;
  for (Administration& given : couple.administrations) {
    const bool had_answers = !given.answers.empty();
    for (ItemAnswer& answer : given.answers) {
      if (!hidden(given, answer.item) || random.below(2) == 0) continue;
      answer.answer = random.below(3) == 0 ? Answer() : Answer(static_cast<double>(random.below(5)));
    }
    std::erase_if(given.answers, [&](const ItemAnswer& answer) {
      return is_private(given.instrument, answer.item) && hidden(given, answer.item) && random.below(3) == 0;
    });
    // An administration of private answers alone is not there for others: without them it does not exist.
    if (!had_answers || !given.answers.empty()) kept.push_back(given);
  }
  couple.administrations = std::move(kept);
}

/// Takes away, or adds, whole administrations of one partner and instrument.
void disturb_administrations(Random& random, CoupleFile& couple, const std::string& partner,
                             const std::string& instrument) {
  std::erase_if(couple.administrations, [&](const Administration& given) {
    return given.partner == partner && given.instrument == instrument && random.below(2) == 0;
  });
  if (random.below(2) == 0) {
    Administration more{partner, instrument, "1.0.0", Perspective::now, first_day, std::nullopt, {}};
    more.date = Date(2026, 2, 7);
    more.answers.push_back({"q1", Answer(static_cast<double>(random.below(5)))});
    couple.administrations.push_back(more);
  }
}

TEST(NonInterference, NobodyButTheClinicianLearnsOfPrivateAnswers) {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Random random(11, seed);
    const CoupleFile couple = random_couple(random);
    CoupleFile other = couple;
    disturb_answers(random, other, [](const Administration& given, const std::string& item) {
      return is_private(given.instrument, item);
    });
    disturb_administrations(random, other, "ann", "screen");
    disturb_administrations(random, other, "bo", "screen");
    for (const char* who : {"joint", "ann", "bo"}) {
      const Audience audience = audience_from_word(who, couple);
      EXPECT_EQ(visible_to(audience, couple, lookup), visible_to(audience, other, lookup))
          << who << " " << seed;
    }
  }
}

TEST(NonInterference, APartnerLearnsNothingOfWhatTheOtherWithholds) {
  std::size_t withheld = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Random random(12, seed);
    const CoupleFile couple = random_couple(random);
    CoupleFile other = couple;
    for (const char* instrument : {"alpha", "beta"}) {
      if (!withheld_by(couple, "bo", instrument)) continue;
      ++withheld;
      disturb_administrations(random, other, "bo", instrument);
      // Whether withholding was ever said makes no difference either.
      std::erase_if(other.consents, [&](const Consent& consent) {
        return consent.partner == "bo" && consent.instrument == instrument;
      });
    }
    disturb_answers(random, other, [&](const Administration& given, const std::string& item) {
      return given.partner == "bo" &&
             (is_private(given.instrument, item) || withheld_by(couple, "bo", given.instrument));
    });
    const Audience ann = audience_from_word("ann", couple);
    EXPECT_EQ(visible_to(ann, couple, lookup), visible_to(ann, other, lookup)) << seed;
  }
  EXPECT_GT(withheld, 500U);
}

TEST(NonInterference, WhatOneWithholdsIsNotJointWhateverTheOtherAnsweredOrAgreedTo) {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Random random(13, seed);
    const CoupleFile couple = random_couple(random);
    CoupleFile other = couple;
    for (const char* instrument : {"alpha", "beta"}) {
      if (!withheld_by(couple, "ann", instrument)) continue;
      disturb_administrations(random, other, "ann", instrument);
      disturb_administrations(random, other, "bo", instrument);
      std::erase_if(other.consents, [&](const Consent& consent) {
        return consent.partner == "bo" && consent.instrument == instrument;
      });
      if (random.below(2) == 0) other.consents.push_back({"bo", instrument, Share::items, first_day});
    }
    disturb_answers(random, other, [&](const Administration& given, const std::string& item) {
      return is_private(given.instrument, item) || withheld_by(couple, "ann", given.instrument);
    });
    const Audience joint = audience_from_word("joint", couple);
    EXPECT_EQ(visible_to(joint, couple, lookup), visible_to(joint, other, lookup)) << seed;
  }
}

TEST(NonInterference, WithheldLooksLikeNeverAdministered) {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Random random(14, seed);
    const CoupleFile couple = random_couple(random);
    CoupleFile never = couple;
    std::erase_if(never.administrations, [&](const Administration& given) {
      return given.partner == "bo" && withheld_by(couple, "bo", given.instrument);
    });
    const Audience ann = audience_from_word("ann", couple);
    EXPECT_EQ(visible_to(ann, couple, lookup), visible_to(ann, never, lookup)) << seed;
  }
}

TEST(Visible, TheClinicianSeesEverything) {
  Random random(15);
  for (int i = 0; i < 200; ++i) {
    const CoupleFile couple = random_couple(random);
    const VisibleCouple visible = visible_to(audience_from_word("clinician", couple), couple, lookup);
    EXPECT_EQ(visible.couple, couple);
    for (const Administration& given : couple.administrations) {
      for (const ItemAnswer& answer : given.answers)
        EXPECT_TRUE(visible.shows_item(given.partner, given.instrument, answer.item));
    }
  }
}

TEST(Visible, WhoseBothAgreeToShareIsSeenByBothAndJointly) {
  CoupleFile couple;
  couple.id = "c";
  couple.partners = {{"ann", std::nullopt, "Ann"}, {"bo", std::nullopt, "Bo"}};
  for (const char* partner : {"ann", "bo"}) {
    couple.administrations.push_back({partner,
                                      "alpha",
                                      "1.0.0",
                                      Perspective::now,
                                      first_day,
                                      std::nullopt,
                                      {{"q1", Answer(1)}, {"q2", Answer(2)}}});
    couple.consents.push_back({partner, "alpha", Share::scores, first_day});
  }
  for (const char* who : {"joint", "ann", "bo"}) {
    const VisibleCouple visible = visible_to(audience_from_word(who, couple), couple, lookup);
    EXPECT_EQ(visible.couple.administrations, couple.administrations) << who;
    // Scores were agreed to, single answers were not: but a person's own are their own.
    EXPECT_EQ(visible.shows_item("ann", "alpha", "q1"), who == std::string("ann")) << who;
    EXPECT_EQ(visible.shows_item("bo", "alpha", "q2"), who == std::string("bo")) << who;
  }
  for (const char* partner : {"ann", "bo"}) set_consent(couple, {partner, "alpha", Share::items, first_day});
  const VisibleCouple joint = visible_to(audience_from_word("joint", couple), couple, lookup);
  EXPECT_TRUE(joint.shows_item("ann", "alpha", "q1"));
  EXPECT_FALSE(joint.shows_item("ann", "alpha", "q2")) << "q2 is its respondent's own, whatever was agreed";
  // Nothing is joint before both have answered.
  couple.administrations.pop_back();
  EXPECT_TRUE(visible_to(audience_from_word("joint", couple), couple, lookup).couple.administrations.empty());
  EXPECT_EQ(visible_to(audience_from_word("ann", couple), couple, lookup).couple.administrations.size(), 1U);
  EXPECT_TRUE(visible_to(audience_from_word("bo", couple), couple, lookup).couple.administrations.empty());
}

TEST(Visible, AnUnknownAudienceIsRefused) {
  CoupleFile couple;
  couple.partners = {{"ann", std::nullopt, "Ann"}, {"bo", std::nullopt, "Bo"}};
  EXPECT_THROW(audience_from_word("anne", couple), Error);
  EXPECT_EQ(audience_from_word("ann", couple).kind, Audience::Kind::partner);
}

}  // namespace
}  // namespace intimetry::audience_test
