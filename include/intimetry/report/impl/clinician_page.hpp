#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/consent.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/quality/response_quality.hpp"
#include "intimetry/report/impl/items.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/report.hpp"
#include "intimetry/report/safety_lines.hpp"
#include "intimetry/scoring/score_administration.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

/// "q10: Is fear of your partner ever part of your life? 1, Yes".
inline std::string safety_answer_words(const Instrument& instrument, const SafetyAnswer& given) {
  const Item* item = find_by_id(instrument.items, given.item);
  if (item == nullptr) return given.item;
  return item_words(instrument, *item) + " - " + answer_words(instrument, *item, given.answer);
}

inline std::string number_words(double value) {
  const double rounded = std::round(10 * value) / 10;
  std::string text = std::to_string(rounded);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// Returns a total with its published rules: those that apply are judged, the others are only listed.
inline std::string safety_total_words(const SafetyTotal& total) {
  std::string words = "total ";
  words += total.raw.exists() ? number_words(total.raw.value) + " of " + number_words(total.range.high)
                              : std::string("without a score: too many questions were left unanswered");
  for (const SafetyRule& rule : total.rules) {
    words += "; rule '" + rule.rule + "' (" + rule.sample + "; " + rule.source + "): ";
    if (!rule.fits) {
      words += "for another group, not judged";
    } else if (!total.raw.exists()) {
      words += "cannot be judged";
    } else {
      words += rule.met ? rule.label : "not met, which does not rule anything out";
    }
  }
  return words;
}

/// Returns whether an answer is the "no" of a yes/no question.
inline bool is_no(const Instrument& instrument, const SafetyAnswer& given) {
  const Item* item = find_by_id(instrument.items, given.item);
  const ResponseSet* set =
      item == nullptr ? nullptr : find_by_id(instrument.response_sets, item->response_set);
  return set != nullptr && !set->continuous && set->range() == set->step && given.answer.number() == set->min;
}

/// Returns the answers of one administration, the most serious first.
inline std::string asking_words(const Instrument& instrument, const SafetyAsking& asking) {
  std::vector<std::string> positive;
  std::vector<std::string> left;
  std::vector<std::string> no;
  std::vector<std::string> other;
  for (const SafetyAnswer& given : asking.answers) {
    if (!given.answer.is_number()) {
      if (!given.skipped)
        left.push_back(given.item + (given.answer.is_not_applicable() ? " (does not apply)" : ""));
    } else if (given.positive) {
      positive.push_back(safety_answer_words(instrument, given));
    } else if (is_no(instrument, given)) {
      no.push_back(given.item);
    } else {
      other.push_back(safety_answer_words(instrument, given));
    }
  }
  std::string words = "asked on " + asking.date.text();
  if (asking.perspective == Perspective::observer) words += " of what the partner does";
  if (asking.status == SafetyStatus::positive) words += ", POSITIVE";
  const auto add = [&](const char* what, const std::vector<std::string>& which) {
    if (!which.empty()) words += "; " + std::string(what) + listed(which);
  };
  add("to speak about: ", positive);
  add("left unanswered: ", left);
  add("answered no: ", no);
  add("answered: ", other);
  const bool closed = std::any_of(asking.answers.begin(), asking.answers.end(),
                                  [](const SafetyAnswer& given) { return given.skipped; });
  if (closed) words += "; the question before was answered no, so that the others were not put";
  for (const SafetyTotal& total : asking.totals) words += "; " + safety_total_words(total);
  return words;
}

inline std::string safety_line_words(const SafetyLine& line, const ReportMatter& matter) {
  std::string words = title_of(matter, line.instrument) + " (" + line.instrument + "): ";
  const Partner* partner = find_partner(matter.seen.visible.couple, line.partner);
  if (line.askings.empty() && partner != nullptr && partner->forgotten)
    return words + "not known: what was asked before " + partner->forgotten->text() +
           " was removed for good.";
  if (line.askings.empty()) return words + "not asked.";
  for (const SafetyAsking& asking : line.askings) {
    if (&asking != &line.askings.front()) words += ". Also ";
    words += asking_words(*matter.instrument(line.instrument), asking);
  }
  return words + ".";
}

/// Returns one partner's lines, the most serious first.
inline BulletList safety_list(const ReportMatter& matter, const Partner& partner,
                              const std::vector<SafetyLine>& lines) {
  BulletList list;
  for (const SafetyStatus status : {SafetyStatus::positive, SafetyStatus::unanswered,
                                    SafetyStatus::answered_no, SafetyStatus::not_asked}) {
    for (const SafetyLine& line : lines) {
      if (line.partner == partner.id && line.status == status)
        list.items.push_back(safety_line_words(line, matter));
    }
  }
  return list;
}

inline std::string seen_alone_words(const ReportMatter& matter, const Partner& partner) {
  std::vector<std::string> days;
  for (const SeenAlone& seen : matter.seen.visible.couple.seen_alone) {
    if (seen.partner == partner.id) days.push_back(seen.date.text());
  }
  return name_of(partner) + ": " +
         (days.empty() ? "no conversation alone is recorded." : "seen alone on " + listed(days) + ".");
}

inline void add_clinician_file_words(ReportSection& section, const CoupleFile& couple) {
  if (couple.clinician_file == "lost") {
    section.blocks.emplace_back(
        Paragraph{"The clinician's file of this couple is lost: what was asked in private, and answered, "
                  "is not known. Ask again.",
                  Tone::caution});
  } else if (couple.clinician_file.empty()) {
    section.blocks.emplace_back(
        Paragraph{"This couple's file does not say whether a clinician's file belongs to it, since it was "
                  "written by an earlier version. If you remember private answers that are not listed here, "
                  "look for NAME.clinician.json.",
                  Tone::caution});
  }
}

/// Adds the safety lines: for each partner what was asked, what was not asked, and the result.
inline void add_safety_part(ReportSection& section, const ReportMatter& matter) {
  const CoupleFile& couple = matter.seen.visible.couple;
  const std::vector<SafetyLine> lines = safety_lines(couple, matter.lookup);
  const auto any = [&](SafetyStatus status) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const SafetyLine& line) { return line.status == status; });
  };
  if (any(SafetyStatus::positive)) {
    section.blocks.emplace_back(Paragraph{
        "See each partner alone before any joint work. Somebody's answers here point to fear, to "
        "hurtful acts, or to frightening events that need an assessment of their own. Do not mention "
        "these answers with the partner in the room.",
        Tone::caution});
  }
  section.blocks.emplace_back(Paragraph{
      "A question that was not asked or not answered says nothing, and \"no\" is an answer, no sign "
      "of safety: people stay silent for good reasons. Ask each partner alone, never on a device "
      "or form that both use.",
      Tone::caution});
  add_clinician_file_words(section, couple);
  for (const Partner& partner : couple.partners) {
    section.blocks.emplace_back(
        Paragraph{seen_alone_words(matter, partner) + " Asked about safety:", Tone::plain});
    section.blocks.emplace_back(safety_list(matter, partner, lines));
  }
}

/// Adds the safety notes of the answered instruments, without duplicates.
inline void add_safety_notes(ReportSection& section, const ReportMatter& matter) {
  std::vector<std::string> notes;
  for (const AdministrationScores& administration : matter.profile().administrations) {
    const Instrument* instrument = matter.instrument(administration.instrument, administration.version);
    if (instrument == nullptr) continue;
    for (const Note& note : instrument->notes) {
      std::string words = words_of(instrument->title, instrument->id) + ": " + note.text;
      if (note.safety && std::find(notes.begin(), notes.end(), words) == notes.end())
        notes.push_back(std::move(words));
    }
  }
  if (notes.empty()) return;
  section.blocks.emplace_back(Paragraph{"To know of the questions about safety:", Tone::plain});
  section.blocks.emplace_back(BulletList{std::move(notes)});
}

/// Returns the response quality of one administration, including clinician items.
inline ResponseQuality quality_of(const Instrument& instrument, const Administration& given) {
  PlanOptions options;
  options.include_private = true;
  const ScoringPlan plan = make_plan(instrument, options);
  const AdministrationRow row(plan, given);
  return response_quality(plan, row.view()).respondents.front();
}

inline void add_quality(ReportSection& section, const ReportMatter& matter) {
  ReportTable table{"How the answers were given", {"who", "questionnaire", "unanswered", "to look at"}, {}};
  std::size_t administrations = 0;
  for (const Administration& given : matter.seen.visible.couple.administrations) {
    const Instrument* instrument = matter.lookup(given.instrument, given.version);
    if (instrument == nullptr) continue;
    ++administrations;
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
  std::string words = "Of " + std::to_string(administrations) + " administrations ";
  words += table.rows.empty() ? "none has anything to look at: no run of equal answers, nothing left out."
                              : std::to_string(table.rows.size()) +
                                    (table.rows.size() == 1 ? " has" : " have") + " something to look at.";
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  section.blocks.emplace_back(Paragraph{std::move(words), Tone::remark});
}

inline void add_validity(ReportSection& section, const ReportMatter& matter) {
  ReportTable table{"Scales that say how to read the others", {"who", "scale", "0 to 100"}, {}};
  for (const AdministrationScores& administration : matter.profile().administrations) {
    const Instrument* instrument = matter.instrument(administration.instrument, administration.version);
    if (instrument == nullptr) continue;
    for (const AdministrationScore& score : administration.scores) {
      if (score.kind != ScaleKind::validity) continue;
      const Mark mark = mark_of(score);
      table.rows.push_back(
          {text_cell(name_of(matter.profile(), administration.partner) + ", " + administration.date.text()),
           text_cell(scale_title(*instrument, score.scale)), number_cell(mark.value, mark.interval)});
    }
  }
  if (table.rows.empty()) return;
  section.blocks.emplace_back(std::move(table));
  section.blocks.emplace_back(
      Paragraph{"The higher it is, the more the other scores may be too good to be true. No cutoff exists.",
                Tone::remark});
}

/// Adds the items with the largest differences between the partners.
inline void add_item_highlights(ReportSection& section, const ReportMatter& matter) {
  for (const ItemComparison& comparison : matter.profile().items) {
    const Instrument* instrument = matter.instrument(comparison.instrument);
    if (instrument == nullptr || comparison.n == 0) continue;
    ReportTable table = farthest_items(matter, *instrument, comparison);
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  }
}

/// Returns what a partner shares of one instrument: "now: scores; ideal: items of emotional".
inline std::string shared_words(const CoupleFile& couple, const Partner& partner,
                                const Instrument& instrument) {
  std::vector<std::string> parts;
  for (const Perspective perspective : instrument.perspectives) {
    std::map<Share, std::vector<std::string>> scales;
    for (const Scale& scale : instrument.scales) {
      if (visibility_of(instrument, scale) > Visibility::in_scores) continue;
      scales[shared_by(couple, partner.id, instrument.id, perspective, scale.id)].push_back(
          scale_title(instrument, scale.id));
    }
    scales.erase(Share::nothing);
    for (const auto& [share, of] : scales) {
      const auto open = std::count_if(
          instrument.scales.begin(), instrument.scales.end(),
          [&](const Scale& one) { return visibility_of(instrument, one) <= Visibility::in_scores; });
      const bool all = static_cast<std::ptrdiff_t>(of.size()) == open;
      parts.push_back(std::string(word(perspective)) + ": " + std::string(word(share)) +
                      (all ? "" : " of " + listed(of)));
    }
  }
  return parts.empty() ? std::string(word(Share::nothing)) : listed(parts);
}

inline void add_consents(ReportSection& section, const ReportMatter& matter) {
  ReportTable table{"What each lets the other see", {"who", "questionnaire", "shares"}, {}};
  for (const Partner* partner : {&matter.profile().first, &matter.profile().second}) {
    std::vector<std::string> done;
    for (const AdministrationScores& administration : matter.profile().administrations) {
      if (administration.partner != partner->id ||
          std::find(done.begin(), done.end(), administration.instrument) != done.end())
        continue;
      done.push_back(administration.instrument);
      const Instrument* instrument = matter.instrument(administration.instrument);
      if (instrument == nullptr || is_clinicians(*instrument)) continue;
      table.rows.push_back({text_cell(name_of(*partner)), text_cell(administration.instrument),
                            text_cell(shared_words(matter.seen.visible.couple, *partner, *instrument))});
    }
  }
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
}

/// Section (i): for the clinician only.
inline ReportSection clinician_section(const ReportMatter& matter) {
  ReportSection section{"clinician", "For the clinician alone", {}};
  if (!matter.for_clinician()) return section;
  add_safety_part(section, matter);
  add_safety_notes(section, matter);
  add_consents(section, matter);
  add_validity(section, matter);
  add_quality(section, matter);
  add_item_highlights(section, matter);
  return section;
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail
