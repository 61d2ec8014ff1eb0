#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One answer option of a question; the label is empty if the response set has none.
struct AnswerOption {
  int value = 0;
  std::string label;
  friend bool operator==(const AnswerOption&, const AnswerOption&) = default;
};

/// One item as it is asked.
struct Question {
  std::string id;
  std::string number;  // as printed in the published form
  std::string text;
  ResponseSet answers;                // without labels
  std::vector<AnswerOption> options;  // empty if any number in a range is allowed
  bool not_applicable = false;
  bool clinician = false;
  friend bool operator==(const Question&, const Question&) = default;
};

/// An instrument in one perspective and one language, as it is presented to a respondent.
struct Questions {
  std::string instrument;
  std::string version;
  Perspective perspective = Perspective::now;
  std::string language;  // empty if no language was requested
  std::string title;
  std::vector<std::string> instructions;  // one paragraph each: for the common items, then for the
                                          // clinician's
  std::vector<Question> list;
  friend bool operator==(const Questions&, const Questions&) = default;
};

/// Which items to ask: those that a partner may see too, all, or the clinician items only.
enum class AskedItems { not_clinician, all, clinician_alone };

/// Whether questions need their wording: copying answers from paper does not.
enum class Wording { needed, not_needed };

/// Returns the languages that have wording for every asked item, in alphabetical order.
std::vector<std::string> languages_of(const Instrument& instrument, AskedItems asked);

/// Returns the questions to ask: the instrument's items in order, with wording and labels in this language,
/// and the instructions for them. `private_instructions` are included only with clinician items,
/// `instructions` with all other items, or if the instrument has clinician items only.
/// @missing a missing label or title is an empty text
/// @throws Error(bad_argument) if no item is selected, or if an instruction is needed and missing (in every
/// perspective but now); Error(not_available) if the instrument does not have the perspective, or if wording
/// is needed and missing for an item, or for private instructions that exist in another language
Questions questions_of(const Instrument& instrument, Perspective perspective, std::string_view language,
                       AskedItems asked = AskedItems::not_clinician, Wording wording = Wording::needed);

/// Returns whether a language is written from right to left: by the script in its tag, or else by the usual
/// script of the language.
bool is_right_to_left(std::string_view language);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/questions.ipp"
#endif
