#include "files/couple_pending.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "error_of.hpp"

namespace intimetry::files::couple_pending_test {
namespace {

TEST(CouplePending, WhatIsKeptIsReadAgainByteForByte) {
  PendingChange change;
  change.couple = {"{\"id\": \"a\"}\n", "\xC3\xA9 \"quoted\"\n"};
  change.clinician = {std::nullopt, "new"};
  const std::string text = save_pending(change);
  EXPECT_EQ(text.back(), '\n');
  const PendingChange again = load_pending(text, "x.json.pending");
  EXPECT_EQ(again.couple.before, change.couple.before);
  EXPECT_EQ(again.couple.after, change.couple.after);
  EXPECT_EQ(again.clinician.before, std::nullopt) << "there was no file";
  EXPECT_EQ(again.clinician.after, "new");
}

TEST(CouplePending, KnowsWhetherAFileChanges) {
  EXPECT_FALSE(TextChange().any());
  EXPECT_FALSE((TextChange{"a", "a"}.any()));
  EXPECT_TRUE((TextChange{"a", "b"}.any()));
  EXPECT_TRUE((TextChange{std::nullopt, ""}.any())) << "an empty file is one";
  EXPECT_TRUE((TextChange{"a", std::nullopt}.any()));
}

TEST(CouplePending, SaysWhatIsWrongAndWhere) {
  const auto places = [](const char* text) {
    const Error error = test::error_of([&] { load_pending(text, "x.json.pending"); });
    EXPECT_EQ(error.code(), ErrorCode::couple_invalid);
    EXPECT_EQ(std::string(error.what()).rfind("x.json.pending", 0), 0U) << error.what();
    std::vector<std::string> found;
    for (const Defect& defect : error.defects())
      found.push_back(std::string(info(defect.code).name) + " " + defect.where);
    return found;
  };
  EXPECT_EQ(places(R"({"format": "intimetry.couple-pending/1", "couple": {"before": 1, "after": null},
                       "clinician": []})"),
            (std::vector<std::string>{"wrong_type /couple/before", "wrong_type /clinician"}));
  EXPECT_EQ(places(R"({"format": "intimetry.couple-pending/2"})"),
            (std::vector<std::string>{"newer_format /format"}));
  EXPECT_EQ(places(R"({"format": "intimetry.couple-pending/1", "couple": {"before": null, "after": null}})"),
            (std::vector<std::string>{"missing_field /clinician"}));
}

}  // namespace
}  // namespace intimetry::files::couple_pending_test
