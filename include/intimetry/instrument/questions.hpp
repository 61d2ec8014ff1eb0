#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One of the options of a question; the label is empty where the response set has none for it.
struct AnswerOption {
  int value = 0;
  std::string label;
  friend bool operator==(const AnswerOption&, const AnswerOption&) = default;
};

/// One item as it is put to somebody.
struct Question {
  std::string id;
  std::string number;  // as the published form prints it
  std::string text;
  ResponseSet answers;                // without labels
  std::vector<AnswerOption> options;  // none where any number between two ends may be given
  bool not_applicable = false;
  bool clinician = false;
  friend bool operator==(const Question&, const Question&) = default;
};

/// An instrument as one person answers it: one perspective, one language.
struct Questions {
  std::string instrument;
  std::string version;
  Perspective perspective = Perspective::now;
  std::string language;  // empty where none was asked for
  std::string title;
  std::vector<std::string> instructions;  // a paragraph each: of these items, then of the clinician's
  std::vector<Question> list;
  friend bool operator==(const Questions&, const Questions&) = default;
};

/// Which items are put: those that a partner may see too, all, or those for the clinician alone.
enum class AskedItems { not_clinician, all, clinician_alone };

/// Whether questions need their wording: someone who keys in what stands on paper needs none.
enum class Wording { needed, not_needed };

/// Returns the languages in which every item that is asked is worded, in alphabetical order.
std::vector<std::string> languages_of(const Instrument& instrument, AskedItems asked);

/// Returns what to ask: the instrument's items in their order, with wording and labels in this language, and
/// the instructions that go with them: `private_instructions` only with items for the clinician alone,
/// `instructions` with all others, and with all items of an instrument that has no others.
/// A label or title that is absent in the language stays empty; a text of an item never does.
/// @throws Error(bad_argument) if no item is of those asked, or an instruction is needed and missing: of any
/// perspective but now; Error(not_available) if the instrument is not made for the perspective, or wording is
/// needed and missing: of an item, or of private instructions that there are in another language
Questions questions_of(const Instrument& instrument, Perspective perspective, std::string_view language,
                       AskedItems asked = AskedItems::not_clinician, Wording wording = Wording::needed);

/// Returns whether a language is written from right to left, by its tag: the script that it names, or else
/// that which the language is commonly written in.
bool is_right_to_left(std::string_view language);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/questions.ipp"
#endif
