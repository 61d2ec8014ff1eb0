#include "files/csv_chunk.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace intimetry::files::csv_chunk_test {
namespace {

TEST(CsvChunk, MasksMarkTheWantedBytes) {
  std::mt19937 random(7);
  for (int round = 0; round < 1'000; ++round) {
    std::string bytes(chunk_size, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 2 == 0 ? ',' + random() % 3 : random() % 256);
    std::uint64_t commas = 0;
    std::uint64_t either = 0;
    std::uint64_t high = 0;
    for (std::size_t i = 0; i < chunk_size; ++i) {
      const std::uint64_t bit = std::uint64_t{1} << i;
      if (bytes[i] == ',') commas |= bit;
      if (bytes[i] == ',' || bytes[i] == '.') either |= bit;
      if (static_cast<unsigned char>(bytes[i]) > 127) high |= bit;
    }
    EXPECT_EQ(equal_mask_portable(bytes.data(), ','), commas);
    EXPECT_EQ(any_mask(bytes.data(), ',', '.'), either);
    EXPECT_EQ(high_mask(bytes.data()), high);
  }
}

}  // namespace
}  // namespace intimetry::files::csv_chunk_test
