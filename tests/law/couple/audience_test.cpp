#include "intimetry/couple/audience.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "intimetry/data/consent.hpp"
#include "intimetry/stats/random.hpp"

// Non-interference: a change of anything that an audience may not see does not change that audience's view.
// What may not be seen is defined here case by case, independently of the code.

namespace intimetry::audience_test {
namespace {

/// "alpha" asks open items; "beta" has an item of each visibility, with its private ones outside the scale;
/// "screen" is for the clinician, "diary" for its respondent only. "beta" has an earlier edition, whose scale
/// contains the respondent's own item.
const std::vector<Instrument>& instruments() {
  static const std::vector<Instrument> made = [] {
    std::vector<Instrument> all(5);
    const std::array<const char*, 5> ids{"alpha", "beta", "screen", "diary", "beta"};
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i].id = ids[i];
      all[i].version = "2.0.0";
      all[i].perspectives = {Perspective::now, Perspective::ideal, Perspective::partner};
      all[i].response_sets.push_back({.id = "five", .min = 0, .max = 4, .labels = {}});
      for (const char* id : {"q1", "q2", "q3", "q4"}) {
        Item& item = all[i].items.emplace_back();
        item.id = id;
        item.response_set = "five";
      }
      all[i].items[0].visibility = Visibility::shared;
      Scale& scale = all[i].scales.emplace_back();
      scale.id = "one";
      scale.items = {"q1", "q2"};
      Scale& other = all[i].scales.emplace_back();
      other.id = "two";
      other.items = {"q3", "q4"};
    }
    for (const std::size_t i : {1U, 4U}) {
      all[i].items[2].visibility = Visibility::clinician;
      all[i].items[3].visibility = Visibility::own;
      all[i].scales.pop_back();
    }
    for (Item& item : all[2].items) item.visibility = Visibility::clinician;
    for (Item& item : all[3].items) item.visibility = Visibility::own;
    all[4].version = "1.0.0";
    all[4].superseded_by = "2.0.0";
    all[4].scales[0].items.push_back("q4");
    return all;
  }();
  return made;
}

const Instrument* find_edition(std::string_view id, std::string_view version) {
  for (const Instrument& instrument : instruments()) {
    if (instrument.id == id && (version.empty() || instrument.version == version)) return &instrument;
  }
  return nullptr;
}

const InstrumentLookup lookup = find_edition;

const Date first_day(2026, 1, 5);

/// Consents to all perspectives, or to one, and to a scale.
void agree(Random& random, CoupleFile& couple, const std::string& partner, const Instrument& instrument) {
  const std::array<Share, 3> shares{Share::nothing, Share::scores, Share::items};
  for (std::uint64_t i = random.below(3); i > 0; --i) {
    Consent& consent = couple.consents.emplace_back();
    consent = {partner, instrument.id, shares[random.below(3)], first_day};
    if (random.below(2) == 0) consent.perspective = instrument.perspectives[random.below(3)];
    if (random.below(3) == 0) consent.scales = {instrument.scales[random.below(instrument.scales.size())].id};
    consent.entered = first_day;
  }
}

CoupleFile random_couple(Random& random) {
  CoupleFile couple;
  couple.id = "c";
  couple.partners = {{"ann", "woman", "Ann"}, {"bo", "man", "Bo"}};
  for (const Partner& partner : couple.partners) {
    for (std::size_t i = 0; i < 4; ++i) {
      const Instrument& newest = instruments()[i];
      for (const Perspective meant : newest.perspectives) {
        if (random.below(3) == 0) continue;
        const bool earlier = newest.id == "beta" && random.below(2) == 0;
        const Instrument& instrument = earlier ? instruments()[4] : newest;
        Administration& given = couple.administrations.emplace_back();
        given = {partner.id, instrument.id, instrument.version, meant, first_day, std::nullopt, {}};
        for (const Item& item : instrument.items) {
          if (random.below(5) != 0)
            given.answers.push_back({item.id, Answer(static_cast<double>(random.below(5)))});
        }
      }
      agree(random, couple, partner.id, newest);
    }
  }
  return couple;
}

/// Whether an audience may not know the answer to an item, whatever the consent.
bool is_private(const std::string& instrument, const std::string& item) {
  return instrument == "screen" || instrument == "diary" ||
         (instrument == "beta" && (item == "q3" || item == "q4"));
}

/// Private even from its respondent.
bool is_clinicians(const std::string& instrument, const std::string& item) {
  return instrument == "screen" || (instrument == "beta" && item == "q3");
}

/// Returns a partner's consent for one scale, by hand: the last consent that includes it, if all have the
/// same date.
Share agreed(const CoupleFile& couple, const std::string& partner, const std::string& instrument,
             Perspective perspective, const std::string& scale) {
  Share share = Share::nothing;
  for (const Consent& consent : couple.consents) {
    const bool speaks = consent.partner == partner && consent.instrument == instrument &&
                        (!consent.perspective || *consent.perspective == perspective) &&
                        (consent.scales.empty() || consent.scales.front() == scale);
    if (speaks) share = consent.share;
  }
  return share;
}

/// Returns whether everything is withheld: nothing is shared in any perspective and scale.
bool withheld_by(const CoupleFile& couple, const std::string& partner, const std::string& instrument) {
  for (const auto& [perspective, name] : Words<Perspective>::table) {
    for (const char* scale : {"one", "two", ""}) {
      if (agreed(couple, partner, instrument, perspective, scale) != Share::nothing) return false;
    }
  }
  return true;
}

/// Returns the withheld answers of an administration: those only in scales that are not shared.
bool answer_withheld_by(const CoupleFile& couple, const Administration& given, const std::string& item) {
  const Instrument& edition = *find_edition(given.instrument, given.version);
  for (const Scale& scale : edition.scales) {
    if (std::count(scale.items.begin(), scale.items.end(), item) == 0) continue;
    if (agreed(couple, given.partner, given.instrument, given.perspective, scale.id) != Share::nothing)
      return false;
  }
  return true;
}

/// Changes the answers selected by `hidden`, and sometimes removes or adds one.
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
    // Others must not know that an administration of private answers took place.
    if (!had_answers || !given.answers.empty()) kept.push_back(given);
  }
  couple.administrations = std::move(kept);
}

/// Removes or adds whole administrations of one partner and instrument.
void disturb_administrations(Random& random, CoupleFile& couple, const std::string& partner,
                             const std::string& instrument) {
  std::erase_if(couple.administrations, [&](const Administration& given) {
    return given.partner == partner && given.instrument == instrument && random.below(2) == 0;
  });
  if (random.below(2) == 0) {
    Administration more{partner, instrument, "2.0.0", Perspective::now, first_day, std::nullopt, {}};
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
      return is_clinicians(given.instrument, item);
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

TEST(NonInterference, WhatIsOnesOwnIsSeenByNobodyElseWhateverWasAgreed) {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Random random(16, seed);
    const CoupleFile couple = random_couple(random);
    CoupleFile other = couple;
    disturb_answers(random, other, [](const Administration& given, const std::string& item) {
      return given.partner == "bo" && is_private(given.instrument, item);
    });
    disturb_administrations(random, other, "bo", "diary");
    for (const char* who : {"joint", "ann"}) {
      const Audience audience = audience_from_word(who, couple);
      EXPECT_EQ(visible_to(audience, couple, lookup), visible_to(audience, other, lookup))
          << who << " " << seed;
    }
  }
}

TEST(NonInterference, AScaleThatIsWithheldIsNotToldByItsAdministrationOrByOtherScales) {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Random random(17, seed);
    const CoupleFile couple = random_couple(random);
    CoupleFile other = couple;
    for (Administration& given : other.administrations) {
      if (given.partner != "bo") continue;
      for (ItemAnswer& answer : given.answers) {
        if (answer_withheld_by(couple, given, answer.item))
          answer.answer = random.below(3) == 0 ? Answer() : Answer(static_cast<double>(random.below(5)));
      }
    }
    for (const char* who : {"joint", "ann"}) {
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
      // It makes no difference either whether withholding was recorded.
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
        EXPECT_TRUE(visible.shows_item(given.partner, given.instrument, given.perspective, answer.item));
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
                                      "2.0.0",
                                      Perspective::now,
                                      first_day,
                                      std::nullopt,
                                      {{"q1", Answer(1)}, {"q2", Answer(2)}}});
    couple.consents.push_back({partner, "alpha", Share::scores, first_day});
  }
  for (const char* who : {"joint", "ann", "bo"}) {
    const VisibleCouple visible = visible_to(audience_from_word(who, couple), couple, lookup);
    EXPECT_EQ(visible.couple.administrations, couple.administrations) << who;
    // Consent is for scores, not for single answers; but people may see their own answers.
    EXPECT_EQ(visible.shows_item("ann", "alpha", Perspective::now, "q1"), who == std::string("ann")) << who;
    EXPECT_EQ(visible.shows_item("bo", "alpha", Perspective::now, "q2"), who == std::string("bo")) << who;
  }
  for (const char* partner : {"ann", "bo"})
    couple.consents.push_back({partner, "alpha", Share::items, first_day});
  const VisibleCouple joint = visible_to(audience_from_word("joint", couple), couple, lookup);
  EXPECT_TRUE(joint.shows_item("ann", "alpha", Perspective::now, "q1"));
  EXPECT_FALSE(joint.shows_item("ann", "alpha", Perspective::now, "q2"))
      << "q2 is in the score alone, whatever was agreed";
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
