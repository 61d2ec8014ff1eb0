#include "analyses/check/check.hpp"

#include <gtest/gtest.h>

#include <string>

#include "analyses/check/check_cases.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/instrument/prompts.hpp"
#include "intimetry/instruments.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "source_dir.hpp"

namespace intimetry::analyses::check_test {
namespace {

CheckResult check(const std::string& text) { return run_check({}, table::text_source("file.json", text)); }

Error error_of(const std::string& text) {
  try {
    check(text);
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorCode::internal, "nothing was thrown");
}

std::string kmss() { return std::string(bundled("kmss")); }

TEST(RunCheck, AnInstrument) {
  const auto found = std::get<CheckedInstrument>(check(kmss()));
  EXPECT_EQ(found.id, "kmss");
  EXPECT_EQ(found.version, "1.0.0");
  EXPECT_EQ(found.items, 3U);
  EXPECT_EQ(found.scales, 1U);
  EXPECT_FALSE(found.cases) << "a text in memory has no files beside it";
  const std::string path = (test::source_dir() / "instruments" / "kmss" / "instrument.json").string();
  const auto with_cases = std::get<CheckedInstrument>(run_check({}, {.name = path}));
  ASSERT_TRUE(with_cases.cases);
  EXPECT_GT(*with_cases.cases, 0U);
}

TEST(RunCheck, TextsAndPrompts) {
  const auto text = std::get<CheckedText>(check(
      R"({"format": "intimetry.text/1", "instrument": "kmss", "language": "de", "items": {"q1": "Wie?", "q3": "Was?"}})"));
  EXPECT_EQ(text.instrument, "kmss");
  EXPECT_EQ(text.language, "de");
  EXPECT_EQ(text.worded, 2U);
  EXPECT_EQ(text.items, 3U);
  const auto prompts = std::get<CheckedPrompts>(
      check(R"({"format": "intimetry.text/1", "language": "de", "prompts": {"keys_end": "Eingabe"}})"));
  EXPECT_EQ(prompts.translated, 1U);
  EXPECT_EQ(prompts.prompts, prompt_table.size());
  const Error error = error_of(
      R"({"format": "intimetry.text/1", "instrument": "kmss", "language": "de", "items": {"q9": "Wie?"}})");
  EXPECT_EQ(error.code(), ErrorCode::text_invalid);
  EXPECT_EQ(std::string(error.what()).rfind("file.json: does not fit the instrument", 0), 0U) << error.what();
}

TEST(RunCheck, AResponse) {
  const std::string start =
      R"({"format": "intimetry.response/1", "instrument": "kmss", "version": "1.0.0", "perspective": "now", )"
      R"("date": "2026-01-05", "answers": {"q1": 3, "q2": )";
  const auto found = std::get<CheckedResponse>(check(start + "null}}"));
  EXPECT_EQ(found.instrument, "kmss");
  EXPECT_EQ(found.perspective, Perspective::now);
  EXPECT_EQ(found.answers, 2U);
  const Error error = error_of(start + "8}}");
  EXPECT_EQ(error.code(), ErrorCode::response_invalid);
  ASSERT_EQ(error.defects().size(), 1U);
  EXPECT_EQ(error.defects()[0].where, "/answers/q2");
}

TEST(RunCheck, ACouple) {
  const auto found = std::get<CheckedCouple>(check(R"({
    "format": "intimetry.couple/1", "id": "simulated-1",
    "partners": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
    "administrations": [{"partner": "b", "instrument": "kmss", "version": "1.0.0", "perspective": "now",
                         "date": "2026-01-05", "answers": {"q1": 3}}]})"));
  EXPECT_EQ(found.id, "simulated-1");
  EXPECT_EQ(found.administrations, 1U);
}

TEST(RunCheck, OtherFilesAreRefusedByName) {
  EXPECT_EQ(error_of("{").code(), ErrorCode::json_syntax);
  EXPECT_EQ(error_of("{}").code(), ErrorCode::wrong_format);
  EXPECT_EQ(error_of(R"({"format": "intimetry.cases/1"})").code(), ErrorCode::bad_usage);
  EXPECT_EQ(error_of(R"({"format": "intimetry.couple-clinician/1"})").code(), ErrorCode::bad_usage);
  const Error unknown = error_of(R"({"format": "intimetry.response/1", "instrument": "nobody-knows",
    "version": "1", "perspective": "now", "date": "2026-01-05", "answers": {}})");
  EXPECT_EQ(unknown.code(), ErrorCode::unknown_id);
  try {
    run_check({}, {.name = "no_such_file.json"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::file_not_found);
  }
}

TEST(CheckCases, ScoresThatDifferAreDefects) {
  const Instrument instrument = load_instrument(kmss(), "kmss");
  const auto cases = [](const std::string& raw) {
    return R"({"format": "intimetry.cases/1", "instrument": "kmss", "cases": [
      {"name": "all", "perspective": "now", "answers": {"q1": 1, "q2": 4, "q3": 7},
       "scores": {"satisfaction": {"raw": )" +
           raw + R"(, "pomp": 50, "answered": 3, "flags": []}}}]})";
  };
  EXPECT_EQ(check_cases(instrument, cases("12"), "cases.json"), 1U) << "1 + 4 + 7";
  try {
    check_cases(instrument, cases("13"), "cases.json");
    FAIL();
  } catch (const Error& error) {
    ASSERT_EQ(error.defects().size(), 1U);
    EXPECT_EQ(error.defects()[0].where, "/cases/0/scores/satisfaction/raw");
    EXPECT_EQ(error.defects()[0].message, "the case expects 13.0, the key gives 12.0");
  }
}

}  // namespace
}  // namespace intimetry::analyses::check_test
