#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/change/clinical_cutoff.hpp"
#include "intimetry/quality/response_quality.hpp"
#include "intimetry/report/detail/discrepancies.hpp"
#include "intimetry/scoring/score_administration.hpp"

namespace intimetry::detail {

inline std::string item_words(const Instrument& instrument, const Item& item) {
  const std::string number = item.number.value_or(item.id);
  return item.text.empty() ? instrument.id + " " + number : number + ": " + words_of(item.text, item.id);
}

inline std::string answer_words(const Instrument& instrument, const Item& item, const Answer& answer) {
  if (answer.is_not_applicable()) return "does not apply";
  if (!answer.is_number()) return "not answered";
  const double number = answer.number();
  std::string plain =
      number == std::floor(number) ? std::to_string(static_cast<long long>(number)) : std::to_string(number);
  const ResponseSet* set = find_by_id(instrument.response_sets, item.response_set);
  if (set == nullptr || set->continuous || set->labels.empty()) return plain;
  const auto english = set->labels.find("en");
  const auto& labels = english == set->labels.end() ? set->labels.begin()->second : english->second;
  const auto label = labels.find(static_cast<int>(number));
  return label == labels.end() ? plain : plain + ", " + label->second;
}

/// What the answers to the clinician's items amount to.
struct PrivateAnswers {
  ReportTable table{"Answers for you alone", {"who", "question", "answer"}, {}};
  std::vector<std::string> screens;
  bool any = false;
  bool positive = false;
};

/// An answer above the lowest option, to a clinician's item that no scale scores, is one to ask about.
inline void add_private_items(PrivateAnswers& found, const ReportMatter& matter, const Instrument& instrument,
                              const Administration& given) {
  for (const Item& item : instrument.items) {
    if (item.visibility != Visibility::clinician) continue;
    const Answer* answer = answer_to(given, item.id);
    if (answer == nullptr) continue;
    found.any = true;
    found.table.rows.push_back(
        {text_cell(name_of(matter.profile(), given.partner) + ", " + given.date.text()),
         text_cell(item_words(instrument, item)), text_cell(answer_words(instrument, item, *answer))});
    const bool scored =
        std::any_of(instrument.scales.begin(), instrument.scales.end(), [&](const Scale& scale) {
          return std::count(scale.items.begin(), scale.items.end(), item.id) != 0 ||
                 (scale.gate && scale.gate->item == item.id);
        });
    const ResponseSet* set = find_by_id(instrument.response_sets, item.response_set);
    if (!scored && set != nullptr && answer->is_number() && answer->number() > set->min)
      found.positive = true;
  }
}

/// Every published rule for the clinician's scales, each with its own sample.
inline void add_screens(PrivateAnswers& found, const ReportMatter& matter, const Instrument& instrument,
                        const SheetScores& sheet) {
  for (const Cutoff& cutoff : instrument.cutoffs) {
    const Scale* scale = find_by_id(instrument.scales, cutoff.scale);
    if (scale == nullptr || !is_private(instrument, *scale)) continue;
    const SheetScore* score = find_score(&sheet, cutoff.scale);
    std::string words = name_of(matter.profile(), sheet.partner) + ", " +
                        words_of(instrument.title, instrument.id) + ", rule '" + cutoff.rule + "' (" +
                        cutoff.sample + "): ";
    if (score == nullptr || !score->raw.exists()) {
      words += "no score, so nothing can be said";
    } else if (ClinicalCutoff{cutoff.value, cutoff.comparison}.is_clinical(score->raw.value)) {
      words += cutoff.label;
      found.positive = true;
    } else {
      words += "the rule is not met, which does not rule anything out";
    }
    found.screens.push_back(words + ". " + cutoff.provenance.source + ".");
  }
}

inline PrivateAnswers private_answers(const ReportMatter& matter) {
  PrivateAnswers found;
  for (const Administration& given : matter.seen.visible.couple.administrations) {
    const Instrument* instrument = matter.instrument(given.instrument);
    if (instrument != nullptr) add_private_items(found, matter, *instrument, given);
  }
  for (const SheetScores& sheet : matter.profile().sheets) {
    const Instrument* instrument = matter.instrument(sheet.instrument);
    if (instrument != nullptr && !sheet.other_version) add_screens(found, matter, *instrument, sheet);
  }
  return found;
}

inline void add_private_part(ReportSection& section, const ReportMatter& matter) {
  PrivateAnswers found = private_answers(matter);
  if (found.positive) {
    section.blocks.emplace_back(Paragraph{
        "See each partner alone before any joint work. Somebody's answers here point to fear, to "
        "hurtful acts, or to frightening events that need an assessment of their own. Do not mention "
        "these answers with the partner in the room.",
        Tone::caution});
  } else if (found.any) {
    section.blocks.emplace_back(
        Paragraph{"None of the private answers is a positive one. That is no sign of safety: people stay "
                  "silent for good reasons. Speak with each partner alone at some point all the same.",
                  Tone::caution});
  } else {
    section.blocks.emplace_back(Paragraph{
        "Nobody has been asked in private about fear and safety. Ask each partner alone before joint "
        "work, never on a device or form that both use (readiness, pc-ptsd-5, hits, e-hits).",
        Tone::caution});
  }
  if (!found.table.rows.empty()) section.blocks.emplace_back(std::move(found.table));
  if (!found.screens.empty()) section.blocks.emplace_back(BulletList{std::move(found.screens)});
}

/// How one administration was answered, the clinician's items included.
inline ResponseQuality quality_of(const Instrument& instrument, const Administration& given) {
  PlanOptions options;
  options.include_private = true;
  const ScoringPlan plan = make_plan(instrument, options);
  const AdministrationRow row(plan, given);
  return response_quality(plan, row.view()).respondents.front();
}

inline void add_quality(ReportSection& section, const ReportMatter& matter) {
  ReportTable table{"How the answers were given", {"who", "questionnaire", "unanswered", "to look at"}, {}};
  std::size_t sheets = 0;
  for (const Administration& given : matter.seen.visible.couple.administrations) {
    const Instrument* instrument = matter.instrument(given.instrument);
    if (instrument == nullptr || instrument->version != given.version) continue;
    ++sheets;
    const ResponseQuality quality = quality_of(*instrument, given);
    const std::size_t unanswered = quality.missing + quality.not_applicable;
    if (quality.flags.none() && unanswered == 0) continue;
    std::vector<std::string> suspect;
    for (const FlagInfo& info : flag_table) {
      if (quality.flags.has(info.flag)) suspect.emplace_back(info.meaning);
    }
    table.rows.push_back(
        {text_cell(name_of(matter.profile(), given.partner)),
         text_cell(given.instrument + ", " + std::string(word(given.perspective)) + ", " + given.date.text()),
         text_cell(std::to_string(unanswered) + " of " + std::to_string(quality.items)),
         text_cell(listed(suspect))});
  }
  std::string words = "Of " + std::to_string(sheets) + " answer sheets ";
  words += table.rows.empty() ? "none has anything to look at: no run of equal answers, nothing left out."
                              : std::to_string(table.rows.size()) + " have something to look at.";
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  section.blocks.emplace_back(Paragraph{std::move(words), Tone::remark});
}

inline void add_validity(ReportSection& section, const ReportMatter& matter) {
  ReportTable table{"Scales that say how to read the others", {"who", "scale", "0 to 100"}, {}};
  for (const SheetScores& sheet : matter.profile().sheets) {
    const Instrument* instrument = matter.instrument(sheet.instrument);
    if (instrument == nullptr) continue;
    for (const SheetScore& score : sheet.scores) {
      if (score.kind != ScaleKind::validity) continue;
      const Mark mark = mark_of(*instrument, score);
      table.rows.push_back({text_cell(name_of(matter.profile(), sheet.partner) + ", " + sheet.date.text()),
                            text_cell(scale_title(*instrument, score.scale)),
                            number_cell(mark.value, mark.interval)});
    }
  }
  if (table.rows.empty()) return;
  section.blocks.emplace_back(std::move(table));
  section.blocks.emplace_back(
      Paragraph{"The higher it is, the more the other scores may be too good to be true. No cutoff exists.",
                Tone::remark});
}

inline constexpr std::size_t highlighted_items = 5;

/// The items on which the partners are farthest apart.
inline void add_item_highlights(ReportSection& section, const ReportMatter& matter) {
  const CoupleProfile& profile = matter.profile();
  for (const ItemComparison& comparison : profile.items) {
    const Instrument* instrument = matter.instrument(comparison.instrument);
    if (instrument == nullptr || comparison.n == 0) continue;
    ReportTable table{words_of(instrument->title, instrument->id) + ", " +
                          std::string(word(comparison.perspective)) + ": the items farthest apart",
                      {"item", name_of(profile.first), name_of(profile.second)},
                      {}};
    for (std::size_t i = 0; i < std::min(highlighted_items, comparison.items.size()); ++i) {
      const ItemDifference& item = comparison.items[i];
      const Item* asked = find_by_id(instrument->items, item.item);
      if (asked == nullptr || item.first == item.second) continue;
      table.rows.push_back({text_cell(item_words(*instrument, *asked)),
                            text_cell(answer_words(*instrument, *asked, Answer(item.first))),
                            text_cell(answer_words(*instrument, *asked, Answer(item.second)))});
    }
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  }
}

inline void add_consents(ReportSection& section, const ReportMatter& matter) {
  ReportTable table{"What each lets the other see", {"who", "questionnaire", "shares"}, {}};
  for (const Partner* partner : {&matter.profile().first, &matter.profile().second}) {
    std::vector<std::string> done;
    for (const SheetScores& sheet : matter.profile().sheets) {
      if (sheet.partner != partner->id || std::find(done.begin(), done.end(), sheet.instrument) != done.end())
        continue;
      done.push_back(sheet.instrument);
      table.rows.push_back({text_cell(name_of(*partner)), text_cell(sheet.instrument),
                            text_cell(std::string(word(
                                shared_by(matter.seen.visible.couple, partner->id, sheet.instrument))))});
    }
  }
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
}

/// Section (i): for the clinician's eyes.
inline ReportSection clinician_section(const ReportMatter& matter) {
  ReportSection section{"clinician", "For the clinician alone", {}};
  if (!matter.for_clinician()) return section;
  add_private_part(section, matter);
  add_consents(section, matter);
  add_validity(section, matter);
  add_quality(section, matter);
  add_item_highlights(section, matter);
  return section;
}

}  // namespace intimetry::detail
