#include "cases/case_names.hpp"

#include <algorithm>
#include <filesystem>

#include "files/csv_encoding.hpp"
#include "files/csv_error.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/visible.hpp"
#include "intimetry/data/couple.hpp"

namespace intimetry::cases {

namespace {

[[noreturn]] void refuse_name(std::string_view what, const std::string& words) {
  throw Error(ErrorCode::bad_usage, "case new: " + std::string(what) + ": " + words);
}

/// Returns a label without spaces around it and with ASCII letters in lower case.
std::string compared_label(const std::string& label) {
  const std::size_t first = label.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  std::string text = label.substr(first, label.find_last_not_of(' ') + 1 - first);
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

/// Keeps letters, digits, '.', _ and -; other sequences become one hyphen, or nothing at the ends.
std::string id_from(const std::string& text) {
  std::string id;
  bool gap = false;
  for (const char c : text) {
    const bool first = id.empty();
    const bool fits = is_couple_id(first ? std::string(1, c) : "a" + std::string(1, c));
    if (!fits) {
      gap = !first;
      continue;
    }
    if (gap) id += '-';
    gap = false;
    id += c;
  }
  return id;
}

}  // namespace

void require_name(std::string_view what, const std::string& name) {
  if (files::first_bad_utf8(name) != name.size())
    refuse_name(what, "expected UTF-8, found " + files::shown(name));
  if (!is_plain_line(name)) {
    refuse_name(what,
                "expected text without control characters and direction marks, found " + files::shown(name));
  }
  const std::size_t letters = count_points(name);
  if (letters > longest_name) {
    refuse_name(what, "expected at most " + std::to_string(longest_name) + " letters, found " +
                          std::to_string(letters) + ": " + files::shown(name));
  }
}

void require_two_labels(const std::vector<Partner>& partners) {
  if (partners.size() != 2 || compared_label(partners[0].label) != compared_label(partners[1].label)) return;
  if (partners[0].id == partners[1].id) return;  // reported elsewhere
  refuse_name("--partner", "both partners would have the label " + files::shown(partners[0].label) +
                               ", which reports could not distinguish: give two labels, such as " +
                               partners[0].id + "=Ann and " + partners[1].id + "=Bo");
}

std::string new_couple_id(const std::string& file, const std::string& given) {
  constexpr const char* expected = "letters, digits, '.', _ and -, a letter or digit first, at most 60";
  const std::string stem = std::filesystem::path(file).stem().string();
  std::string id = given.empty() ? id_from(stem) : given;
  if (is_couple_id(id) && id.size() <= longest_name) return id;
  if (!given.empty())
    refuse_name("--id", std::string("expected ") + expected + ", found " + files::shown(given));
  refuse_name(files::display_name(file),
              "the file's name cannot be converted to an id for the couple; give one with --id: " +
                  std::string(expected));
}

}  // namespace intimetry::cases
