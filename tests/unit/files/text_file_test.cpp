#include "files/text_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>

#include "error_of.hpp"
#include "unit/files/temporary_folder.hpp"

namespace intimetry::files::text_file_test {
namespace {

using test::error_of;

class TextFileTest : public test::TemporaryFolder {};

TEST_F(TextFileTest, IsReadByteForByte) {
  std::string bytes = "line\r\n\xFF";
  bytes += '\0';
  bytes += std::string(200'000, 'x');
  EXPECT_TRUE(read_text(put("text", bytes)) == bytes);
  EXPECT_EQ(read_text(put("empty", "")), "");
}

TEST_F(TextFileTest, ThatIsNotThereIsAnErrorOrNothing) {
  const std::filesystem::path path = folder / "nothing";
  EXPECT_EQ(read_text_if_there(path), std::nullopt);
  const Error error = error_of([&] { read_text(path); });
  EXPECT_EQ(error.code(), ErrorCode::file_not_found);
  EXPECT_STREQ(error.what(), (path.string() + ": no such file").c_str());
}

TEST_F(TextFileTest, ThatCannotBeReadSaysWhy) {
  const Error error = error_of([&] { read_text(folder); });
  EXPECT_EQ(error.code(), ErrorCode::file_read);
  EXPECT_STREQ(error.what(), (folder.string() + ": cannot be read: Is a directory").c_str());
}

}  // namespace
}  // namespace intimetry::files::text_file_test
