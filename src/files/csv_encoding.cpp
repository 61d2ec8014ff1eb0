#include "files/csv_encoding.hpp"

#include <cstdint>
#include <cstring>

namespace intimetry::files {
namespace {

struct Lead {
  std::size_t length;
  unsigned char second_low;
  unsigned char second_high;
};

// How a sequence continues after its first byte; length 0 if the byte cannot be a first byte.
constexpr Lead lead_of(unsigned char byte) noexcept {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

}  // namespace

std::size_t first_bad_utf8(std::string_view text) noexcept {
  const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t size = text.size();
  std::size_t at = 0;
  while (at < size) {
    if (byte_at(at) < 0x80) {
      ++at;
      for (std::uint64_t word = 0; size - at >= sizeof word; at += sizeof word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & 0x8080808080808080ULL) != 0) break;
      }
      continue;
    }
    const Lead lead = lead_of(byte_at(at));
    if (lead.length == 0 || size - at < lead.length) return at;
    if (byte_at(at + 1) < lead.second_low || byte_at(at + 1) > lead.second_high) return at;
    for (std::size_t i = 2; i < lead.length; ++i) {
      if ((byte_at(at + i) & 0xC0U) != 0x80U) return at;
    }
    at += lead.length;
  }
  return size;
}

std::string foreign_format(std::string_view start) {
  using namespace std::string_view_literals;
  if (starts_with(start, "\xFF\xFE\0\0"sv) || starts_with(start, "\0\0\xFE\xFF"sv)) return "UTF-32 text";
  if (starts_with(start, "\xFF\xFE"sv) || starts_with(start, "\xFE\xFF"sv)) return "UTF-16 text";
  if (starts_with(start, "PK\x03\x04"sv)) return "an Excel or zip file";
  if (starts_with(start, "\xD0\xCF\x11\xE0"sv)) return "an old Excel file";
  if (starts_with(start, "\x1F\x8B"sv)) return "a gzip file";
  if (starts_with(start, "$FL2"sv) || starts_with(start, "$FL3"sv)) return "an SPSS file";
  if (starts_with(start, "PAR1"sv)) return "a Parquet file";
  const bool nul_first = start.size() >= 2 && start[0] == '\0' && start[1] != '\0';
  const bool nul_second = start.size() >= 2 && start[0] != '\0' && start[1] == '\0';
  if (nul_first || nul_second) return "UTF-16 text without a byte order mark";
  return {};
}

std::string bad_byte(std::string_view text, std::size_t at) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(text[at]);
  std::string words = "byte 0x";
  words += hex[byte >> 4U];
  words += hex[byte & 15U];
  return words + (byte == 0 ? ", which is not allowed in text" : ", which is not UTF-8");
}

}  // namespace intimetry::files
