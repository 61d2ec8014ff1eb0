#include "instruments/norm_files.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "error_of.hpp"
#include "intimetry/io/norms_json.hpp"
#include "unit/couple/couple_kit.hpp"
#include "unit/files/temporary_folder.hpp"

namespace intimetry::instruments::norm_files_test {
namespace {

using test::closeness;
using test::error_of;
using test::only;

/// Norms of couples, and one of persons, without which there is no norm file.
NormFile norms() {
  NormFile file = test::norms_by_roles();
  GroupNorm& norm = file.norms.emplace_back();
  norm.scale = "s1";
  norm.group = "clinic";
  norm.n = 240;
  norm.mean = 20;
  norm.sd = 5;
  return file;
}

class CoupleNormFiles : public test::TemporaryFolder {};

TEST_F(CoupleNormFiles, AreReadOneForEachInstrument) {
  const Instrument instrument = closeness(1);
  const std::string path = put("norms.json", save_norms(norms()));
  const std::vector<NormFile> files = read_norms({path}, only(instrument));
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].instrument, "closeness");
  EXPECT_EQ(files[0].couples, norms().couples);
  EXPECT_TRUE(read_norms({}, only(instrument)).empty());
  const Error twice = error_of([&] { read_norms({path, path}, only(instrument)); });
  EXPECT_EQ(twice.code(), ErrorCode::bad_usage);
  EXPECT_STREQ(twice.what(), (path + ": there are norms of 'closeness' already").c_str());
}

TEST_F(CoupleNormFiles, OfAnInstrumentThatIsNotKnownAreRefused) {
  const std::string path = put("norms.json", save_norms(norms()));
  const Error error =
      error_of([&] { read_norms({path}, [](std::string_view) -> const Instrument* { return nullptr; }); });
  EXPECT_EQ(error.code(), ErrorCode::unknown_id);
  EXPECT_STREQ(error.what(), (path + ": norms of 'closeness', which is not known here").c_str());
}

TEST_F(CoupleNormFiles, OfScalesThatTheInstrumentDoesNotHaveAreRefused) {
  const Instrument instrument = closeness(1);
  NormFile other = norms();
  other.norms[0].scale = "s9";
  const std::string path = put("norms.json", save_norms(other));
  const Error error = error_of([&] { read_norms({path}, only(instrument)); });
  EXPECT_EQ(error.code(), ErrorCode::norms_invalid);
  EXPECT_EQ(error_of([&] { read_norms({"/nothing.json"}, only(instrument)); }).code(),
            ErrorCode::file_not_found);
}

}  // namespace
}  // namespace intimetry::instruments::norm_files_test
