#include "intimetry/report/couple_report.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "intimetry/change/score_change.hpp"
#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/couple/couple_changes.hpp"
#include "intimetry/report/impl/closeness.hpp"
#include "unit/couple/couple_kit.hpp"
#include "unit/report/report_blocks.hpp"

namespace intimetry::couple_report_test {
namespace {

using test::answer;
using test::blocks_of;
using test::closeness;
using test::only;
using test::two_partners;

const std::vector<double> close_administration{4, 3, 4, 3, 4, 3, 0, 1};
const std::vector<double> distant_administration{1, 0, 1, 0, 0, 1, 4, 3};

Instrument intimacy(std::size_t items = 8) {
  Instrument instrument = closeness(1, items);
  instrument.purposes = {"intimacy"};
  instrument.scales.front().dimension = Dimension::emotional;
  return instrument;
}

void share(CoupleFile& couple, Share what) {
  for (const Partner& partner : couple.partners)
    couple.consents.push_back({partner.id, "closeness", what, Date(2026, 1, 1)});
}

const ReportSection* section(const Report& report, const std::string& id) {
  for (const ReportSection& one : report.sections) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

Report joint_report(CoupleFile couple, const Instrument& instrument) {
  for (const Partner& partner : couple.partners) couple.seen_alone.push_back({partner.id, Date(2026, 1, 1)});
  return couple_report(couple, {Audience::Kind::joint, {}}, only(instrument));
}

TEST(CoupleReport, WithoutConsentHasNoSectionAtAll) {
  const Instrument instrument = intimacy();
  CoupleFile couple = two_partners();
  answer(couple, "ada", close_administration);
  answer(couple, "ben", distant_administration);
  const Report report = joint_report(couple, instrument);
  EXPECT_TRUE(report.sections.empty());
  ASSERT_EQ(report.preface.size(), 1U);
}

TEST(CoupleReport, DrawsScoresInHundredthsOfThePossibleRange) {
  const Instrument instrument = intimacy();
  CoupleFile couple = two_partners();
  answer(couple, "ada", close_administration);
  answer(couple, "ben", distant_administration);
  share(couple, Share::scores);
  const Report report = joint_report(couple, instrument);
  const auto figures = blocks_of<ProfileFigure>(*section(report, "closeness"));
  ASSERT_EQ(figures.size(), 3U);  // each partner, and both
  const ProfileFigure& both = figures.back();
  // By hand: 21 points of the six items, 8 - 1 of the reversed two: 28 of 32; and 3 + 1 of 32.
  EXPECT_DOUBLE_EQ(both.rows.front().marks[0].value.value, 87.5);
  EXPECT_DOUBLE_EQ(both.rows.front().marks[1].value.value, 12.5);
  EXPECT_TRUE(both.rows.front().marks[0].interval.exists());
  const auto forests = blocks_of<ForestFigure>(*section(report, "closeness"));
  ASSERT_EQ(forests.size(), 1U);
  EXPECT_DOUBLE_EQ(forests.front().rows.front().mark.value.value, 75);
  EXPECT_EQ(forests.front().rows.front().verdict, Verdict::beyond_error);
}

TEST(CoupleReport, GivesNoVerdictWhereTheErrorIsUnknown) {
  const Instrument instrument = intimacy(3);
  CoupleFile couple = two_partners();
  answer(couple, "ada", {4, 0, 0});
  answer(couple, "ben", {0, 4, 4});
  share(couple, Share::scores);
  const Report report = joint_report(couple, instrument);
  const auto forests = blocks_of<ForestFigure>(*section(report, "closeness"));
  ASSERT_EQ(forests.size(), 1U);
  EXPECT_EQ(forests.front().rows.front().verdict, Verdict::unknown);
  EXPECT_FALSE(forests.front().rows.front().mark.interval.exists());
  const ReportSection* talk = section(report, "conversation");
  if (talk != nullptr) {
    for (const BulletList& list : blocks_of<BulletList>(*talk)) {
      for (const std::string& prompt : list.items) EXPECT_EQ(prompt.find("differently"), std::string::npos);
    }
  }
}

std::string said_of_bands(const Instrument& instrument) {
  CoupleFile couple = two_partners();
  answer(couple, "ada", close_administration);
  answer(couple, "ben", distant_administration);
  share(couple, Share::scores);
  const Report report = joint_report(couple, instrument);
  for (const Paragraph& one : blocks_of<Paragraph>(*section(report, "closeness"))) {
    if (one.text.find("bands") != std::string::npos) return one.text;
  }
  return {};
}

bool speaks_of(const std::string& text, const char* words) { return text.find(words) != std::string::npos; }

TEST(CoupleReport, SaysOfBandsWhatTheSourceOfTheirErrorSays) {
  Instrument instrument = intimacy();
  const std::string by_answers = said_of_bands(instrument);
  EXPECT_TRUE(speaks_of(by_answers, "other questions about the same thing could have given")) << by_answers;
  test::add_reliability(instrument, "s1", .9, 5);
  EXPECT_EQ(said_of_bands(instrument), by_answers);  // alpha is over the items too
  instrument.change = {{"s1", 5, Comparison::above, "made-up people", {"made up", Evidence::published}}};
  const std::string by_index = said_of_bands(instrument);
  EXPECT_TRUE(speaks_of(by_index, "by chance")) << by_index;
  for (const std::string& text : {by_answers, by_index}) EXPECT_FALSE(speaks_of(text, "another day")) << text;
  EXPECT_TRUE(speaks_of(report::detail::band_words(ErrorMeaning::another_day, "95"), "on another day"));
}

TEST(CoupleReport, SaysOfBandsWithSeveralSourcesOnlyWhatIsTrueOfAll) {
  Instrument instrument = closeness(2);
  instrument.purposes = {"intimacy"};
  instrument.change = {{"s1", 5, Comparison::above, "made-up people", {"made up", Evidence::published}}};
  CoupleFile couple = two_partners();
  std::vector<double> ada = close_administration;
  ada.insert(ada.end(), distant_administration.begin(), distant_administration.end());
  answer(couple, "ada", ada);
  const Report report = couple_report(couple, {Audience::Kind::partner, "ada"}, only(instrument));
  std::string said;
  for (const Paragraph& one : blocks_of<Paragraph>(*section(report, "closeness"))) said += one.text;
  EXPECT_TRUE(speaks_of(said, "by chance")) << said;
  EXPECT_FALSE(speaks_of(said, "other questions about")) << said;
}

TEST(CoupleReport, NamesStrengthsBeforeDifferences) {
  Instrument instrument = closeness(2);
  instrument.purposes = {"intimacy"};
  instrument.scales[0].dimension = Dimension::emotional;
  instrument.scales[1].dimension = Dimension::sexual;
  CoupleFile couple = two_partners();
  std::vector<double> ada = close_administration;
  std::vector<double> ben = close_administration;
  ada.insert(ada.end(), close_administration.begin(), close_administration.end());
  ben.insert(ben.end(), distant_administration.begin(), distant_administration.end());
  answer(couple, "ada", ada);
  answer(couple, "ben", ben);
  share(couple, Share::scores);
  const Report report = joint_report(couple, instrument);
  const auto lists = blocks_of<BulletList>(*section(report, "conversation"));
  ASSERT_EQ(lists.size(), 2U);
  EXPECT_NE(lists[0].items.front().find("say yes to most"), std::string::npos);
  EXPECT_NE(lists[1].items.front().find("differently"), std::string::npos);
}

TEST(CoupleReport, FollowsAPartnerFromTheFirstTimeToTheLast) {
  const Instrument instrument = intimacy();
  CoupleFile couple = two_partners();
  answer(couple, "ada", distant_administration, Perspective::now, Date(2026, 5, 1));
  answer(couple, "ada", close_administration, Perspective::now, Date(2026, 7, 1));
  answer(couple, "ada", distant_administration, Perspective::now, Date(2026, 6, 1));
  const auto courses = couple_changes(couple, only(instrument));
  ASSERT_EQ(courses.size(), 1U);
  ASSERT_EQ(courses.front().occasions.size(), 3U);
  EXPECT_EQ(courses.front().occasions[0].date, Date(2026, 5, 1));
  EXPECT_DOUBLE_EQ(courses.front().occasions[2].score, 28);
  const ScoreChange& last = courses.front().series.steps[2].first.change;
  EXPECT_DOUBLE_EQ(last.change.value, 24);
  EXPECT_EQ(last.verdict, ChangeVerdict::improved);
  const Report own = couple_report(couple, {Audience::Kind::partner, "ada"}, only(instrument));
  EXPECT_EQ(blocks_of<CourseFigure>(*section(own, "change")).size(), 1U);
  const Report other = couple_report(couple, {Audience::Kind::partner, "ben"}, only(instrument));
  EXPECT_TRUE(other.sections.empty());
}

TEST(CoupleReport, SaysWhichSideOfACutoffIsTheClinicalOneAndOfNoneWhereNoEndIsBetter) {
  Instrument instrument = intimacy();
  instrument.purposes = {"satisfaction"};
  Cutoff& cutoff = instrument.cutoffs.emplace_back();
  cutoff.scale = instrument.scales.front().id;
  cutoff.rule = "general";
  cutoff.comparison = Comparison::at_least;  // the label names the better end
  cutoff.value = 20;
  cutoff.label = "doing well";
  cutoff.sample = "made-up people";
  cutoff.provenance.source = "made up";
  CoupleFile couple = two_partners();
  answer(couple, "ada", distant_administration);
  const auto said = [&] {
    const Report report = couple_report(couple, {Audience::Kind::clinician, {}}, only(instrument));
    std::string words;
    for (const Paragraph& one : blocks_of<Paragraph>(*section(report, "other"))) words += one.text;
    return words;
  };
  EXPECT_NE(said().find("below the published cutoff"), std::string::npos);
  instrument.scales.front().direction = Direction::neither;
  EXPECT_EQ(said().find("published cutoff"), std::string::npos);
}

TEST(CoupleReport, AnAnswerForTheClinicianAdvisesToSeeEachAlone) {
  Instrument instrument = intimacy();
  Item asked;
  asked.id = "fear";
  asked.response_set = instrument.items.front().response_set;
  asked.visibility = Visibility::clinician;
  instrument.items.push_back(asked);
  CoupleFile couple = two_partners();
  answer(couple, "ada", close_administration);
  const auto advice = [&](const CoupleFile& of) {
    const Report report = couple_report(of, {Audience::Kind::clinician, {}}, only(instrument));
    return std::get<Paragraph>(section(report, "clinician")->blocks.front()).text;
  };
  EXPECT_NE(advice(couple).find("says nothing"), std::string::npos);
  couple.administrations.front().answers.push_back({"fear", Answer(0)});
  EXPECT_NE(advice(couple).find("no sign of safety"), std::string::npos);
  couple.administrations.front().answers.back().answer = Answer(1);
  EXPECT_EQ(advice(couple).find("See each partner alone"), 0U);
}

TEST(CoupleReport, TheClinicianIsToldWhatWasNotAskedThoughNobodyAnsweredAnything) {
  const Instrument instrument = intimacy();
  const Report report = couple_report(two_partners(), {Audience::Kind::clinician, {}}, only(instrument));
  ASSERT_NE(section(report, "clinician"), nullptr);
}

TEST(CoupleReport, NothingIsJointBeforeEachWasSeenAloneInTheSameWordsForAll) {
  const Instrument instrument = intimacy();
  CoupleFile answered = two_partners();
  answer(answered, "ada", close_administration);
  answer(answered, "ben", distant_administration);
  share(answered, Share::scores);
  CoupleFile half = two_partners();
  half.seen_alone.push_back({"ada", Date(2026, 1, 1)});
  std::vector<std::string> words;
  for (const CoupleFile& couple : {answered, two_partners(), half}) {
    try {
      couple_report(couple, {Audience::Kind::joint, {}}, only(instrument));
      FAIL() << "a joint report was made";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::not_seen_alone);
      words.emplace_back(error.what());
    }
    EXPECT_THROW(profile_for({Audience::Kind::joint, {}}, couple, only(instrument)), Error);
  }
  EXPECT_EQ(words[0], words[1]);
  EXPECT_EQ(words[0], words[2]);
}

TEST(CoupleReport, OtherPeoplesCoursesHaveNumbersInThePlaceOfDays) {
  const Instrument instrument = intimacy();
  CoupleFile couple = two_partners();
  for (const unsigned month : {5U, 6U, 9U}) {
    answer(couple, "ada", distant_administration, Perspective::now, Date(2026, month, 1));
    answer(couple, "ben", close_administration, Perspective::now, Date(2026, month, 2));
  }
  share(couple, Share::scores);
  const auto lines = [&](const Audience& audience) {
    const Report report = couple_report(couple, audience, only(instrument));
    return blocks_of<CourseFigure>(*section(report, "change")).front().lines;
  };
  const auto own = lines({Audience::Kind::partner, "ada"});
  ASSERT_EQ(own.size(), 2U);
  EXPECT_EQ(own[0].dates.size(), 3U);
  EXPECT_TRUE(own[1].dates.empty());
  EXPECT_EQ(own[1].name_of_occasion(1), "no. 2");
  for (const CourseFigure::Line& line : lines({Audience::Kind::clinician, {}}))
    EXPECT_EQ(line.dates.size(), 3U);
  // A week left out is nobody's but its owner's to know: other days give the same report.
  CoupleFile later = couple;
  for (Administration& given : later.administrations) {
    if (given.partner == "ben" && given.date == Date(2026, 5, 2)) given.date = Date(2026, 1, 2);
  }
  const auto moved = couple_report(later, {Audience::Kind::partner, "ada"}, only(instrument));
  const auto before = couple_report(couple, {Audience::Kind::partner, "ada"}, only(instrument));
  EXPECT_EQ(blocks_of<CourseFigure>(*section(moved, "change")).front().alt,
            blocks_of<CourseFigure>(*section(before, "change")).front().alt);
}

}  // namespace
}  // namespace intimetry::couple_report_test
