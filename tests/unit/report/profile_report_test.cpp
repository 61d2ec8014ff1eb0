#include "intimetry/report/profile_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/report/shared_section.hpp"
#include "unit/couple/couple_kit.hpp"

namespace intimetry::profile_report_test {
namespace {

using test::answer;
using test::closeness;
using test::only;
using test::two_partners;

const Audience clinician{Audience::Kind::clinician, {}};

CoupleFile answered() {
  CoupleFile couple = two_partners();
  answer(couple, "ada", {4, 3, 4, 3, 4, 3, 0, 1});
  answer(couple, "ben", {1, 0, 1, 0, 0, 1, 4, 3});
  return couple;
}

const ReportTable* table_of(const ReportSection& section, std::string_view title) {
  for (const Block& block : section.blocks) {
    const auto* table = std::get_if<ReportTable>(&block);
    if (table != nullptr && table->title.find(title) != std::string::npos) return table;
  }
  return nullptr;
}

TEST(ProfileReport, HoldsTheFiguresOfTheProfile) {
  const Instrument instrument = closeness(1, 8);
  const AudienceProfile seen = profile_for(clinician, answered(), only(instrument));
  const Report report = profile_report(seen, only(instrument));
  ASSERT_FALSE(report.sections.empty());
  const ReportSection& section = report.sections.front();
  EXPECT_EQ(section.id, "closeness");

  // By hand: 21 points of six items, 8 - 1 of the reversed two; and 3 + 1. Of 32.
  const ReportTable* scores = table_of(section, "Scores");
  ASSERT_NE(scores, nullptr);
  EXPECT_DOUBLE_EQ(scores->rows.front()[1].number.value, 28);
  EXPECT_DOUBLE_EQ(scores->rows.front()[2].number.value, 87.5);
  EXPECT_DOUBLE_EQ(scores->rows.front()[3].number.value, 4);
  EXPECT_TRUE(scores->rows.front()[1].interval.exists());
  EXPECT_EQ(scores->rows.front()[1].error_source, 1U);

  const ReportTable* difference = table_of(section, "ada minus ben");
  ASSERT_NE(difference, nullptr);
  const Discrepancy& row = seen.profile.families.front().rows.front();
  const std::vector<Cell>& cells = difference->rows.front();
  EXPECT_DOUBLE_EQ(cells[1].number.value, 24);
  EXPECT_DOUBLE_EQ(cells[1].interval.low, row.interval.low);
  EXPECT_DOUBLE_EQ(cells[2].number.value, row.p_holm.value);
  EXPECT_TRUE(cells[2].probability);
  EXPECT_EQ(cells[3].verdict, Verdict::beyond_error);
  EXPECT_EQ(cells[3].error_source, 2U) << "the answers in pairs, not their spread";
  EXPECT_DOUBLE_EQ(cells[4].number.value, row.smallest_detectable.value);

  const ReportTable* items = table_of(section, "Item by item");
  ASSERT_NE(items, nullptr);
  EXPECT_DOUBLE_EQ(items->rows.front()[1].number.value, seen.profile.items.front().kappa.value);
}

TEST(ProfileReport, CallsPartnersByTheirIds) {
  const Instrument instrument = closeness(1, 8);
  CoupleFile couple = answered();
  couple.partners.front().label = "Ada Example";
  const Report report = profile_report(profile_for(clinician, couple, only(instrument)), only(instrument));
  EXPECT_NE(report.title.find("ada = Ada Example"), std::string::npos) << report.title;
  EXPECT_NE(table_of(report.sections.front(), "ada minus ben"), nullptr);
}

TEST(ProfileReport, SaysWhereThereIsNothingToShow) {
  const Instrument instrument = closeness(1, 8);
  const AudienceProfile seen =
      profile_for({Audience::Kind::partner, "ada"}, two_partners(), only(instrument));
  const Report report = profile_report(seen, only(instrument));
  EXPECT_TRUE(report.sections.empty());
  EXPECT_EQ(report.preface.size(), 1U);
}

TEST(SharedSection, ShowsOnePartnersAnswersAlone) {
  Instrument instrument = closeness(1, 8);
  for (Item& item : instrument.items) item.visibility = Visibility::shared;
  CoupleFile couple = answered();
  for (const Partner& partner : couple.partners)
    couple.consents.push_back({partner.id, "closeness", Share::items, Date(2026, 1, 1)});
  const AudienceProfile seen = profile_for({Audience::Kind::partner, "ben"}, couple, only(instrument));
  const ReportSection section = shared_section(seen, "ada", only(instrument));
  const ReportTable* scores = table_of(section, "Scores");
  ASSERT_NE(scores, nullptr);
  ASSERT_EQ(scores->columns.size(), 3U);
  EXPECT_DOUBLE_EQ(scores->rows.front()[1].number.value, 28);
  const auto list = std::find_if(section.blocks.begin(), section.blocks.end(), [](const Block& block) {
    return std::holds_alternative<BulletList>(block);
  });
  ASSERT_NE(list, section.blocks.end());
  EXPECT_EQ(std::get<BulletList>(*list).items.size(), 8U);
}

}  // namespace
}  // namespace intimetry::profile_report_test
