#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/full_screen.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/instrument/prompts.hpp"
#include "intimetry/instrument/questions.hpp"

namespace intimetry::cli {

/// The state of one person's interview: the current question and the answers. Uses keys and lines of text
/// only, not the terminal or files.
class Interview {
 public:
  /// Questions are shown one at a time with wording, or as the numbers of a paper form.
  enum class Manner { one_at_a_time, paper };
  enum class Step { on, left, done };

  /// @param begun earlier answers; those to other items are kept
  Interview(const Questions& questions, const Prompts& prompts, Manner manner,
            const std::vector<ItemAnswer>& begun = {});

  Step press(const Key& key);

  /// Returns the lines to show, or a page of them if they do not fit.
  [[nodiscard]] std::vector<std::string> lines(FullScreen::Size size);

  /// Returns what was answered or skipped so far, in the order of the questions.
  [[nodiscard]] std::vector<ItemAnswer> answers() const;

  /// Returns the number of answered questions, including "not applicable".
  [[nodiscard]] std::size_t answered() const;

 private:
  [[nodiscard]] bool at_end() const { return at_ == questions_.list.size(); }
  [[nodiscard]] const Question& question() const { return questions_.list[at_]; }
  void go(std::size_t to);
  void give(Answer answer);
  void type(const std::string& text);
  void confirm();
  void confirm_number();
  void highlight(int step);
  void turn_page(int step);
  Step press_letter(const std::string& text);
  Step press_at_end(const Key& key);
  [[nodiscard]] std::string said(std::size_t index) const;
  [[nodiscard]] std::vector<std::string> question_lines(std::size_t columns) const;
  [[nodiscard]] std::vector<std::string> option_lines(std::size_t columns) const;
  [[nodiscard]] std::vector<std::string> administration_lines(std::size_t columns) const;
  [[nodiscard]] std::vector<std::string> end_lines(std::size_t columns) const;
  [[nodiscard]] std::vector<std::string> body(std::size_t columns) const;
  [[nodiscard]] std::string say(Prompt prompt, Prompts::Places places = {}) const;
  [[nodiscard]] std::string expected_answer() const;
  [[nodiscard]] std::string keys() const;
  [[nodiscard]] std::string position() const;

  Questions questions_;
  Prompts prompts_;
  Manner manner_;
  std::vector<std::optional<Answer>> given_;  // none: not reached yet
  std::size_t at_ = 0;
  std::string typed_;
  std::optional<std::size_t> chosen_;  // the marked option; the one after the last is "not applicable"
  std::string note_;                   // error of the last key
  std::size_t page_ = 0;
};

}  // namespace intimetry::cli
