#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <tuple>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/data/couple_layout.hpp"

namespace intimetry::INTIMETRY_MODE::data::detail {

inline bool is_word_byte(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0;
}

/// One word of a column's name, with the text before and after it.
struct NamePart {
  std::string_view before;
  std::string_view word;
  std::string_view behind;
  MemberPlace place = MemberPlace::middle;
};

/// Splits a name into words at every delimiter; empty if there is only one word.
inline std::vector<NamePart> parts_of(std::string_view name) {
  std::vector<NamePart> parts;
  for (std::size_t i = 0; i < name.size();) {
    if (!is_word_byte(name[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < name.size() && is_word_byte(name[end])) ++end;
    parts.push_back({name.substr(0, i), name.substr(i, end - i), name.substr(end)});
    i = end;
  }
  if (parts.size() < 2) return {};
  if (parts.front().before.empty()) parts.front().place = MemberPlace::first;
  if (parts.back().behind.empty()) parts.back().place = MemberPlace::last;
  return parts;
}

/// Returns the delimiters at the end (or at the start) of a part of a name.
inline std::string_view marks_at_end(std::string_view text) noexcept {
  std::size_t begin = text.size();
  while (begin > 0 && !is_word_byte(text[begin - 1])) --begin;
  return text.substr(begin);
}
inline std::string_view marks_at_start(std::string_view text) noexcept {
  std::size_t end = 0;
  while (end < text.size() && !is_word_byte(text[end])) ++end;
  return text.substr(0, end);
}

inline std::string_view delimiter_of(const NamePart& part) noexcept {
  return part.place == MemberPlace::first ? marks_at_start(part.behind) : marks_at_end(part.before);
}

/// Returns the name without the partner and without one of the delimiters beside it.
inline std::string name_without(const NamePart& part) {
  if (part.place == MemberPlace::first) {
    return std::string(part.behind.substr(marks_at_start(part.behind).size()));
  }
  const std::string_view before =
      part.before.substr(0, part.before.size() - marks_at_end(part.before).size());
  return std::string(before) + std::string(part.behind);
}

inline std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

using PairOfWords = std::pair<std::string_view, std::string_view>;

// Common words in studies for the respondent of a row and for the other partner.
inline constexpr std::array sides{PairOfWords{"a", "p"},          PairOfWords{"actor", "partner"},
                                  PairOfWords{"self", "partner"}, PairOfWords{"own", "partner"},
                                  PairOfWords{"me", "partner"},   PairOfWords{"self", "other"},
                                  PairOfWords{"own", "other"}};

// Common words in studies for the two members of a couple.
inline constexpr std::array member_words{
    PairOfWords{"w", "m"},       PairOfWords{"f", "m"},          PairOfWords{"h", "w"},
    PairOfWords{"a", "b"},       PairOfWords{"x", "y"},          PairOfWords{"1", "2"},
    PairOfWords{"p1", "p2"},     PairOfWords{"wife", "husband"}, PairOfWords{"woman", "man"},
    PairOfWords{"women", "men"}, PairOfWords{"female", "male"},  PairOfWords{"mother", "father"}};

template <std::size_t n>
bool is_among(const std::array<PairOfWords, n>& pairs, const MemberPair& members) {
  const std::string a = lower_case(members[0]);
  const std::string b = lower_case(members[1]);
  return std::any_of(pairs.begin(), pairs.end(), [&](const PairOfWords& pair) {
    return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a);
  });
}

/// A pair of words that may be the partners, with the evidence for it.
struct MemberCandidate {
  MemberPair members;
  MemberPlace place = MemberPlace::last;
  std::size_t columns = 0;

  /// Lower is better: common words for partners, not only numbers, more columns, a later position.
  [[nodiscard]] auto rank() const {
    const bool known = is_among(sides, members) || is_among(member_words, members);
    const bool numbers = std::isdigit(static_cast<unsigned char>(members[0][0])) != 0;
    return std::make_tuple(!known, numbers, -static_cast<long>(columns), place);
  }
};

/// Returns every pair of words that turn one column name into another when exchanged, if no third word does
/// the same at that position.
inline std::vector<MemberCandidate> member_candidates(std::span<const std::string> names) {
  using Hole = std::tuple<std::string_view, std::string_view>;
  std::map<Hole, std::vector<NamePart>> holes;
  for (const std::string& name : names) {
    for (const NamePart& part : parts_of(name)) holes[{part.before, part.behind}].push_back(part);
  }
  const auto position = [&](const NamePart& part) {
    const std::string whole = std::string(part.before) + std::string(part.word) + std::string(part.behind);
    return std::find(names.begin(), names.end(), whole) - names.begin();
  };
  std::map<std::tuple<std::string, std::string, MemberPlace>, std::size_t> counted;
  for (auto& [hole, parts] : holes) {
    if (parts.size() != 2) continue;
    if (position(parts[1]) < position(parts[0])) std::swap(parts[0], parts[1]);
    counted[{std::string(parts[0].word), std::string(parts[1].word), parts[0].place}] += 2;
  }
  std::vector<MemberCandidate> candidates;
  for (const auto& [key, columns] : counted) {
    candidates.push_back({{std::get<0>(key), std::get<1>(key)}, std::get<2>(key), columns});
  }
  return candidates;
}

inline MemberColumns columns_by(std::span<const std::string> names, const MemberPair& members,
                                MemberPlace place) {
  MemberColumns found{members, place, "", {}, {}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::optional<std::size_t> member;
    for (const NamePart& part : parts_of(names[i])) {
      if (part.place != place || member) continue;
      if (part.word == members[0]) member = 0;
      if (part.word == members[1]) member = 1;
      if (!member) continue;
      if (found.variables.empty()) found.delimiter = delimiter_of(part);
      const std::string name = name_without(part);
      auto known = std::find_if(found.variables.begin(), found.variables.end(),
                                [&](const MemberVariable& variable) { return variable.name == name; });
      if (known == found.variables.end()) {
        found.variables.push_back({name, {}});
        known = found.variables.end() - 1;
      }
      require(!known->columns[*member], ErrorCode::data_columns, "find_member_columns", "names",
              "two columns hold the same variable of the same partner: '" + names[i] + "' is the second");
      known->columns[*member] = i;
    }
    if (!member) found.others.push_back(i);
  }
  return found;
}

}  // namespace intimetry::INTIMETRY_MODE::data::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE bool are_sides(const MemberPair& members) {
  return data::detail::is_among(data::detail::sides, members);
}

INTIMETRY_INLINE std::optional<MemberColumns> find_member_columns(std::span<const std::string> names,
                                                                  const std::optional<MemberPair>& members) {
  std::optional<data::detail::MemberCandidate> best;
  std::optional<data::detail::MemberCandidate> rival;
  for (data::detail::MemberCandidate candidate : data::detail::member_candidates(names)) {
    if (members) {
      const bool same =
          candidate.members == *members || candidate.members == MemberPair{(*members)[1], (*members)[0]};
      if (!same) continue;
      candidate.members = *members;
    }
    if (!best || candidate.rank() < best->rank()) {
      best = candidate;
      rival.reset();
    } else if (candidate.rank() == best->rank()) {
      rival = candidate;
    }
  }
  if (!best) return std::nullopt;
  if (rival) {
    throw Error(ErrorCode::data_columns, "the columns' names fit the partners '" + best->members[0] +
                                             "' and '" + best->members[1] + "' as well as '" +
                                             rival->members[0] + "' and '" + rival->members[1] + "'");
  }
  MemberPair pair = best->members;
  if (are_sides(pair) && !members) {
    const std::string second = data::detail::lower_case(pair[1]);
    if (second == "a" || second == "self" || second == "own" || second == "actor" || second == "me") {
      std::swap(pair[0], pair[1]);
    }
  }
  return data::detail::columns_by(names, pair, best->place);
}

INTIMETRY_INLINE std::vector<std::string> too_many_members(std::span<const std::string> names) {
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> ends;
  for (const std::string& name : names) {
    const auto parts = data::detail::parts_of(name);
    if (parts.empty() || parts.back().place != MemberPlace::last) continue;
    ends[{std::string(parts.back().before), ""}].emplace_back(parts.back().word);
  }
  for (auto& [stem, words] : ends) {
    if (words.size() < 3) continue;
    const bool numbers = std::all_of(words.begin(), words.end(), [](const std::string& word) {
      return std::isdigit(static_cast<unsigned char>(word.back())) != 0;  // numbered items, not partners
    });
    if (!numbers) return words;
  }
  return {};
}

INTIMETRY_INLINE std::string member_column(std::string_view name, std::string_view member, MemberPlace place,
                                           std::string_view delimiter) {
  const std::string set_apart(delimiter);
  if (place == MemberPlace::first) return std::string(member) + set_apart + std::string(name);
  std::size_t item = name.size();
  std::size_t stem = name.size();
  if (place == MemberPlace::middle) {
    const auto parts = data::detail::parts_of(name);
    if (!parts.empty() && parts.back().behind.empty()) {
      item = parts.back().before.size();
      stem = item - data::detail::marks_at_end(parts.back().before).size();
    } else {
      while (item > 0 && std::isdigit(static_cast<unsigned char>(name[item - 1])) != 0) --item;
      if (item == 0) item = name.size();
      stem = item;
    }
  }
  std::string column = std::string(name.substr(0, stem)) + set_apart + std::string(member);
  if (item < name.size()) column += set_apart + std::string(name.substr(item));
  return column;
}

}  // namespace intimetry::INTIMETRY_MODE
