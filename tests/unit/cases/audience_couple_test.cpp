#include "cases/audience_couple.hpp"

#include <gtest/gtest.h>

#include "unit/files/couple_folder.hpp"

namespace intimetry::cases::audience_couple_test {
namespace {

using test::error_of;

using test::sample_instrument;

class AudienceCoupleTest : public test::CoupleFolder {};

bool has_answer(const CoupleFile& couple, const char* item) {
  return answer_to(couple.administrations.at(0), item) != nullptr;
}

// q4 is for the clinician alone.
TEST_F(AudienceCoupleTest, OfTheClinicianHasTheCliniciansAnswers) {
  const AudienceCouple opened = load_couple_for("clinician", couple_path.string(), sample_instrument);
  EXPECT_EQ(opened.audience, (Audience{Audience::Kind::clinician, {}}));
  EXPECT_TRUE(has_answer(opened.couple, "q1") && has_answer(opened.couple, "q4"));
}

TEST_F(AudienceCoupleTest, OfAnyoneElseIsOpenedWithoutEvenLookingAtThem) {
  write(clinician_path, "no JSON");
  for (const char* audience : {"joint", "a", "b"}) {
    const AudienceCouple opened = load_couple_for(audience, couple_path.string(), sample_instrument);
    EXPECT_TRUE(has_answer(opened.couple, "q1")) << audience;
    EXPECT_FALSE(has_answer(opened.couple, "q4")) << audience;
  }
  EXPECT_EQ(error_of([&] { load_couple_for("clinician", couple_path.string(), sample_instrument); }).code(),
            ErrorCode::couple_invalid);
}

TEST_F(AudienceCoupleTest, OfNobodyIsRefused) {
  const Error error = error_of([&] { load_couple_for("c", couple_path.string(), sample_instrument); });
  EXPECT_EQ(error.code(), ErrorCode::unknown_id);
  EXPECT_EQ(
      error_of([&] { load_couple_for("a", (folder / "none.json").string(), sample_instrument); }).code(),
      ErrorCode::file_not_found);
}

}  // namespace
}  // namespace intimetry::cases::audience_couple_test
