#include "intimetry/io/couple_split.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "intimetry/io/couple_json.hpp"
#include "unit/io/sample_instruments.hpp"

namespace intimetry::couple_split_test {
namespace {

using test::sample_instrument;
using Places = std::vector<std::pair<std::string, std::string>>;

Administration given(const char* partner, const char* instrument, std::vector<ItemAnswer> answers) {
  return {partner, instrument, "1.0.0", Perspective::now, Date(2026, 3, 1), "en", std::move(answers)};
}

/// Private answers of each kind: among others, alone in an administration, missing.
CoupleFile simulated_couple() {
  CoupleFile couple;
  couple.id = "simulated-1";
  couple.partners = {{"a", {}, "Simulated partner A"}, {"b", {}, "Simulated partner B"}};
  couple.administrations = {
      given("a", "sample-screening", {{"q1", Answer(1)}, {"q2", Answer()}}),
      given("a", "sample-closeness", {{"q4", Answer(1)}, {"q1", Answer(3)}, {"q2", Answer()}}),
      given("b", "sample-closeness", {{"q1", Answer(2)}}),
      given("b", "sample-screening", {}),
  };
  couple.consents = {{"a", "sample-closeness", Share::items, Date(2026, 3, 1)}};
  return couple;
}

template <class Call>
Places refusal_of(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::couple_invalid);
    Places places;
    for (const Defect& defect : error.defects()) places.emplace_back(info(defect.code).name, defect.where);
    return places;
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

TEST(CoupleSplit, EachAnswerGoesWhereItBelongs) {
  const SplitCouple parts = split_couple(simulated_couple(), sample_instrument);
  const std::vector<Administration> open{
      given("a", "sample-closeness", {{"q1", Answer(3)}, {"q2", Answer()}}),
      given("b", "sample-closeness", {{"q1", Answer(2)}}), given("b", "sample-screening", {})};
  const std::vector<Administration> withheld{
      given("a", "sample-screening", {{"q1", Answer(1)}, {"q2", Answer()}}),
      given("a", "sample-closeness", {{"q4", Answer(1)}})};
  EXPECT_EQ(parts.open.administrations, open);
  EXPECT_EQ(parts.clinician.administrations, withheld);
  EXPECT_EQ(parts.clinician.id, "simulated-1");
  EXPECT_EQ(parts.open.partners, simulated_couple().partners);
  EXPECT_EQ(parts.open.consents, simulated_couple().consents);
}

TEST(CoupleSplit, TheOpenPartIsTheSameWhateverIsWithheld) {
  CoupleFile other = simulated_couple();
  other.administrations.erase(other.administrations.begin());
  other.administrations[0].answers.erase(other.administrations[0].answers.begin());
  EXPECT_EQ(save_couple(split_couple(other, sample_instrument).open),
            save_couple(split_couple(simulated_couple(), sample_instrument).open));
}

TEST(CoupleSplit, PartsPassTheReadersTheyAreFor) {
  const SplitCouple parts = split_couple(simulated_couple(), sample_instrument);
  EXPECT_EQ(load_couple(save_couple(parts.open), "open", sample_instrument), parts.open);
  EXPECT_EQ(load_clinician(save_clinician(parts.clinician), "clinician", sample_instrument).administrations,
            parts.clinician.administrations);
}

TEST(CoupleSplit, JoiningLosesNothingAndComesToRest) {
  const SplitCouple parts = split_couple(simulated_couple(), sample_instrument);
  const CoupleFile joined = join_couple(parts.open, parts.clinician, "clinician");
  const std::vector<Administration> expected{
      given("a", "sample-closeness", {{"q1", Answer(3)}, {"q2", Answer()}, {"q4", Answer(1)}}),
      given("b", "sample-closeness", {{"q1", Answer(2)}}), given("b", "sample-screening", {}),
      given("a", "sample-screening", {{"q1", Answer(1)}, {"q2", Answer()}})};
  EXPECT_EQ(joined.administrations, expected);
  const SplitCouple again = split_couple(joined, sample_instrument);
  EXPECT_EQ(join_couple(again.open, again.clinician, "clinician"), joined);
}

TEST(CoupleSplit, WhatIsUnknownIsNotTakenForPublic) {
  CoupleFile couple = simulated_couple();
  couple.administrations[0].instrument = "sample-screeming";
  couple.administrations[1].instrument = "Not an id";
  couple.administrations[2].answers.push_back({"q44", Answer(1)});
  couple.administrations[2].answers.push_back({"no/item", Answer(1)});
  EXPECT_EQ(refusal_of([&] { split_couple(couple, sample_instrument); }),
            (Places{{"unknown_reference", "/administrations/0/instrument"},
                    {"unknown_reference", "/administrations/1/instrument"},
                    {"unknown_reference", "/administrations/2/answers/q44"},
                    {"unknown_reference", "/administrations/2/answers/no~1item"}}));
}

TEST(CoupleSplit, PartsThatContradictEachOtherAreNotJoined) {
  SplitCouple parts = split_couple(simulated_couple(), sample_instrument);
  parts.clinician.id = "simulated-2";
  parts.clinician.administrations[0].partner = "c";
  parts.clinician.administrations[1].version = "2.0.0";
  parts.clinician.administrations[1].language.reset();
  parts.clinician.administrations[1].answers.push_back({"q1", Answer(0)});
  EXPECT_EQ(refusal_of([&] { join_couple(parts.open, parts.clinician, "clinician"); }),
            (Places{{"bad_value", "/id"},
                    {"unknown_partner", "/administrations/0/partner"},
                    {"bad_value", "/administrations/1/version"},
                    {"bad_value", "/administrations/1/language"},
                    {"duplicate_id", "/administrations/1/answers/q1"}}));
}

}  // namespace
}  // namespace intimetry::couple_split_test
