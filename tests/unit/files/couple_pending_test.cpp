#include "files/couple_pending.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

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

TEST(CouplePending, NamesAFileThatIsNotWhatWasSaved) {
  PendingChange change;
  change.couple = {"a", "b"};
  const std::string text = save_pending(change);
  for (const std::string& damaged :
       {std::string("{"), std::string("{}"), text.substr(0, text.size() - 1), " " + text,
        std::string(R"({"format": "intimetry.couple-pending/1", "couple": {"before": 1, "after": null}})")}) {
    const Error error = test::error_of([&] { load_pending(damaged, "x.json.pending"); });
    EXPECT_EQ(error.code(), ErrorCode::couple_invalid);
    EXPECT_EQ(std::string(error.what()).rfind("x.json.pending: ", 0), 0U) << error.what();
  }
  EXPECT_NO_THROW(load_pending(text, "x.json.pending"));
}

}  // namespace
}  // namespace intimetry::files::couple_pending_test
