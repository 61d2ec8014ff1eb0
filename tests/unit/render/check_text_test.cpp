#include "render/check_text.hpp"

#include <gtest/gtest.h>

namespace intimetry::render::check_text_test {
namespace {

TEST(CheckText, EachKindOfFile) {
  EXPECT_EQ(check_text(analyses::CheckedInstrument{"kmss", "1.0.0", 3, 1}),
            "instrument kmss, version 1.0.0: 3 items, 1 scale; no cases.json beside it");
  EXPECT_EQ(check_text(analyses::CheckedInstrument{"kmss", "1.0.0", 3, 1, 1}),
            "instrument kmss, version 1.0.0: 3 items, 1 scale; 1 case scores as expected");
  EXPECT_EQ(check_text(analyses::CheckedInstrument{"kmss", "1.0.0", 3, 2, 4}),
            "instrument kmss, version 1.0.0: 3 items, 2 scales; 4 cases score as expected");
  EXPECT_EQ(check_text(analyses::CheckedText{"kmss", "de", 2, 3}),
            "text for kmss in language de: 2 of 3 items worded");
  EXPECT_EQ(check_text(analyses::CheckedPrompts{"de", 1, 50}), "prompts in language de: 1 of 50 translated");
  EXPECT_EQ(check_text(analyses::CheckedResponse{"kmss", Perspective::now, 1}),
            "response to kmss, perspective now: 1 answer");
  EXPECT_EQ(check_text(analyses::CheckedCouple{"07", 2}), "couple 07: 2 administrations");
}

TEST(CheckJson, SoundOrWithDefects) {
  EXPECT_EQ(check_json("a.json", analyses::CheckedCouple{"07", 2}), R"({
  "file": "a.json",
  "sound": true,
  "about": "couple 07: 2 administrations",
  "defects": []
}
)");
  const Error problem(ErrorCode::couple_invalid, "a.json", {{ErrorCode::bad_value, "/id", "found '\xFF'"}});
  EXPECT_EQ(check_json("a.json", problem), R"({
  "file": "a.json",
  "sound": false,
  "about": null,
  "defects": [
    {
      "code": "bad_value",
      "where": "/id",
      "message": "found ')"
                                           "\xEF\xBF\xBD"
                                           R"('"
    }
  ]
}
)");
}

}  // namespace
}  // namespace intimetry::render::check_text_test
