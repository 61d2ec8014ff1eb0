#include "intimetry/report/shared_section.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "unit/couple/couple_kit.hpp"
#include "unit/report/report_blocks.hpp"

namespace intimetry::shared_section_test {
namespace {

using test::ada_ideal;
using test::ada_now;
using test::answer;
using test::blocks_of;
using test::closeness;
using test::only;
using test::two_partners;

const Date march(2026, 3, 1);
const Date june(2026, 6, 1);

/// Ada scored 31 in March and 25 in June, out of 0 to 32.
CoupleFile ada_twice(std::optional<Share> share) {
  CoupleFile couple = two_partners();
  answer(couple, "ada", ada_ideal, Perspective::now, march);
  answer(couple, "ada", ada_now, Perspective::now, june);
  answer(couple, "ben", ada_now, Perspective::now, june);
  if (share) couple.consents = {{"ada", "closeness", *share, march}};
  return couple;
}

/// What Ben sees of Ada's answers.
ReportSection seen_by_ben(const CoupleFile& couple, const Instrument& instrument) {
  const Audience ben{Audience::Kind::partner, "ben"};
  return shared_section(profile_for(ben, couple, only(instrument), {.draws = 0}), "ada", only(instrument));
}

TEST(SharedSection, HasNoBlocksWhereNothingIsShared) {
  const Instrument instrument = closeness(1);
  EXPECT_TRUE(seen_by_ben(ada_twice(std::nullopt), instrument).blocks.empty());
  EXPECT_TRUE(seen_by_ben(ada_twice(Share::nothing), instrument).blocks.empty());
}

TEST(SharedSection, HasTheScoresAndEarlierTimesWithoutTheirDays) {
  const Instrument instrument = closeness(1);
  const auto tables = blocks_of<ReportTable>(seen_by_ben(ada_twice(Share::scores), instrument));
  ASSERT_GE(tables.size(), 2U);
  EXPECT_NE(tables[0].title.find("2026-06-01"), std::string::npos) << tables[0].title;
  EXPECT_EQ(tables[0].rows[0][1].number.value, 25);
  EXPECT_EQ(tables[1].rows[0][1].text.find("97"), 0U) << tables[1].rows[0][1].text;  // 100 * 31/32
  EXPECT_EQ(tables[1].title.find("2026"), std::string::npos);
}

TEST(SharedSection, HasSingleAnswersOnlyWhereItemsAreShared) {
  Instrument instrument = closeness(1);
  for (Item& item : instrument.items) item.visibility = Visibility::shared;
  EXPECT_TRUE(blocks_of<BulletList>(seen_by_ben(ada_twice(Share::scores), instrument)).empty() ||
              blocks_of<BulletList>(seen_by_ben(ada_twice(Share::scores), instrument))[0].items.size() != 8);
  const auto lists = blocks_of<BulletList>(seen_by_ben(ada_twice(Share::items), instrument));
  ASSERT_FALSE(lists.empty());
  EXPECT_EQ(lists[0].items.size(), 8U);
}

}  // namespace
}  // namespace intimetry::shared_section_test
