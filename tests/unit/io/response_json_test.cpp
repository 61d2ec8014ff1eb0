#include "intimetry/io/response_json.hpp"

#include <gtest/gtest.h>

#include <string>

#include "error_of.hpp"
#include "unit/io/sample_instruments.hpp"

namespace intimetry::response_json_test {
namespace {

using test::error_of;
using test::Places;
using test::places_of;

TEST(ResponseJson, WhatCouldNotBeReadAgainIsNotWritten) {
  Response response{"sample-closeness", "1.0.0", Perspective::now,
                    Date(2026, 3, 1),   "en",    {{"q1", Answer(3)}}};
  EXPECT_EQ(load_response(save_response(response), "response"), response);
  response.answers.push_back(response.answers[0]);
  EXPECT_EQ(places_of(error_of([&] { save_response(response); }).defects()),
            (Places{{"duplicate_field", "/answers/q1"}}));
  response.answers.pop_back();
  response.language = "english language";
  EXPECT_EQ(places_of(error_of([&] { save_response(response); }).defects()),
            (Places{{"bad_value", "/language"}}));
}

TEST(ResponseJson, IsReadFieldByField) {
  const Response response = load_response(R"({
    "format": "intimetry.response/1", "instrument": "sample-closeness", "version": "1.0.0",
    "perspective": "ideal", "date": "2026-03-01", "language": "de",
    "answers": {"q3": "not_applicable", "q1": 4.0, "q2": null}})",
                                          "response.json");
  const Response expected{
      "sample-closeness", "1.0.0", Perspective::ideal,
      Date(2026, 3, 1),   "de",    {{"q3", Answer::not_applicable()}, {"q1", Answer(4)}, {"q2", Answer()}}};
  EXPECT_EQ(response, expected);
  EXPECT_EQ(load_response(save_response(response), "again"), response);
}

TEST(ResponseJson, SaysEveryDefectAndTheFilesName) {
  const Error error = error_of([] {
    load_response(R"({"format": "intimetry.response/1", "instrument": "sample-closeness", "version": "1.0.0",
                      "perspective": "nwo", "date": "2026-02-30", "answers": {"q1": "often"}})",
                  "response.json");
  });
  EXPECT_EQ(error.code(), ErrorCode::response_invalid);
  EXPECT_EQ(std::string(error.what()).rfind("response.json", 0), 0U);
  EXPECT_EQ(places_of(error.defects()),
            (Places{{"bad_value", "/perspective"}, {"bad_value", "/date"}, {"bad_value", "/answers/q1"}}));
}

TEST(ResponseJson, OfAnotherKindIsRefused) {
  const Error error = error_of([] { load_response(R"({"format": "intimetry.couple/1"})", "couple.json"); });
  EXPECT_EQ(error.code(), ErrorCode::response_invalid);
  EXPECT_EQ(places_of(error.defects()), (Places{{"wrong_format", "/format"}}));
}

}  // namespace
}  // namespace intimetry::response_json_test
