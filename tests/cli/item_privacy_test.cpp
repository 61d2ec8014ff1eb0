#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/instruments.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "intimetry/report/couple_report.hpp"
#include "intimetry/report/profile_report.hpp"
#include "intimetry/stats/random.hpp"
#include "render/couple_json.hpp"
#include "render/report_html.hpp"
#include "render/report_json.hpp"
#include "render/report_text.hpp"

// Every item of every shipped instrument that is its respondent's own or the clinician's, through all that it
// can be answered with: no byte of what anybody else is given changes, whatever was agreed. What may be seen
// is said here anew, by the words of the instrument's file.

namespace intimetry::render::item_privacy_test {
namespace {

const Date first_day(2026, 1, 10);
const Date last_day(2026, 3, 10);

/// All editions that are shipped.
const std::vector<Instrument>& editions() {
  static const std::vector<Instrument> all = [] {
    std::vector<Instrument> loaded;
    for (const BundledInstrument& one : bundled_instruments())
      loaded.push_back(load_instrument(one.json, one.id));
    for (const BundledInstrument& one : bundled_editions())
      loaded.push_back(load_instrument(one.json, one.id));
    return loaded;
  }();
  return all;
}

const Instrument* find_edition(std::string_view id, std::string_view version) {
  for (const Instrument& one : editions()) {
    if (one.id == id && (version.empty() || one.version == version)) return &one;
  }
  return nullptr;
}

/// The options of an item; some of a line's.
std::vector<double> options_of(const Instrument& instrument, const Item& item) {
  const ResponseSet& set = *find_by_id(instrument.response_sets, item.response_set);
  std::vector<double> options;
  if (set.continuous) return {set.min, (set.min + set.max) / 2, set.max};
  for (double option = set.min; option <= set.max; option += set.step) options.push_back(option);
  return options;
}

CoupleFile answered(const Instrument& instrument, Share share) {
  CoupleFile couple;
  couple.id = "simulated";
  couple.partners = {{"ann", "woman", "Ann"}, {"bo", "man", "Bo"}};
  Random random(5, 0);
  for (const Partner& partner : couple.partners) {
    couple.seen_alone.push_back({partner.id, first_day});
    for (const Perspective meant : instrument.perspectives) {
      if (share != Share::nothing)
        couple.consents.push_back({partner.id, instrument.id, share, first_day, meant, {}, first_day});
      for (const Date date : {first_day, last_day}) {
        Administration& given = couple.administrations.emplace_back();
        given = {partner.id, instrument.id, instrument.version, meant, date, std::nullopt, {}};
        for (const Item& item : instrument.items) {
          const auto options = options_of(instrument, item);
          given.answers.push_back({item.id, Answer(options[random.below(options.size())])});
        }
      }
    }
  }
  return couple;
}

/// Everything that an audience can be given, in every form.
std::string everything_for(const Audience& audience, const CoupleFile& couple) {
  const InstrumentLookup lookup = find_edition;
  CoupleOptions options;
  options.draws = 20;
  const AudienceProfile seen = profile_for(audience, couple, lookup, options);
  const Report report = couple_report(couple, audience, lookup, options);
  const text::Style style(-1);
  return couple_json(seen.profile, audience).dump() +
         render::report_text(profile_report(seen, lookup), style) + render::report_text(report, style) +
         render::report_json(report) + render::report_html(report);
}

/// Every couple that differs in this one answer alone.
std::vector<CoupleFile> with_other_answers(const CoupleFile& couple, const Instrument& instrument,
                                           std::size_t administration, const Item& item) {
  std::vector<CoupleFile> others;
  const auto place = [&](CoupleFile& in) {
    auto& answers = in.administrations[administration].answers;
    return std::find_if(answers.begin(), answers.end(),
                        [&](const ItemAnswer& a) { return a.item == item.id; });
  };
  std::vector<Answer> answers{Answer()};
  for (const double option : options_of(instrument, item)) answers.emplace_back(option);
  if (item.not_applicable) answers.push_back(Answer::not_applicable());
  for (const Answer& answer : answers) place(others.emplace_back(couple))->answer = answer;
  CoupleFile& absent = others.emplace_back(couple);
  absent.administrations[administration].answers.erase(place(absent));
  return others;
}

using Cells = std::map<std::tuple<std::string, std::string, std::string>, std::size_t>;

/// Compares what each audience that may not see an item is given; returns how many pairs, and counts cells.
std::size_t compare_item(const Instrument& instrument, const CoupleFile& couple, std::size_t administration,
                         const Item& item, Share share, const std::map<std::string, std::string>& before,
                         Cells& cells) {
  std::size_t pairs = 0;
  const std::string& owner = couple.administrations[administration].partner;
  for (const CoupleFile& other : with_other_answers(couple, instrument, administration, item)) {
    for (const auto& [who, given] : before) {
      if (who == owner && item.visibility == Visibility::own) continue;  // it is theirs
      const Audience audience = audience_from_word(who, couple);
      EXPECT_TRUE(everything_for(audience, other) == given)
          << instrument.id << " " << instrument.version << " " << item.id << " of " << owner << " shows to "
          << who;
      ++cells[{who == "joint" ? "joint"
               : who == owner ? "respondent"
                              : "partner",
               std::string(word(item.visibility)), std::string(word(share))}];
      ++pairs;
    }
  }
  return pairs;
}

class ItemPrivacy : public testing::TestWithParam<std::size_t> {};

TEST_P(ItemPrivacy, NoPrivateAnswerChangesAByteOfWhatOthersAreGiven) {
  const Instrument& instrument = editions()[GetParam()];
  Cells cells;
  std::size_t expected = 0;
  std::size_t pairs = 0;
  for (const Share share : {Share::nothing, Share::scores, Share::items}) {
    const CoupleFile couple = answered(instrument, share);
    std::map<std::string, std::string> before;
    for (const char* who : {"joint", "ann", "bo"})
      before[who] = everything_for(audience_from_word(who, couple), couple);
    for (std::size_t administration = 0; administration < couple.administrations.size(); ++administration) {
      if (couple.administrations[administration].date != last_day) continue;
      for (const Item& item : instrument.items) {
        if (item.visibility <= Visibility::in_scores) continue;
        ++expected;
        pairs += compare_item(instrument, couple, administration, item, share, before, cells);
      }
    }
  }
  EXPECT_GE(pairs, 2 * expected);
  for (const auto& [cell, count] : cells) {
    std::printf("%-18s %-8s audience %-10s visibility %-9s consent %-8s %5zu pairs\n", instrument.id.c_str(),
                instrument.version.c_str(), std::get<0>(cell).c_str(), std::get<1>(cell).c_str(),
                std::get<2>(cell).c_str(), count);
  }
}

std::vector<std::size_t> with_private_items() {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < editions().size(); ++i) {
    const auto& items = editions()[i].items;
    if (std::any_of(items.begin(), items.end(),
                    [](const Item& item) { return item.visibility > Visibility::in_scores; }))
      places.push_back(i);
  }
  return places;
}

INSTANTIATE_TEST_SUITE_P(Shipped, ItemPrivacy, testing::ValuesIn(with_private_items()),
                         [](const testing::TestParamInfo<std::size_t>& at) {
                           std::string name = editions()[at.param].id + "_" + editions()[at.param].version;
                           std::replace_if(
                               name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
                           return name;
                         });

// The comparison can tell: what may be seen changes what is given.
TEST(ItemPrivacyControl, AnAnswerThatIsSharedIsSeen) {
  const Instrument& instrument = *find_edition("five-dimensions", "");
  const CoupleFile couple = answered(instrument, Share::items);
  const std::string before = everything_for(audience_from_word("bo", couple), couple);
  for (const CoupleFile& other : with_other_answers(couple, instrument, 1, instrument.items[0])) {
    const bool same = other == couple;
    EXPECT_EQ(everything_for(audience_from_word("bo", other), other) == before, same);
  }
}

TEST(ItemPrivacyControl, TheClinicianSeesEveryAnswer) {
  const Instrument& instrument = *find_edition("readiness", "");
  const CoupleFile couple = answered(instrument, Share::nothing);
  const Audience clinician{Audience::Kind::clinician, {}};
  const std::string before = everything_for(clinician, couple);
  for (const CoupleFile& other : with_other_answers(couple, instrument, 1, instrument.items[9]))
    EXPECT_EQ(everything_for(clinician, other) == before, other == couple);
}

// The respondent's own score of an earlier edition holds the private answer; what the two are compared on
// does not.
TEST(ItemPrivacyControl, AnEarlierEditionIsScoredWholeForItsRespondent) {
  const Instrument& earlier = *find_edition("five-dimensions", "1.0.0");
  const CoupleFile couple = answered(earlier, Share::scores);
  const InstrumentLookup lookup = find_edition;
  const auto sexual = [&](const char* who, const char* of) {
    const AudienceProfile seen = profile_for(audience_from_word(who, couple), couple, lookup);
    return *find_score(find_administration(seen.profile, of, "five-dimensions", Perspective::now), "sexual");
  };
  EXPECT_EQ(sexual("clinician", "ann").items, 8U);
  EXPECT_EQ(sexual("ann", "ann").items, 8U);
  EXPECT_EQ(sexual("bo", "ann").items, 7U);
  EXPECT_EQ(sexual("bo", "ann").left_out, (std::vector<std::string>{"q45"}));
  const AudienceProfile seen = profile_for(audience_from_word("bo", couple), couple, lookup);
  const Discrepancy* row = find_discrepancy(seen.profile, "five-dimensions/difference/now/sexual");
  ASSERT_NE(row, nullptr);
  EXPECT_NE(row->note.find("without q45"), std::string::npos) << row->note;
}

}  // namespace
}  // namespace intimetry::render::item_privacy_test
