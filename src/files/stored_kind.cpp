#include "files/stored_kind.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "files/descriptor.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::files {
namespace {

namespace fs = std::filesystem;

/// Longer than any couple's file: a longer file that begins like JSON is a table of scores.
constexpr std::size_t longest_looked_at = std::size_t{64} << 20U;

constexpr std::string_view blank = " \t\r\n";

/// Returns the text of a regular file if it may be a JSON object, or else an empty text.
std::string object_text(const fs::path& path) {
  struct ::stat found {};
  if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return {};
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) {
    throw Error(ErrorCode::bad_usage, path.string() + ": exists, but cannot be read (" +
                                          std::strerror(errno) +
                                          "), so it may be a couple's file. Give the output another name");
  }
  std::string text;
  std::array<char, 65536> buffer;
  while (text.size() < longest_looked_at) {
    const ::ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(got));
    const std::string_view start = std::string_view(text).substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    const std::size_t first = start.find_first_not_of(blank);
    if (first != std::string_view::npos && start[first] != '{') return {};
  }
  return text;
}

/// Returns whether a field `format` has a value that begins like this, up to its version. The JSON may be
/// incomplete.
bool has_format(std::string_view text, std::string_view kind) {
  constexpr std::string_view name = "\"format\"";
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t colon = text.find_first_not_of(blank, at + name.size());
    if (colon == std::string_view::npos || text[colon] != ':') continue;
    const std::size_t quote = text.find_first_not_of(blank, colon + 1);
    if (quote == std::string_view::npos || text[quote] != '"') continue;
    const std::string_view value = text.substr(quote + 1);
    // Some programs write a slash as \/.
    if (!value.starts_with(kind) || value.size() == kind.size()) continue;
    if (value[kind.size()] == '/' || value[kind.size()] == '\\') return true;
  }
  return false;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Returns the file name in lower case, because some file systems ignore case.
std::string lower_name(const fs::path& path) {
  std::string name = path.filename().string();
  for (char& c : name) c = lower(c);
  return name;
}

bool named_as_draft(const fs::path& path) {
  const std::string name = lower_name(path);
  return name.ends_with(".draft") || name.find(".draft.") != std::string::npos;
}

struct Companion {
  std::string_view end;
  const char* words;
};

constexpr std::array companions{Companion{".clinician.json", "the clinician's file"},
                                Companion{".json.pending", "an interrupted change"},
                                Companion{".json.lock", "the lock"}};

/// Returns "WORDS of NAME.json" if the couple's file NAME.json exists in the folder of `path`, whose name
/// begins with NAME.
std::string of_couple(const char* words, const fs::path& path, std::size_t stem) {
  const std::string couple = path.filename().string().substr(0, stem) + ".json";
  if (!has_format(object_text(path.parent_path() / couple), "intimetry.couple")) return {};
  return std::string(words) + " of " + couple;
}

}  // namespace

StoredKind stored_kind(const fs::path& path) {
  const std::string text = object_text(path);
  if (has_format(text, "intimetry.couple")) return StoredKind::couple;
  if (has_format(text, "intimetry.couple-clinician")) return StoredKind::clinician;
  if (has_format(text, "intimetry.couple-pending")) return StoredKind::pending;
  return named_as_draft(path) && has_format(text, "intimetry.response") ? StoredKind::draft
                                                                        : StoredKind::other;
}

std::string stored_kind_words(StoredKind kind) {
  switch (kind) {
    case StoredKind::couple:
      return "a couple's file";
    case StoredKind::clinician:
      return "the clinician's file of a couple";
    case StoredKind::pending:
      return "an interrupted change of a couple's file";
    case StoredKind::draft:
      return "a draft of somebody's answers";
    case StoredKind::other:
      break;
  }
  return {};
}

std::string stored_place(const fs::path& path) {
  const std::string name = lower_name(path);
  for (const Companion& each : companions) {
    if (name.ends_with(each.end)) return of_couple(each.words, path, name.size() - each.end.size());
  }
  const std::size_t draft = name.find(".json.draft.");
  return draft == std::string::npos ? std::string() : of_couple("a draft", path, draft);
}

}  // namespace intimetry::files
