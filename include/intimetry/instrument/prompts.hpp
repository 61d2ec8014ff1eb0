#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// A text of the form or of the terminal itself, not of the instrument: its name in text files, and the
/// English wording with {places} to fill in.
struct PromptInfo {
  std::string_view id;
  std::string_view english;
};

inline constexpr std::array prompt_table{
    PromptInfo{"progress_title", "Progress"},
    PromptInfo{"progress", "{done} of {count} answered"},
    PromptInfo{
        "stays_here",
        "Your answers stay in this page until you download them. Nothing is sent anywhere. If you close "
        "or reload the page before that, they are gone."},
    PromptInfo{
        "by_keyboard",
        "With a keyboard: Tab goes to the next statement, the arrow keys and the space bar choose, and "
        "Delete takes an answer back."},
    PromptInfo{
        "no_script",
        "In this browser the page cannot save answers, because scripts are switched off. You can print "
        "it and fill it in on paper."},
    PromptInfo{"who", "Who:"},
    PromptInfo{"date", "Date:"},
    PromptInfo{"number", "A number from {min} to {max}"},
    PromptInfo{"number_fault", "Please give a number from {min} to {max}, or leave it empty."},
    PromptInfo{"not_applicable", "Not applicable"},
    PromptInfo{"take_back", "Take this answer back"},
    PromptInfo{"finish_title", "When you are done"},
    PromptInfo{"unanswered",
               "Without an answer: {count}. You may leave it so: then choose Download once more."},
    PromptInfo{"go_to", "Go to statement {number}"},
    PromptInfo{"download", "Download answers"},
    PromptInfo{"all_answered", "All statements are answered. You can download your answers now."},
    PromptInfo{
        "downloaded",
        "Your browser was given the file response.json to save; it is among your downloads. Your "
        "answers still stand in this page: if others use this device, clear the page, and do not leave "
        "the file where they find it."},
    PromptInfo{"clear", "Clear the page"},
    PromptInfo{"cleared", "The page is cleared."},
    PromptInfo{"position", "{number} of {count}, {done} answered"},
    PromptInfo{"end_position", "End, {done} answered"},
    PromptInfo{"page", "Page {page}/{pages}: PgUp, PgDn"},
    PromptInfo{"skipped", "You have skipped this one."},
    PromptInfo{"choose_first", "Choose an answer first, or press s to skip this one."},
    PromptInfo{"none_yet", "This one has no answer yet; press s to skip it."},
    PromptInfo{"always_applicable", "\"Not applicable\" is no answer to this one; press s to skip it."},
    PromptInfo{"whole_number", "a whole number from {min} to {max}"},
    PromptInfo{"any_number", "a number from {min} to {max}"},
    PromptInfo{"number_in_steps", "{min} to {max} in steps of {step}"},
    PromptInfo{"or_not_applicable", "{options}, or x"},
    PromptInfo{"expected", "{found}: expected {options}"},
    PromptInfo{"every_answered", "Every question is answered."},
    PromptInfo{"open_questions", "Without an answer: {questions}."},
    PromptInfo{"save_or_change",
               "Enter saves the answers. To change one, type the number of its question first: {typed}"},
    PromptInfo{"no_such_question", "There is no question {found}."},
    PromptInfo{"keys_choose",
               "a number, or arrows and Enter   b back   n next   s skip   Del clear   q stop"},
    PromptInfo{"keys_number", "a number, Enter   b back   n next   s skip   Del clear   q stop"},
    PromptInfo{"keys_paper", "a number   s or Space none   x not applicable   b back   n next   q stop"},
    PromptInfo{"keys_end", "Enter save   b back   q stop"},
};

/// One of the prompts, by its name; an unknown name does not compile.
class Prompt {
 public:
  consteval Prompt(const char* id) : index_(index_of(id).value()) {}

  /// Returns the index of a prompt in the table, or nothing.
  [[nodiscard]] static constexpr std::optional<std::size_t> index_of(std::string_view id) noexcept {
    for (std::size_t i = 0; i < prompt_table.size(); ++i) {
      if (prompt_table[i].id == id) return i;
    }
    return std::nullopt;
  }

  [[nodiscard]] constexpr std::size_t index() const noexcept { return index_; }

 private:
  std::size_t index_;
};

/// Returns the names of the {places} in a prompt.
std::set<std::string, std::less<>> places_of(std::string_view text);

/// The prompts in one language; a prompt without a translation is in English.
class Prompts {
 public:
  using Places = std::initializer_list<std::pair<std::string_view, std::string>>;

  /// Sets the wording of the prompt at this index of the table.
  void translate(std::size_t index, std::string words) { translated_[index] = std::move(words); }

  [[nodiscard]] bool is_translated(Prompt prompt) const { return !translated_[prompt.index()].empty(); }

  /// Returns the wording with its places not filled in.
  [[nodiscard]] std::string_view words(Prompt prompt) const {
    return is_translated(prompt) ? translated_[prompt.index()] : prompt_table[prompt.index()].english;
  }

  /// Returns the wording with its places filled in from left to right. Inserted text is not searched for
  /// places.
  [[nodiscard]] std::string say(Prompt prompt, Places places = {}) const;

 private:
  std::array<std::string, prompt_table.size()> translated_;
};

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/prompts.ipp"
#endif
