#include "files/stored_kind.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/files/temporary_folder.hpp"

namespace intimetry::files::stored_kind_test {
namespace {

class StoredKindTest : public test::TemporaryFolder {};

TEST_F(StoredKindTest, IsSaidByTheFieldFormatWhereverItStands) {
  EXPECT_EQ(stored_kind(put("a", R"({"format": "intimetry.couple/1"})")), StoredKind::couple);
  EXPECT_EQ(stored_kind(put("b", R"({"format": "intimetry.couple-clinician/1"})")), StoredKind::clinician);
  EXPECT_EQ(stored_kind(put("c", R"({"format": "intimetry.couple-pending/1"})")), StoredKind::pending);
  EXPECT_EQ(
      stored_kind(put("d", "\xEF\xBB\xBF\n {\"id\": \"x\", \"format\" :\"intimetry.couple\\/99\", broken")),
      StoredKind::couple);
  EXPECT_EQ(stored_kind(put("e", R"({"format": "intimetry.couples/1"})")), StoredKind::other);
  EXPECT_EQ(stored_kind(put("f", R"({"formats": "intimetry.couple/1"})")), StoredKind::other);
  EXPECT_EQ(stored_kind(put("g", R"(q1,"format": "intimetry.couple/1")")), StoredKind::other);
  EXPECT_EQ(stored_kind(put("h", "")), StoredKind::other);
  EXPECT_EQ(stored_kind(folder / "nothing"), StoredKind::other);
  EXPECT_EQ(stored_kind(folder), StoredKind::other);
}

TEST_F(StoredKindTest, ADraftIsAResponseThatIsNamedAsOne) {
  const std::string response = R"({"format": "intimetry.response/1"})";
  EXPECT_EQ(stored_kind(put("r.json.draft", response)), StoredKind::draft);
  EXPECT_EQ(stored_kind(put("c.json.DRAFT.a.0123", response)), StoredKind::draft);
  EXPECT_EQ(stored_kind(put("r.json", response)), StoredKind::other);
  EXPECT_EQ(stored_kind(put("poem.draft", "no draft, but a poem")), StoredKind::other);
}

TEST_F(StoredKindTest, ANameBesideACouplesFileIsKept) {
  put("Ann.json", R"({"format": "intimetry.couple/1"})");
  put("table.json", "[]");
  EXPECT_EQ(stored_place(folder / "Ann.clinician.json"), "the clinician's file of Ann.json");
  EXPECT_EQ(stored_place(folder / "Ann.json.pending"), "an interrupted change of Ann.json");
  EXPECT_EQ(stored_place(folder / "Ann.json.LOCK"), "the lock of Ann.json");
  EXPECT_EQ(stored_place(folder / "Ann.json.draft.a.0123"), "a draft of Ann.json");
  EXPECT_EQ(stored_place(folder / "Ann.json"), "");
  EXPECT_EQ(stored_place(folder / "Bo.clinician.json"), "") << "there is no Bo.json";
  EXPECT_EQ(stored_place(folder / "table.clinician.json"), "") << "table.json is no couple's";
}

TEST(StoredKindWords, AreThereForAllThatIsKept) {
  EXPECT_EQ(stored_kind_words(StoredKind::couple), "a couple's file");
  EXPECT_EQ(stored_kind_words(StoredKind::clinician), "the clinician's file of a couple");
  EXPECT_EQ(stored_kind_words(StoredKind::pending), "an interrupted change of a couple's file");
  EXPECT_EQ(stored_kind_words(StoredKind::draft), "a draft of somebody's answers");
  EXPECT_EQ(stored_kind_words(StoredKind::other), "");
}

}  // namespace
}  // namespace intimetry::files::stored_kind_test
