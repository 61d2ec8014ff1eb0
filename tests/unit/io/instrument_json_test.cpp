#include "intimetry/io/instrument_json.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/instrument/full_instrument.hpp"
#include "unit/io/files.hpp"

namespace intimetry::instrument_json_test {
namespace {

using nlohmann::ordered_json;
using Places = std::vector<std::pair<std::string, std::string>>;

/// The defects that a text is refused for; none if it is not.
std::vector<Defect> defects_of(const std::string& text) {
  try {
    static_cast<void>(load_instrument(text, "x.json"));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::instrument_invalid);
    EXPECT_EQ(std::string(error.what()).rfind("x.json: ", 0), 0U) << error.what();
    EXPECT_FALSE(error.defects().empty());
    return error.defects();
  }
  return {};
}

Places places_of(const std::vector<Defect>& defects) {
  Places places;
  for (const Defect& defect : defects) places.emplace_back(info(defect.code).name, defect.where);
  return places;
}

ordered_json full_json() {
  Instrument full = test::full_instrument();
  full.superseded_by = "2.0.0";
  return ordered_json::parse(save_instrument(full));
}

/// The defects of the full instrument with one place changed.
std::vector<Defect> defects_with(const std::string& pointer, const ordered_json& value) {
  ordered_json json = full_json();
  json[ordered_json::json_pointer(pointer)] = value;
  return defects_of(json.dump());
}

void for_each_key(const ordered_json& json,
                  const std::function<void(const std::string&, const ordered_json&)>& use) {
  if (!json.is_structured()) return;
  for (const auto& [key, value] : json.items()) {
    if (json.is_object()) use(key, value);
    for_each_key(value, use);
  }
}

TEST(InstrumentJson, EveryShippedInstrumentComesBackAsItWent) {
  const auto names = test::shipped_instruments();
  ASSERT_GE(names.size(), 27U);
  for (const std::string& name : names) {
    const std::string text = test::read_file(test::source_dir() / "instruments" / name / "instrument.json");
    const Instrument loaded = load_instrument(text, name);
    const std::string saved = save_instrument(loaded);
    EXPECT_EQ(load_instrument(saved, name), loaded) << name;
    EXPECT_EQ(save_instrument(load_instrument(saved, name)), saved) << name;
    // A default that the file writes out may be left out of what is saved; nothing else may differ.
    for (const auto& change :
         nlohmann::json::diff(nlohmann::json::parse(text), nlohmann::json::parse(saved))) {
      EXPECT_EQ(change.at("op"), "remove") << name << " " << change;
    }
  }
}

TEST(InstrumentJson, TheSampleWithEveryFieldComesBackAsItWent) {
  const Instrument full = test::full_instrument();
  EXPECT_EQ(load_instrument(save_instrument(full), "full"), full);
}

TEST(InstrumentJson, TheSampleHasEveryFieldOfTheSchema) {
  const auto schema =
      ordered_json::parse(test::read_file(test::source_dir() / "schemas/instrument.schema.json"));
  std::set<std::string> used;
  for_each_key(full_json(), [&](const std::string& key, const ordered_json&) { used.insert(key); });
  for_each_key(schema, [&](const std::string& key, const ordered_json& value) {
    if (key != "properties") return;
    for (const auto& [field, unused] : value.items()) {
      EXPECT_EQ(used.count(field), 1U) << field;
    }
  });
}

TEST(InstrumentJson, NumbersAreExactAndWholeOnesAreWhole) {
  const std::string saved = save_instrument(test::full_instrument());
  EXPECT_NE(saved.find("\"sd\": 0.3333333333333333,"), std::string::npos);
  EXPECT_NE(saved.find("\"weight\": -0.3"), std::string::npos);
  EXPECT_NE(saved.find("\"min\": -4,"), std::string::npos);
  EXPECT_EQ(saved.find(".0,"), std::string::npos);
}

TEST(InstrumentJson, DefaultsMayBeLeftOut) {
  const Instrument loaded = load_instrument(R"({
    "format": "intimetry.instrument/1", "id": "one", "version": "1", "title": {"en": "One"},
    "purposes": ["progress"], "citation": {"text": "None."},
    "rights": {"holder": "nobody", "permitted": "all", "permission": "unknown", "source": "made up"},
    "validation": "none", "evidence": [{"part": "all", "source": "made up", "evidence": "secondary"}],
    "perspectives": ["ideal"], "response_sets": [{"id": "seven", "min": 1, "max": 7}],
    "items": [{"id": "q1", "response_set": "seven"}],
    "scales": [{"id": "one", "title": {"en": "One"}, "items": ["q1"], "score": "mean",
                "direction": "higher_is_worse"}]})",
                                            "one.json");
  EXPECT_EQ(loaded.items[0].visibility, Visibility::in_scores);
  EXPECT_FALSE(loaded.items[0].not_applicable);
  EXPECT_EQ(loaded.response_sets[0].step, 1);
  EXPECT_FALSE(loaded.response_sets[0].continuous);
  EXPECT_EQ(loaded.scales[0].multiplier, 1);
  EXPECT_EQ(loaded.scales[0].offset, 0);
  EXPECT_FALSE(loaded.scales[0].missing || loaded.scales[0].gate || loaded.scales[0].dimension);
  EXPECT_FALSE(loaded.scales[0].validity);
  EXPECT_EQ(loaded.perspectives, std::vector<Perspective>{Perspective::ideal});
  EXPECT_EQ(load_instrument(save_instrument(loaded), "one.json"), loaded);
}

// The list beside the file was typed from reading the file, in the order of the fields: first what the format
// forbids, then what the parts say against each other.
TEST(InstrumentJson, TwentyDefectsAreAllReported) {
  const auto folder = test::source_dir() / "tests/data/instrument";
  const auto expected =
      ordered_json::parse(test::read_file(folder / "twenty-defects.expected.json")).get<Places>();
  ASSERT_EQ(expected.size(), 20U);
  EXPECT_EQ(places_of(defects_of(test::read_file(folder / "twenty-defects.json"))), expected);
}

TEST(InstrumentJson, FieldsThatAreThereTwiceAreNamedByTheirPlace) {
  std::string text = save_instrument(test::full_instrument());
  const auto repeat = [&](const std::string& field, std::size_t which) {
    std::size_t at = 0;
    for (std::size_t i = 0; i <= which; ++i) at = text.find(field, at + 1);
    ASSERT_NE(at, std::string::npos) << field;
    text.insert(at, field + ", ");
  };
  repeat("\"validity\": true", 0);
  repeat("\"id\": \"q3\"", 0);
  repeat("\"percentile\": 50", 1);
  EXPECT_EQ(places_of(defects_of(text)), (Places{{"duplicate_field", "/items/2/id"},
                                                 {"duplicate_field", "/scales/1/validity"},
                                                 {"duplicate_field", "/norms/0/table/2/percentile"}}));
}

TEST(InstrumentJson, WrongTypesAreNamedByTheirPlace) {
  const std::vector<std::pair<std::string, ordered_json>> wrong{
      {"/$schema", 1},
      {"/id", 5},
      {"/version", 1.0},
      {"/title", {"a title"}},
      {"/title/en", 3},
      {"/purposes", "intimacy"},
      {"/purposes/0", false},
      {"/citation", "someone"},
      {"/citation/doi", 10.1},
      {"/rights/permission", true},
      {"/evidence", ordered_json::object()},
      {"/evidence/1", "secondary"},
      {"/perspectives/3", 0},
      {"/instructions/now", "As it is."},
      {"/private_instructions/ideal", "As it should be."},
      {"/response_sets/0/min", "0"},
      {"/response_sets/1/step", {2}},
      {"/response_sets/2/continuous", 1},
      {"/response_sets/0/labels/en", {"never", "always"}},
      {"/response_sets/0/labels/en/0", 0},
      {"/items/3/not_applicable", "yes"},
      {"/items/1/number", 2},
      {"/scales/0/items/0", 1},
      {"/scales/0/reversed", "q2"},
      {"/scales/0/missing", 1},
      {"/scales/0/missing/min_answered", "1"},
      {"/scales/2/gate/closed_at", "no"},
      {"/scales/0/dimension", {"emotional"}},
      {"/composites/0/parts/0", "first"},
      {"/composites/0/parts/1/weight", "half"},
      {"/reliabilities/0/n", "90"},
      {"/norms/0/mean", "2.25"},
      {"/norms/0/table", 50},
      {"/norms/0/table/0/score", false},
      {"/change/0/rci", nullptr},
      {"/cutoffs/0/comparison", 1},
      {"/notes", "none"},
  };
  for (const auto& [pointer, value] : wrong) {
    const auto defects = defects_with(pointer, value);
    ASSERT_FALSE(defects.empty()) << pointer;
    EXPECT_EQ(places_of({defects[0]}), (Places{{"wrong_type", pointer}}));
    EXPECT_NE(defects[0].message.find("found"), std::string::npos) << defects[0].message;
  }
}

TEST(InstrumentJson, AWrongTypeIsReportedOnceAndNotAgainAsARule) {
  for (const char* pointer : {"/norms/0/mean", "/norms/0/n", "/cutoffs/0/value", "/response_sets/1/step",
                              "/items/1/number", "/title", "/citation/text", "/evidence", "/scales/0/missing",
                              "/reliabilities/0/value", "/change/0/rci", "/norms/0/table/1"}) {
    EXPECT_EQ(places_of(defects_with(pointer, true)), (Places{{"wrong_type", pointer}}));
  }
}

TEST(InstrumentJson, RequiredFieldsAreAskedFor) {
  for (const char* pointer : {"/format",
                              "/id",
                              "/version",
                              "/title",
                              "/purposes",
                              "/citation",
                              "/citation/text",
                              "/rights",
                              "/rights/holder",
                              "/validation",
                              "/evidence",
                              "/evidence/0/evidence",
                              "/scales/0/score",
                              "/scales/0/direction",
                              "/composites/0/direction",
                              "/reliabilities/0/coefficient",
                              "/norms/0/n",
                              "/norms/0/table/1/score",
                              "/change/0/comparison",
                              "/cutoffs/0/rule",
                              "/notes/0/text"}) {
    ordered_json json = full_json();
    const ordered_json::json_pointer place(pointer);
    json[place.parent_pointer()].erase(place.back());
    EXPECT_EQ(places_of(defects_of(json.dump())), (Places{{"missing_field", pointer}}));
  }
}

TEST(InstrumentJson, FieldsThatDoNotExistAreNamedWithTheNearest) {
  const auto near = [](const std::string& pointer) {
    const auto defects = defects_with(pointer, 1);
    EXPECT_EQ(places_of(defects), (Places{{"unknown_field", pointer}}));
    return defects.empty() ? std::string() : defects[0].message;
  };
  EXPECT_EQ(near("/reliability"), "there is no field 'reliability'; did you mean 'reliabilities'?");
  EXPECT_EQ(near("/scales/0/reverse"), "there is no field 'reverse'; did you mean 'reversed'?");
  EXPECT_EQ(near("/response_sets/1/mix"), "there is no field 'mix'; did you mean 'min'?");
  EXPECT_EQ(near("/items/0/zzzzzzzz"), "there is no field 'zzzzzzzz'");
  EXPECT_EQ(near("/instructions/noww"), "there is no field 'noww'; did you mean 'now'?");
  EXPECT_EQ(near("/scales/0/missing/a~1b"), "there is no field 'a/b'");
}

TEST(InstrumentJson, WordsThatDoNotExistAreNamedWithThoseThatDo) {
  const auto defects = defects_with("/scales/0/score", "median");
  EXPECT_EQ(places_of(defects), (Places{{"bad_value", "/scales/0/score"}}));
  EXPECT_EQ(defects[0].message, "expected sum or mean, found the text 'median'");
}

TEST(InstrumentJson, ALongTextIsQuotedUpToAWholeLetter) {
  std::string umlauts = "x";
  for (int i = 0; i < 40; ++i) umlauts += "ü";
  const auto defects = defects_with("/validation", umlauts);
  ASSERT_EQ(defects.size(), 1U);
  EXPECT_NO_THROW(static_cast<void>(ordered_json(defects[0].message).dump())) << "not UTF-8";
  EXPECT_NE(defects[0].message.find("ü...'"), std::string::npos);
}

TEST(InstrumentJson, WholeNumbersMustBeWhole) {
  EXPECT_EQ(places_of(defects_with("/norms/0/n", 10.5)), (Places{{"bad_value", "/norms/0/n"}}));
  EXPECT_EQ(places_of(defects_with("/norms/0/n", 1e10)), (Places{{"bad_value", "/norms/0/n"}}));
  EXPECT_EQ(places_of(defects_with("/response_sets/1/step", 1.5)),
            (Places{{"bad_value", "/response_sets/1/step"}}));
  EXPECT_EQ(defects_with("/norms/0/n", 1000.0), std::vector<Defect>{});
}

TEST(InstrumentJson, OptionsAreWrittenAsPlainWholeNumbers) {
  for (const char* key : {"", "-", "x", "1.0", "01", "+1", "-0", " 1", "123456", "99999999999"}) {
    const std::string pointer = std::string("/response_sets/0/labels/en/") + key;
    EXPECT_EQ(places_of(defects_with(pointer, "label")), (Places{{"bad_value", pointer}})) << key;
  }
  EXPECT_EQ(places_of(defects_with("/response_sets/1/labels", {{"en", {{"-4", "least"}}}})), Places{});
}

TEST(InstrumentJson, ALaterFormatAndAnotherKindAreSaidAloneWhateverElseIsWrong) {
  const auto only = [](const ordered_json& format) {
    ordered_json json = full_json();
    json["format"] = format;
    json["later"] = "field";
    json.erase("items");
    return places_of(defects_of(json.dump()));
  };
  EXPECT_EQ(only("intimetry.instrument/2"), (Places{{"newer_format", "/format"}}));
  EXPECT_EQ(only("intimetry.instrument/10"), (Places{{"newer_format", "/format"}}));
  EXPECT_EQ(only("intimetry.couple/1"), (Places{{"wrong_format", "/format"}}));
  EXPECT_EQ(only("intimetry.instrument"), (Places{{"wrong_format", "/format"}}));
  EXPECT_EQ(only("intimetry.instrument/"), (Places{{"wrong_format", "/format"}}));
  EXPECT_EQ(only("intimetry.instrument/2x"), (Places{{"wrong_format", "/format"}}));
  EXPECT_EQ(only(1), (Places{{"wrong_format", "/format"}}));
}

TEST(InstrumentJson, WhatIsNotJsonIsNamedByLineAndColumn) {
  const auto message = [](const std::string& text) {
    const auto defects = defects_of(text);
    EXPECT_EQ(places_of(defects), (Places{{"json_syntax", ""}}));
    return defects.empty() ? std::string() : defects[0].message;
  };
  // Line 3, where the comma after "x" is missing: the parser stops at the end of "version".
  EXPECT_EQ(
      message("{\n  \"id\": \"x\"\n  \"version\": \"1\"\n}").rfind("parse error at line 3, column 11", 0),
      0U);
  EXPECT_EQ(message("").rfind("parse error at line 1, column 1", 0), 0U);
  EXPECT_EQ(message("{} {}").rfind("parse error at line 1, column 4", 0), 0U);
  EXPECT_NE(message("{\"id\": \"\xff\"}").find("line 1"), std::string::npos);
  EXPECT_NE(message("{\"id\": 1e999}").find("1e999"), std::string::npos);
  EXPECT_NE(message("[NaN]").find("line 1, column 2"), std::string::npos);
  EXPECT_NE(message(std::string(100000, '[')).find("column 100001"), std::string::npos);
}

TEST(InstrumentJson, TheRootMustBeAnObject) {
  for (const char* text : {"[]", "null", "1", "\"text\"", "true"}) {
    EXPECT_EQ(places_of(defects_of(text)), (Places{{"wrong_type", ""}})) << text;
  }
}

TEST(InstrumentJson, AByteOrderMarkIsNoFault) {
  const Instrument full = test::full_instrument();
  EXPECT_EQ(load_instrument("\xEF\xBB\xBF" + save_instrument(full), "bom"), full);
}

}  // namespace
}  // namespace intimetry::instrument_json_test
