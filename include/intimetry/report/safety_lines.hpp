#pragma once

#include <array>
#include <string>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/instrument/range.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The result of a set of safety questions. No value means that somebody is safe.
enum class SafetyStatus : unsigned char {
  not_asked,
  answered_no,  ///< asked; every question was answered, and no answer is positive
  unanswered,   ///< asked; a question was not answered, and no answer is positive
  positive      ///< an answer, or a published rule that applies to the partner, is positive
};

template <>
struct Words<SafetyStatus> {
  static constexpr std::array table{Word<SafetyStatus>{SafetyStatus::not_asked, "not_asked"},
                                    Word<SafetyStatus>{SafetyStatus::answered_no, "answered_no"},
                                    Word<SafetyStatus>{SafetyStatus::unanswered, "unanswered"},
                                    Word<SafetyStatus>{SafetyStatus::positive, "positive"}};
};

/// One answer to a safety question.
struct SafetyAnswer {
  std::string item;
  Answer answer;
  bool positive = false;
  bool skipped = false;  ///< not asked, because the question before it closes the rest
};

/// A published rule applied to a total. A rule for another group, by role or population, is only listed.
struct SafetyRule {
  std::string rule;
  std::string sample;
  std::string label;
  std::string source;
  bool fits = false;  ///< the partner belongs to the rule's group
  bool met = false;   ///< if it applies: the total is on its clinical side
};

struct SafetyTotal {
  std::string scale;
  Statistic raw;
  ScoreRange range;
  std::vector<SafetyRule> rules;
};

/// One administration of safety questions to one partner.
struct SafetyAsking {
  Date date;
  Perspective perspective = Perspective::now;
  SafetyStatus status = SafetyStatus::unanswered;
  std::vector<SafetyAnswer> answers;  ///< to every safety question of the edition
  std::vector<SafetyTotal> totals;    ///< of the clinician's scales
};

/// One partner and one set of safety questions: when they were asked, and the result.
struct SafetyLine {
  std::string partner;
  std::string instrument;
  SafetyStatus status = SafetyStatus::not_asked;  ///< the most serious of all askings
  std::vector<SafetyAsking> askings;              ///< by date
};

/// Returns the safety questions and answers: for each partner, in the couple's order, one line for each
/// instrument with safety questions, including unanswered ones. An answer is positive if its item declares it
/// so; for a clinician item without a declaration, if it is above the lowest option. If an instrument has
/// published rules, those that apply to the partner's role decide; if none applies, the declarations of the
/// items decide.
/// @param couple with the clinician's answers
/// @param lookup its `ids()` are the instruments that may be asked; without them only answered instruments
///   are listed
/// @missing a question without an answer, or one that does not apply, is not answered; null answers count as
///   asked
std::vector<SafetyLine> safety_lines(const CoupleFile& couple, const InstrumentLookup& lookup);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/report/impl/safety_lines.ipp"
#endif
