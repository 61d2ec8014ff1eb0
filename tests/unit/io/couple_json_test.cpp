#include "intimetry/io/couple_json.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "error_of.hpp"
#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/response_json.hpp"
#include "source_dir.hpp"
#include "unit/io/sample_instruments.hpp"

namespace intimetry::couple_json_test {
namespace {

using test::error_of;
using test::Places;
using test::places_of;
using test::sample_instrument;
using test::simulated_couple;

namespace fs = std::filesystem;

const fs::path folder = test::source_dir() / "tests" / "data" / "couple";

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> files_in(const char* name) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder / name)) {
    if (entry.path().extension() == ".json" && entry.path().filename() != "expected.json")
      paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Loads with the reader named, saves, and returns the text.
std::string saved_again(const std::string& reader, const std::string& text, const std::string& name,
                        const InstrumentLookup& lookup) {
  if (reader == "couple") return save_couple(load_couple(text, name, lookup));
  if (reader == "clinician") return save_clinician(load_clinician(text, name, lookup));
  return save_response(load_response(text, name));
}

TEST(CoupleJson, ValidFilesComeBackAsTheyAre) {
  const auto paths = files_in("valid");
  ASSERT_GE(paths.size(), 6U);
  for (const fs::path& path : paths) {
    const std::string name = path.filename().string();
    const std::string reader = name.substr(0, name.find_first_of("-."));
    const std::string text = read(path);
    EXPECT_EQ(saved_again(reader, text, name, sample_instrument), text) << name;
  }
}

TEST(CoupleJson, EveryDefectIsReportedWithItsPlace) {
  const auto expected = nlohmann::json::parse(read(folder / "invalid" / "expected.json"));
  const auto paths = files_in("invalid");
  EXPECT_EQ(paths.size(), expected.size());
  for (const fs::path& path : paths) {
    const std::string name = path.filename().string();
    SCOPED_TRACE(name);
    ASSERT_TRUE(expected.contains(name));
    const auto& row = expected[name];
    const InstrumentLookup lookup =
        row.contains("with_instruments") ? InstrumentLookup(sample_instrument) : nullptr;
    const std::string reader = row["reader"];
    const Error error = error_of([&] { saved_again(reader, read(path), name, lookup); });
    EXPECT_EQ(error.code(), reader == "response" ? ErrorCode::response_invalid : ErrorCode::couple_invalid);
    Places places;
    for (const auto& defect : row["defects"]) places.emplace_back(defect["code"], defect["where"]);
    EXPECT_EQ(places_of(error.defects()), places) << error.what();
    EXPECT_EQ(std::string(error.what()).rfind(name, 0), 0U) << "the message begins with the file's name";
  }
}

TEST(CoupleJson, AFileIsReadFieldByField) {
  const CoupleFile couple = load_couple(R"({
    "format": "intimetry.couple/1", "id": "simulated-1",
    "partners": [{"id": "a", "role": "wife", "label": "Simulated partner A"},
                 {"id": "b", "label": "Simulated partner B"}],
    "administrations": [{"partner": "b", "instrument": "sample-closeness", "version": "1.0.0",
                         "perspective": "now", "date": "2026-03-01",
                         "answers": {"q3": "not_applicable", "q1": 4.0, "q2": null}}],
    "consents": [{"partner": "a", "instrument": "sample-closeness", "share": "scores",
                   "date": "2026-03-01"}]})",
                                        "simulated.json", sample_instrument);
  EXPECT_EQ(couple, simulated_couple());
}

TEST(CoupleJson, MessagesNameTheNearestThing) {
  CoupleFile couple = simulated_couple();
  couple.administrations[0].answers[1].item = "q11";
  couple.administrations[0].partner = "B";
  const auto defects = check_privacy(couple.administrations, CouplePart::open, sample_instrument);
  ASSERT_EQ(defects.size(), 1U);
  EXPECT_EQ(defects[0].message, "'sample-closeness' has no item 'q11'; did you mean 'q1'?");
  const Error error = error_of([&] { save_couple(couple); });
  ASSERT_EQ(error.defects().size(), 1U);
  EXPECT_EQ(error.defects()[0].code, ErrorCode::unknown_partner);
  EXPECT_EQ(error.defects()[0].message, "the couple has no partner 'B'; did you mean 'b'?");
}

TEST(CoupleJson, WhatCouldNotBeReadIsNotReportedAsUnknownToo) {
  const std::string text = read(folder / "invalid" / "edited-by-hand.json");
  const Error without = error_of([&] { load_couple(text, "edited"); });
  const Error with = error_of([&] { load_couple(text, "edited", sample_instrument); });
  EXPECT_EQ(places_of(with.defects()), places_of(without.defects())) << with.what();
}

TEST(CoupleJson, NumbersKeepTheirValue) {
  CoupleFile couple = simulated_couple();
  auto& answers = couple.administrations[0].answers;
  answers.clear();
  const std::vector<double> numbers{
      0,          -1,  0.1, 1.0 / 3, 2.5, 1e15, 9007199254740993.0, -1e300, 5e-324, 1e-7, 4503599627370497.5,
      123456.789, 1e22};
  for (std::size_t i = 0; i < numbers.size(); ++i)
    answers.push_back({"q" + std::to_string(i + 1), Answer(numbers[i])});
  const std::string text = save_couple(couple);
  EXPECT_EQ(load_couple(text, "numbers"), couple);
  EXPECT_EQ(save_couple(load_couple(text, "numbers")), text);
  EXPECT_NE(text.find("\"q2\": -1,"), std::string::npos) << "a whole number is written as one";
}

TEST(CoupleJson, WhatCouldNotBeReadAgainIsNotWritten) {
  const auto refused_at = [](auto change) {
    CoupleFile couple = simulated_couple();
    change(couple);
    return places_of(error_of([&] { save_couple(couple); }).defects());
  };
  EXPECT_EQ(refused_at([](CoupleFile& c) { c.partners.pop_back(); }), (Places{{"bad_range", "/partners"}}));
  EXPECT_EQ(refused_at([](CoupleFile& c) { c.partners[1].id = "joint"; }).front(),
            (std::pair<std::string, std::string>{"bad_value", "/partners/1/id"}));
  EXPECT_EQ(refused_at([](CoupleFile& c) { c.administrations[0].date = Date(); }),
            (Places{{"bad_value", "/administrations/0/date"}}));
  EXPECT_EQ(refused_at([](CoupleFile& c) { c.administrations.push_back(c.administrations[0]); }),
            (Places{{"duplicate_id", "/administrations/1"}}));
  EXPECT_EQ(refused_at([](CoupleFile& c) {
              c.seen_alone.push_back({"nobody", Date(2026, 3, 1)});
            }),
            (Places{{"unknown_partner", "/seen_alone/0/partner"}}));
  EXPECT_EQ(refused_at([](CoupleFile& c) { c.clinician_file = "beside"; }),
            (Places{{"bad_value", "/clinician_file"}}));
  EXPECT_EQ(refused_at([](CoupleFile& c) {
              c.administrations[0].answers.push_back({"q1", Answer(2)});
            }),
            (Places{{"duplicate_field", "/administrations/0/answers/q1"}}));
  EXPECT_EQ(refused_at([](CoupleFile& c) { c.partners[0].label = "\xff"; }), (Places{{"bad_value", ""}}));
}

TEST(CoupleJson, DeepNestingIsReportedNotFollowed) {
  std::string text = R"({"format": )";
  text.append(200000, '[').append(200000, ']').append("}");
  EXPECT_EQ(places_of(error_of([&] { load_couple(text, "deep"); }).defects()),
            (Places{{"wrong_format", "/format"}}));
}

}  // namespace
}  // namespace intimetry::couple_json_test
