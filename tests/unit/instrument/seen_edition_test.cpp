#include "intimetry/instrument/seen_edition.hpp"

#include <gtest/gtest.h>

#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/validate.hpp"
#include "unit/instrument/full_instrument.hpp"

namespace intimetry::seen_edition_test {
namespace {

TEST(SeenEdition, LeavesOutWhatTheClinicianAloneSees) {
  const Instrument seen = seen_edition(test::full_instrument(), Visibility::own);
  EXPECT_EQ(find_by_id(seen.items, "c1"), nullptr);
  EXPECT_EQ(find_by_id(seen.items, "gate"), nullptr);
  EXPECT_EQ(find_by_id(seen.scales, "hidden"), nullptr);
  EXPECT_NE(find_by_id(seen.scales, "first"), nullptr);
  EXPECT_EQ(seen_edition(test::full_instrument(), Visibility::clinician), test::full_instrument());
}

TEST(SeenEdition, OfAnEarlierEditionAScaleKeepsWhatMayBeSeen) {
  Instrument earlier = test::full_instrument();
  earlier.superseded_by = "2.0.0";
  earlier.items[0].visibility = Visibility::own;  // q1, of the scale "first": q1 and q2, one needed of two
  EXPECT_EQ(validate(earlier), std::vector<Defect>{});
  const Instrument seen = seen_edition(earlier, Visibility::in_scores);
  const Scale& scale = *find_by_id(seen.scales, "first");
  EXPECT_EQ(scale.items, (std::vector<std::string>{"q2"}));
  EXPECT_EQ(scale.left_out, (std::vector<std::string>{"q1"}));
  EXPECT_EQ(scale.missing->min_answered, 1);
  for (const auto& figure : seen.reliabilities)
    EXPECT_NE(figure.scale, "first") << "it holds for the whole scale";
  for (const auto& figure : seen.cutoffs) EXPECT_NE(figure.scale, "first");
}

TEST(SeenEdition, ACompositeIsShownNoMoreWidelyThanItsNarrowestPart) {
  Instrument instrument = test::full_instrument();
  instrument.composites[0].parts.push_back({"hidden", 1});
  EXPECT_EQ(validate(instrument), std::vector<Defect>{});
  EXPECT_EQ(visibility_of(instrument, instrument.composites[0]), Visibility::clinician);
  EXPECT_TRUE(seen_edition(instrument, Visibility::own).composites.empty());
}

TEST(SeenEditions, OfPrivateItemsAloneThereIsNone) {
  Instrument instrument = test::full_instrument();
  for (Item& item : instrument.items) item.visibility = Visibility::own;
  const InstrumentLookup lookup = [&](std::string_view id) {
    return id == instrument.id ? &instrument : nullptr;
  };
  const InstrumentLookup others = seen_editions(lookup, Visibility::in_scores);
  EXPECT_EQ(others(instrument.id, instrument.version), nullptr);
  EXPECT_EQ(others("nothing"), nullptr);
  const InstrumentLookup own = seen_editions(lookup, Visibility::own);
  ASSERT_NE(own(instrument.id), nullptr);
  EXPECT_EQ(own(instrument.id), own(instrument.id, instrument.version)) << "one edition is made once";
}

}  // namespace
}  // namespace intimetry::seen_edition_test
