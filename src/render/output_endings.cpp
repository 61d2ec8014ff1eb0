#include "render/output_endings.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace intimetry::render {

namespace {

/// Documents, spreadsheets, slides, pictures, data of other programs, archives.
constexpr auto never_written = std::to_array<std::string_view>(
    {".pdf",  ".doc",      ".docx", ".odt",  ".rtf",   ".pages",   ".epub",    ".ps",    ".xls",  ".xlsx",
     ".xlsm", ".ods",      ".ppt",  ".pptx", ".odp",   ".key",     ".numbers", ".png",   ".jpg",  ".jpeg",
     ".gif",  ".webp",     ".bmp",  ".tif",  ".tiff",  ".svg",     ".eps",     ".sav",   ".zsav", ".por",
     ".dta",  ".sas7bdat", ".rds",  ".rda",  ".rdata", ".parquet", ".feather", ".arrow", ".db",   ".sqlite",
     ".zip",  ".gz",       ".bz2",  ".xz",   ".zst",   ".7z",      ".tar",     ".tgz"});

std::string ending_of(const std::string& file) {
  std::string suffix = std::filesystem::path(file).extension().string();
  for (char& c : suffix) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return suffix;
}

}  // namespace

std::string ending_not_written(const std::string& file) {
  const std::string suffix = ending_of(file);
  const bool never = std::find(never_written.begin(), never_written.end(), suffix) != never_written.end();
  return never ? suffix : std::string();
}

bool ends_as_page(const std::string& file) {
  const std::string suffix = ending_of(file);
  return suffix == ".html" || suffix == ".htm";
}

}  // namespace intimetry::render
