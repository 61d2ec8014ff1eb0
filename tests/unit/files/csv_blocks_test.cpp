#include "files/csv_blocks.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <ios>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "csv_reference.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::files::csv_blocks_test {
namespace {

using testing::PrintToString;

// Gives `piece` bytes at a time, as a pipe would.
ByteSource source_of(std::string text, std::size_t piece) {
  return [text, piece, at = std::size_t{0}](std::span<char> buffer) mutable {
    const std::size_t taken = std::min({buffer.size(), text.size() - at, piece});
    std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), taken, buffer.begin());
    at += taken;
    return taken;
  };
}

BlockReader reader_of(const std::string& text, ReadOptions options = {}) {
  return BlockReader(source_of(text, 7), "answers.csv", options);
}

struct Read {
  std::vector<reference::Record> records;
  std::vector<std::uint64_t> row_numbers;
  std::size_t blocks = 0;
  std::uint64_t blank_lines = 0;
};

Read read_rows(const std::string& text, ReadOptions options = {}) {
  BlockReader reader = reader_of(text, options);
  Read read;
  Block block;
  Record record;
  std::string scratch;
  while (reader.next(block)) {
    EXPECT_EQ(block.index, read.blocks++);
    Tokenizer tokens(block.text(), reader.header().delimiter, block.first_line);
    std::uint64_t row = block.first_row;
    while (tokens.next(record)) {
      if (record.blank()) continue;
      reference::Record copy{.fields = {}, .line = record.line()};
      for (const Field& field : record.fields()) copy.fields.emplace_back(unquote(field, scratch));
      read.records.push_back(copy);
      read.row_numbers.push_back(row++);
    }
    EXPECT_EQ(row, block.first_row + block.rows);
  }
  EXPECT_EQ(reader.bytes_read(), text.size());
  read.blank_lines = reader.blank_lines();
  return read;
}

std::string error_of(const std::string& text, ErrorCode code, ReadOptions options = {}) {
  try {
    read_rows(text, options);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "no error for " << PrintToString(text);
  return {};
}

TEST(CsvBlocks, TheSizeOfABlockChangesNothing) {
  std::mt19937 random(11);
  const std::vector<std::string> alphabets{",\n\r1", ",\"\n\r1", ",,11\n", "\"\"\n,\xC3\xA9"};
  for (int round = 0; round < 4'000; ++round) {
    const std::string& alphabet = alphabets[static_cast<std::size_t>(round) % alphabets.size()];
    std::string body;
    for (std::size_t length = random() % 200; length > 0; --length) {
      const char c = alphabet[random() % alphabet.size()];
      if (static_cast<unsigned char>(c) > 127)
        body += "\xC3\xA9";
      else
        body += c;
    }
    const std::string text = "a,b\r\n" + body;
    auto expected = reference::split(text, ',');
    const bool open = expected.back().open_quote;
    const auto is_blank = [](const reference::Record& record) { return record.fields.empty(); };
    const auto blank = std::count_if(expected.begin(), expected.end(), is_blank);
    std::erase_if(expected, is_blank);
    expected.erase(expected.begin());
    const std::size_t block_size = 1 + random() % 100;
    SCOPED_TRACE(PrintToString(text) + " in blocks of " + std::to_string(block_size));
    if (open) {
      error_of(text, ErrorCode::data_syntax, {.block_size = block_size});
      continue;
    }
    const Read read = read_rows(text, {.block_size = block_size});
    ASSERT_EQ(read.records, expected);
    ASSERT_EQ(read.blank_lines, static_cast<std::uint64_t>(blank));
    for (std::size_t i = 0; i < read.row_numbers.size(); ++i) ASSERT_EQ(read.row_numbers[i], i + 1);
  }
}

TEST(CsvBlocks, BlocksAreAsSmallAsAskedFor) {
  std::string text = "q1,q2\n";
  for (int i = 0; i < 200; ++i) text += "1,2\n";
  const Read read = read_rows(text, {.block_size = 16});
  EXPECT_EQ(read.records.size(), 200U);
  // The first block may be as long as what was read to find the header.
  EXPECT_GE(read.blocks, (4 * 200 - 64) / 16U);
}

TEST(CsvBlocks, AHeaderAloneHasNoBlocks) {
  EXPECT_EQ(read_rows("a,b").blocks, 0U);
  EXPECT_EQ(read_rows("a,b\r\n").blocks, 0U);
}

TEST(CsvBlocks, TheByteOrderMarkIsNoPartOfTheFirstName) {
  BlockReader reader = reader_of(
      "\xEF\xBB\xBF"
      "q1;q2\n1;2\n");
  EXPECT_EQ(reader.header().names, (std::vector<std::string>{"q1", "q2"}));
  EXPECT_EQ(reader.header().delimiter, ';');
  EXPECT_FALSE(reader.header().delimiter_given);
  EXPECT_EQ(reader.header_text(), "q1;q2");
}

TEST(CsvBlocks, AHeaderMayBeQuotedOverLinesAndLongerThanABlock) {
  const std::string name = "how close,\ndo you feel " + std::string(300, '?');
  BlockReader reader = reader_of("\n\"" + name + "\",q2\n1,2\n", {.block_size = 8});
  EXPECT_EQ(reader.header().names, (std::vector<std::string>{name, "q2"}));
  Block block;
  ASSERT_TRUE(reader.next(block));
  EXPECT_EQ(block.first_line, 4U);
  EXPECT_EQ(block.text(), "1,2\n");
}

TEST(CsvBlocks, SaysWhatKindOfFileItIsNot) {
  using namespace std::string_literals;
  EXPECT_NE(error_of("\xFF\xFE"
                     "q\0"s,
                     ErrorCode::data_encoding)
                .find("UTF-16 text"),
            std::string::npos);
  EXPECT_NE(error_of("\xFE\xFF\0q"s, ErrorCode::data_encoding).find("UTF-16 text"), std::string::npos);
  EXPECT_NE(error_of("\xFF\xFE\0\0q\0\0\0"s, ErrorCode::data_encoding).find("UTF-32"), std::string::npos);
  EXPECT_NE(error_of("q\0,\0"s, ErrorCode::data_encoding).find("without a byte order mark"),
            std::string::npos);
  EXPECT_NE(error_of("PK\x03\x04"s, ErrorCode::data_encoding).find("Excel"), std::string::npos);
}

TEST(CsvBlocks, SaysWhereABadByteStands) {
  EXPECT_EQ(
      error_of("name,q1\nAnna,1\nJos\xE9,2\n", ErrorCode::data_encoding),
      "answers.csv: data row 2 (line 3), column 'name', byte 4 of the line: found byte 0xE9, which is not "
      "UTF-8; save the file as UTF-8");
  EXPECT_EQ(
      error_of("name,q1\n\n\"x\r\ny\rz\",\"\n1\xC0\"\n", ErrorCode::data_encoding),
      "answers.csv: data row 1 (line 6), column 'q1', byte 2 of the line: found byte 0xC0, which is not "
      "UTF-8; save the file as UTF-8");
  EXPECT_EQ(
      error_of("q\xE9,q1\n1,2\n", ErrorCode::data_encoding),
      "answers.csv: header (line 1), byte 2 of the line: found byte 0xE9, which is not UTF-8; save the file "
      "as UTF-8");
  EXPECT_EQ(
      error_of("q1,q2\n1," + std::string(1, '\0') + "\n", ErrorCode::data_encoding),
      "answers.csv: data row 1 (line 2), column 'q2', byte 3 of the line: found byte 0x00, which is not "
      "allowed in text; save the file as UTF-8");
}

TEST(CsvBlocks, ABadByteInALaterBlockIsPlacedInTheFile) {
  const std::string text = "name,q1\nAnna,1\n\nBo,2\nJos\xE9,3\n";
  const std::string message = error_of(text, ErrorCode::data_encoding, {.block_size = 8});
  EXPECT_EQ(message.substr(0, message.find(", byte")), "answers.csv: data row 3 (line 5), column 'name'");
}

TEST(CsvBlocks, SaysWhereAQuoteIsNeverClosed) {
  for (const std::size_t block_size : {4U, 4096U}) {
    EXPECT_EQ(error_of("a,b\n1,2\n\"3\n4\",\"5\n6,7\n", ErrorCode::data_syntax, {.block_size = block_size}),
              "answers.csv: data row 2 (line 4): found a quote that is never closed");
  }
  EXPECT_EQ(error_of("a,\"b\n1,2\n", ErrorCode::data_syntax),
            "answers.csv: header (line 1): found a quote that is never closed");
}

TEST(CsvBlocks, ARecordMayNotBeLongerThanTheLimit) {
  const ReadOptions options{.block_size = 64, .record_limit = 1024};
  const std::string long_cell(900, 'x');
  EXPECT_EQ(read_rows("a,b\n1," + long_cell + "\n", options).records.at(0).fields.at(1), long_cell);
  const std::string quoted = error_of("a,b\n1,\"" + std::string(2000, 'x'), ErrorCode::data_syntax, options);
  EXPECT_EQ(
      quoted,
      "answers.csv: data row 1 (line 2): found a record longer than 1024 bytes; is a closing quote missing?");
  error_of("a,b\n1," + std::string(2000, 'x') + "\n", ErrorCode::data_syntax, options);
  error_of(std::string(2000, 'x'), ErrorCode::data_syntax, options);
}

TEST(CsvBlocks, AnEmptyFileIsAnError) {
  for (const char* text : {"", "\n\r\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n"}) {
    EXPECT_EQ(error_of(text, ErrorCode::data_columns),
              "answers.csv: found nothing, expected a header with column names");
  }
}

TEST(CsvBlocks, FilesThatCannotBeReadAreErrors) {
  const auto folder = std::filesystem::temp_directory_path();
  try {
    BlockReader::open((folder / "no_such_table.csv").string());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::file_not_found);
  }
  try {
    BlockReader::open(folder.string());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::file_read);
    EXPECT_NE(std::string(error.what()).find("Is a directory"), std::string::npos);
  }
}

TEST(CsvBlocks, MemoryDoesNotGrowWithTheFile) {
  const auto path =
      std::filesystem::temp_directory_path() / ("csv_blocks_test_" + std::to_string(::getpid()));
  {
    std::ofstream file(path, std::ios::binary);
    file << "a,b\n";
    for (int i = 0; i < 1'000'000; ++i) file << "1,2\n";
  }
  BlockReader reader = BlockReader::open(path.string(), {.block_size = 4096});
  Block block;
  std::uint64_t rows = 0;
  while (reader.next(block)) {
    rows += block.rows;
    ASSERT_EQ(block.memory.size(), 4096U);
  }
  std::filesystem::remove(path);
  EXPECT_EQ(rows, 1'000'000U);
}

}  // namespace
}  // namespace intimetry::files::csv_blocks_test
