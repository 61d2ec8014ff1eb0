#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

/// Questions about one dimension: both are satisfied, the partners differ, or both wish for more.
struct DimensionQuestions {
  Dimension dimension;
  std::string_view well;
  std::string_view apart;
  std::string_view wish;
};

inline constexpr std::array dimension_questions{
    DimensionQuestions{Dimension::emotional,
                       "When did you last feel understood by the other, and what did the other do?",
                       "What does each of you need to hear or see to feel close?",
                       "What would be one small sign, this week, that you are there for each other?"},
    DimensionQuestions{Dimension::intellectual, "Which conversation of the last weeks did you both enjoy?",
                       "What would each of you like to be asked more often?",
                       "Which subject would you like to talk about, without having to agree?"},
    DimensionQuestions{Dimension::experiential, "What that you do together would you miss most?",
                       "Which time together counts for each of you, and which only looks like it?",
                       "What could you do together this week that needs little preparing?"},
    DimensionQuestions{Dimension::spiritual, "What gives your life together its meaning?",
                       "What matters to one of you that the other may not know enough about?",
                       "Which moment of quiet or of meaning would you like to share?"},
    DimensionQuestions{
        Dimension::sexual, "Which forms of touch and affection are good for you both?",
        "What does closeness of the body mean to each of you, and when is it welcome?",
        "What would each of you like the other to know about what you wish for, and what not?"},
};

inline const DimensionQuestions* questions_for(const std::optional<Dimension>& dimension) {
  for (const DimensionQuestions& one : dimension_questions) {
    if (dimension == one.dimension) return &one;
  }
  return nullptr;
}

/// Above this score on the 0 to 100 scale, most answers agree: more than the midpoint. A convention of this
/// project without a norm.
inline constexpr double mostly_yes = 60;

/// Makes prompts from one instrument in three kinds, with strengths first.
class PromptMaker {
 public:
  PromptMaker(const CoupleProfile& profile, const Instrument& instrument)
      : profile_(profile), instrument_(instrument) {}

  void add_to(std::vector<std::string>& strengths, std::vector<std::string>& apart,
              std::vector<std::string>& wishes) const {
    const std::string base = instrument_.id + "/";
    std::vector<const Discrepancy*> differences = rows(base + "difference/now");
    std::stable_sort(differences.begin(), differences.end(), [](const Discrepancy* a, const Discrepancy* b) {
      return std::abs(a->pomp.value) > std::abs(b->pomp.value);
    });
    for (const Discrepancy* row : differences) {
      const DimensionQuestions* ask = questions_for(row->dimension);
      if (ask == nullptr) continue;
      if (row->flagged) {
        apart.push_back(title(*row) +
                        ": you see this differently, and that is more than chance in the answers. " +
                        "Both can be right. " + std::string(ask->apart));
      } else if (both_high(*row)) {
        strengths.push_back(title(*row) + ": both of you say yes to most of what was asked" +
                            (row->error.exists() ? "" : ", as far as these few questions can tell") + ". " +
                            std::string(ask->well));
      }
    }
    const auto first = rows(base + "gap/ideal/" + profile_.first.id);
    const auto second = rows(base + "gap/ideal/" + profile_.second.id);
    for (const Discrepancy* one : first) {
      for (const Discrepancy* other : second) {
        if (one->scale == other->scale) add_wish(wishes, *one, *other);
      }
    }
  }

 private:
  [[nodiscard]] std::vector<const Discrepancy*> rows(const std::string& family) const {
    std::vector<const Discrepancy*> found;
    const DiscrepancyFamily* in = find_family(profile_, family);
    if (in == nullptr) return found;
    for (const Discrepancy& row : in->rows) {
      if (row.kind == ScaleKind::base && row.value.exists()) found.push_back(&row);
    }
    return found;
  }

  [[nodiscard]] std::string title(const Discrepancy& row) const {
    return scale_title(instrument_, row.scale);
  }

  [[nodiscard]] bool both_high(const Discrepancy& row) const {
    for (const Partner* partner : {&profile_.first, &profile_.second}) {
      const AdministrationScores* administration =
          scored_administration_in(profile_, partner->id, instrument_, Perspective::now);
      const AdministrationScore* score = find_score(administration, row.scale);
      if (score == nullptr || !score->pomp.exists() || score->pomp.value < mostly_yes) return false;
    }
    return row.direction == Direction::higher_is_better;
  }

  void add_wish(std::vector<std::string>& wishes, const Discrepancy& one, const Discrepancy& other) const {
    const DimensionQuestions* ask = questions_for(one.dimension);
    if (ask == nullptr || one.value.value <= 0 || other.value.value <= 0) return;
    const bool known = one.error.exists() && other.error.exists();
    if (known && !(one.flagged && other.flagged)) return;
    wishes.push_back(title(one) +
                     (known ? ": both of you wish for more than there is. "
                            : ": both of you may wish for more than there is; whether it is more "
                              "than chance these few questions cannot say. ") +
                     std::string(ask->wish));
  }

  const CoupleProfile& profile_;
  const Instrument& instrument_;
};

/// Returns one partner's own wishes, as prompts for that person.
inline std::vector<std::string> own_wishes(const ReportMatter& matter) {
  std::vector<std::string> wishes;
  const std::string& me = matter.audience().partner;
  for (const DiscrepancyFamily& family : matter.profile().families) {
    const Instrument* instrument = matter.instrument(family.instrument);
    if (instrument == nullptr || family.quantity != Quantity::gap || family.partner != me) continue;
    for (const Discrepancy& row : family.rows) {
      if (questions_for(row.dimension) == nullptr || !row.flagged || row.value.value <= 0) continue;
      wishes.push_back(scale_title(*instrument, row.scale) +
                       ": you wish for more than there is. What of this would you like to tell the other, "
                       "and what would make it easy to hear?");
    }
  }
  return wishes;
}

/// Section (g): questions for a conversation, from what both may see; strengths first.
inline ReportSection conversation_section(const ReportMatter& matter) {
  ReportSection section{"conversation", "For a conversation", {}};
  std::vector<std::string> strengths;
  std::vector<std::string> apart;
  std::vector<std::string> wishes;
  const ReportMatter joint{matter.joint, matter.joint, matter.lookup, matter.options};
  for (const Instrument* instrument : instruments_for(joint, "intimacy"))
    PromptMaker(joint.profile(), *instrument).add_to(strengths, apart, wishes);
  const std::vector<std::string> own =
      matter.audience().kind == Audience::Kind::partner ? own_wishes(matter) : std::vector<std::string>{};
  const auto add = [&](const char* heading, std::vector<std::string> items) {
    if (items.empty()) return;
    section.blocks.emplace_back(Paragraph{heading, Tone::plain});
    section.blocks.emplace_back(BulletList{std::move(items)});
  };
  add("What you can build on:", std::move(strengths));
  add("Where it may be worth asking each other:", std::move(apart));
  add("What you both wish for:", std::move(wishes));
  add("For you:", own);
  if (section.blocks.empty()) {
    if (matter.for_clinician())
      section.blocks.emplace_back(
          Paragraph{"There is nothing yet that both share and both have answered.", Tone::remark});
    return section;
  }
  std::string words = "Take one question, not all. Nobody has to answer, and nobody has to be right.";
  if (matter.for_clinician())
    words = "These rest on what both partners share, and stand in their joint report. 'Most' is " +
            std::to_string(std::lround(mostly_yes)) +
            " of 100 or more for both, a convention without a norm.";
  section.blocks.emplace_back(Paragraph{words, Tone::remark});
  return section;
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail
