#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ios>
#include <iterator>
#include <string>

#include "intimetry/core/error.hpp"
#include "intimetry/instruments.hpp"
#include "source_dir.hpp"

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Bundled, EveryInstrumentFolderIsThereByteForByte) {
  std::size_t folders = 0;
  for (const auto& entry : fs::directory_iterator(intimetry::test::source_dir() / "instruments")) {
    const fs::path file = entry.path() / "instrument.json";
    if (!fs::exists(file)) continue;
    ++folders;
    EXPECT_TRUE(intimetry::bundled(entry.path().filename().string()) == bytes_of(file)) << file;
  }
  EXPECT_GT(folders, 0U);
  EXPECT_EQ(intimetry::bundled_instruments().size(), folders);
}

TEST(Bundled, IdsAreSorted) {
  const auto all = intimetry::bundled_instruments();
  EXPECT_TRUE(
      std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; }));
}

TEST(Bundled, UnknownIdNamesTheNearest) {
  try {
    (void)intimetry::bundled("pnrw");
    FAIL() << "no error";
  } catch (const intimetry::Error& error) {
    EXPECT_EQ(error.code(), intimetry::ErrorCode::unknown_id);
    EXPECT_NE(std::string(error.what()).find("did you mean 'pnrq'"), std::string::npos) << error.what();
  }
}

}  // namespace
