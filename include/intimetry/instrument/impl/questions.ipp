#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <utility>

#include "intimetry/core/error.hpp"
#include "intimetry/instrument/questions.hpp"

namespace intimetry::INTIMETRY_MODE::instrument::detail {

inline std::string text_in(const LocalText& text, std::string_view language) {
  const auto found = text.find(std::string(language));
  return found == text.end() ? std::string() : found->second;
}

inline std::string printed_number(const Item& item) {
  if (item.number) return *item.number;
  const bool plain = item.id.size() > 1 && item.id[0] == 'q' &&
                     item.id.find_first_not_of("0123456789", 1) == std::string::npos;
  return plain ? item.id.substr(1) : item.id;
}

inline std::vector<AnswerOption> options_of(const ResponseSet& set, std::string_view language) {
  std::vector<AnswerOption> options;
  if (set.continuous) return options;
  const auto labels = set.labels.find(std::string(language));
  for (int value = static_cast<int>(set.min); value <= set.max; value += set.step) {
    AnswerOption option{value, {}};
    if (labels != set.labels.end()) {
      const auto label = labels->second.find(value);
      if (label != labels->second.end()) option.label = label->second;
    }
    options.push_back(std::move(option));
  }
  return options;
}

inline bool is_asked(const Item& item, AskedItems asked) noexcept {
  if (asked == AskedItems::all) return true;
  return (item.visibility == Visibility::clinician) == (asked == AskedItems::clinician_alone);
}

/// Returns the instruction for a perspective in a language, or an empty text.
inline std::string instruction_in(const std::map<Perspective, LocalText>& instructions,
                                  const Questions& questions) {
  const auto found = instructions.find(questions.perspective);
  return found == instructions.end() ? std::string() : text_in(found->second, questions.language);
}

/// Returns whether any question is (or is not) a clinician item.
inline bool any_question(const Questions& questions, bool clinician) {
  return std::any_of(questions.list.begin(), questions.list.end(),
                     [=](const Question& question) { return question.clinician == clinician; });
}

/// The common instructions are needed if any question is open to others, or if the instrument has clinician
/// items only.
inline bool says_open_part(const Instrument& instrument, const Questions& questions) {
  return any_question(questions, false) ||
         std::all_of(instrument.items.begin(), instrument.items.end(),
                     [](const Item& item) { return item.visibility == Visibility::clinician; });
}

/// The parts of the instructions that apply to the questions, in order.
inline std::vector<std::string> instructions_with(const Instrument& instrument, const Questions& questions) {
  std::vector<std::string> parts;
  if (says_open_part(instrument, questions))
    parts.push_back(instruction_in(instrument.instructions, questions));
  if (any_question(questions, true))
    parts.push_back(instruction_in(instrument.private_instructions, questions));
  std::erase(parts, std::string());
  return parts;
}

inline void require_instructions(const Instrument& instrument, const Questions& questions) {
  const std::string what = questions.instrument + ", " + std::string(word(questions.perspective)) + ", in '" +
                           questions.language + "': ";
  const bool of_open_items = any_question(questions, false);
  const bool missing = of_open_items ? instruction_in(instrument.instructions, questions).empty()
                                     : questions.instructions.empty();
  if (missing && questions.perspective != Perspective::now) {
    const bool has_open_part = says_open_part(instrument, questions);
    throw Error(ErrorCode::bad_argument,
                what + "there is no instruction, and the items alone are not clear; add it as '" +
                    (has_open_part ? "instructions" : "private_instructions") + "'");
  }
  // Private instructions say who sees the answers and to answer alone: no translation may omit them.
  if (any_question(questions, true) && instrument.private_instructions.count(questions.perspective) != 0 &&
      instruction_in(instrument.private_instructions, questions).empty()) {
    throw Error(ErrorCode::not_available,
                what +
                    "there is no wording of 'private_instructions', which the clinician items need; "
                    "add it with a text file");
  }
}

inline void require_wording(const Questions& questions) {
  std::string missing;
  std::size_t count = 0;
  for (const Question& question : questions.list) {
    if (!question.text.empty()) continue;
    if (++count <= 5) missing += (missing.empty() ? "" : ", ") + question.id;
  }
  if (count == 0) return;
  throw Error(ErrorCode::not_available, questions.instrument + ", " +
                                            std::string(word(questions.perspective)) + ", in '" +
                                            questions.language + "': there is no wording of " + missing +
                                            (count > 5 ? " and " + std::to_string(count - 5) + " more" : ""));
}

}  // namespace intimetry::INTIMETRY_MODE::instrument::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::vector<std::string> languages_of(const Instrument& instrument, AskedItems asked) {
  std::map<std::string, std::size_t> worded;
  std::size_t items = 0;
  for (const Item& item : instrument.items) {
    if (!instrument::detail::is_asked(item, asked)) continue;
    ++items;
    for (const auto& [language, text] : item.text) ++worded[language];
  }
  std::vector<std::string> languages;
  for (const auto& [language, count] : worded) {
    if (count == items) languages.push_back(language);
  }
  return languages;
}

INTIMETRY_INLINE Questions questions_of(const Instrument& instrument, Perspective perspective,
                                        std::string_view language, AskedItems asked, Wording wording) {
  const auto& meant = instrument.perspectives;
  if (std::find(meant.begin(), meant.end(), perspective) == meant.end()) {
    std::string known;
    for (const Perspective each : meant) known += (known.empty() ? "" : ", ") + std::string(word(each));
    throw Error(ErrorCode::not_available, instrument.id + " is not made for the perspective '" +
                                              std::string(word(perspective)) + "'; it is for " + known);
  }
  Questions questions{instrument.id,
                      instrument.version,
                      perspective,
                      std::string(language),
                      instrument::detail::text_in(instrument.title, language),
                      {},
                      {}};
  for (const Item& item : instrument.items) {
    if (!instrument::detail::is_asked(item, asked)) continue;
    ResponseSet answers = *find_by_id(instrument.response_sets, item.response_set);
    std::vector<AnswerOption> options = instrument::detail::options_of(answers, language);
    answers.labels.clear();
    questions.list.push_back({item.id, instrument::detail::printed_number(item),
                              instrument::detail::text_in(item.text, language), std::move(answers),
                              std::move(options), item.not_applicable,
                              item.visibility == Visibility::clinician});
  }
  if (questions.list.empty()) {
    throw Error(ErrorCode::bad_argument, instrument.id + (asked == AskedItems::clinician_alone
                                                              ? " has no items for the clinician alone"
                                                              : " has only items for the clinician alone"));
  }
  questions.instructions = instrument::detail::instructions_with(instrument, questions);
  if (wording == Wording::needed) {
    instrument::detail::require_wording(questions);
    instrument::detail::require_instructions(instrument, questions);
  }
  return questions;
}

INTIMETRY_INLINE bool is_right_to_left(std::string_view language) {
  std::vector<std::string> parts(1);
  for (const char c : language) {
    if (c == '-') {
      parts.emplace_back();
    } else {
      parts.back() += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
  }
  const auto one_of = [](const std::string& part, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), part) != list.end();
  };
  for (std::size_t i = 1; i < parts.size() && parts[i].size() != 1; ++i) {
    if (parts[i].size() == 4 && parts[i].find_first_of("0123456789") == std::string::npos)
      return one_of(parts[i],
                    {"arab", "aran", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "samr", "mand"});
  }
  return one_of(parts[0], {"ar",  "arc", "azb", "bal", "ckb", "dv", "fa",  "he", "iw", "ks", "lrc",
                           "mzn", "nqo", "pnb", "prs", "ps",  "sd", "syr", "ug", "ur", "yi", "rhg"});
}

}  // namespace intimetry::INTIMETRY_MODE
