#include "intimetry/instruments.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ios>
#include <iterator>
#include <string>

#include "intimetry/core/error.hpp"
#include "source_dir.hpp"

namespace intimetry::instruments_test {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Bundled, EveryInstrumentFolderIsThereByteForByte) {
  std::size_t folders = 0;
  for (const auto& entry : fs::directory_iterator(test::source_dir() / "instruments")) {
    const fs::path file = entry.path() / "instrument.json";
    if (!fs::exists(file)) continue;
    ++folders;
    EXPECT_TRUE(bundled(entry.path().filename().string()) == bytes_of(file)) << file;
  }
  EXPECT_GT(folders, 0U);
  EXPECT_EQ(bundled_instruments().size(), folders);
}

TEST(Bundled, IdsAreSorted) {
  const auto all = bundled_instruments();
  EXPECT_TRUE(
      std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; }));
}

TEST(Bundled, UnknownIdNamesTheNearest) {
  try {
    (void)bundled("pnrw");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::unknown_id);
    EXPECT_NE(std::string(error.what()).find("did you mean 'pnrq'"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace intimetry::instruments_test
