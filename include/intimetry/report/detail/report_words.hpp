#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::detail {

/// What every section is made from. `joint` is what both partners may see together.
struct ReportMatter {
  const AudienceProfile& seen;
  const AudienceProfile& joint;
  const InstrumentLookup& lookup;

  [[nodiscard]] const CoupleProfile& profile() const noexcept { return seen.profile; }
  [[nodiscard]] const Audience& audience() const noexcept { return seen.visible.audience; }
  [[nodiscard]] bool for_clinician() const noexcept { return audience().kind == Audience::Kind::clinician; }
  [[nodiscard]] const Instrument* instrument(std::string_view id) const { return lookup(id); }
};

/// The wording in English where there is one, else in whatever language there is; else the id.
inline std::string words_of(const LocalText& text, std::string_view id) {
  if (const auto english = text.find("en"); english != text.end()) return english->second;
  return text.empty() ? std::string(id) : text.begin()->second;
}

inline std::string title_of(const ReportMatter& matter, std::string_view instrument) {
  const Instrument* found = matter.instrument(instrument);
  return found == nullptr ? std::string(instrument) : words_of(found->title, instrument);
}

inline std::string scale_title(const Instrument& instrument, std::string_view scale) {
  if (const Scale* found = find_by_id(instrument.scales, scale)) return words_of(found->title, scale);
  const Composite* found = find_by_id(instrument.composites, scale);
  return found == nullptr ? std::string(scale) : words_of(found->title, scale);
}

inline Direction direction_in(const Instrument& instrument, std::string_view scale) {
  if (const Scale* found = find_by_id(instrument.scales, scale)) return found->direction;
  const Composite* found = find_by_id(instrument.composites, scale);
  return found == nullptr ? Direction::neither : found->direction;
}

inline std::string name_of(const Partner& partner) {
  return partner.label.empty() ? partner.id : partner.label;
}

inline std::string name_of(const CoupleProfile& profile, std::string_view partner) {
  return name_of(partner == profile.first.id ? profile.first : profile.second);
}

/// Hundredths of the possible range to one point of a score.
inline double pomp_factor(const Instrument& instrument, std::string_view scale) {
  ScoreRange range;
  if (const Scale* found = find_by_id(instrument.scales, scale)) {
    range = possible_range(instrument, *found);
  } else if (const Composite* composite = find_by_id(instrument.composites, scale)) {
    range = possible_range(instrument, *composite);
  }
  return range.high > range.low ? 100 / (range.high - range.low) : 0;
}

/// An interval in the score's unit as one around the value in hundredths.
inline Interval pomp_interval(const Interval& interval, double raw, double pomp, double factor) {
  if (!interval.exists()) return interval;
  return {pomp + (interval.low - raw) * factor, pomp + (interval.high - raw) * factor};
}

inline Mark mark_of(const Instrument& instrument, const SheetScore& score) {
  if (!score.raw.exists()) return {score.raw, score.raw.why};
  return {score.pomp, pomp_interval(score.interval, score.raw.value, score.pomp.value,
                                    pomp_factor(instrument, score.scale))};
}

inline const SheetScores* sheet_in(const CoupleProfile& profile, std::string_view partner,
                                   std::string_view instrument, Perspective perspective) {
  for (const SheetScores& sheet : profile.sheets) {
    if (sheet.partner == partner && sheet.instrument == instrument && sheet.perspective == perspective)
      return sheet.other_version ? nullptr : &sheet;
  }
  return nullptr;
}

inline const SheetScore* score_in(const SheetScores* sheet, std::string_view scale) {
  if (sheet == nullptr) return nullptr;
  for (const SheetScore& score : sheet->scores) {
    if (score.scale == scale) return &score;
  }
  return nullptr;
}

/// The instruments of a profile, in its order, that serve a purpose.
inline std::vector<const Instrument*> instruments_for(const ReportMatter& matter, std::string_view purpose) {
  std::vector<const Instrument*> found;
  for (const SheetScores& sheet : matter.profile().sheets) {
    const Instrument* instrument = matter.instrument(sheet.instrument);
    if (instrument == nullptr || std::find(found.begin(), found.end(), instrument) != found.end()) continue;
    const auto& purposes = instrument->purposes;
    if (std::find(purposes.begin(), purposes.end(), purpose) != purposes.end()) found.push_back(instrument);
  }
  return found;
}

inline Verdict verdict_of(const Discrepancy& row) {
  if (!row.value.exists() || row.kind != ScaleKind::base) return Verdict::none;
  if (!row.error.exists()) return Verdict::unknown;
  return row.flagged ? Verdict::beyond_error : Verdict::within_error;
}

inline std::string_view verdict_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::beyond_error:
      return "beyond error";
    case Verdict::within_error:
      return "within error";
    case Verdict::unknown:
      return "error unknown";
    case Verdict::none:
      break;
  }
  return "";
}

inline Cell text_cell(std::string text) {
  Cell cell;
  cell.text = std::move(text);
  return cell;
}

inline Cell number_cell(const Statistic& number, const Interval& interval = WhyMissing::not_answered,
                        int decimals = 0) {
  Cell cell;
  cell.number = number;
  cell.interval = interval;
  cell.decimals = decimals;
  return cell;
}

inline Cell verdict_cell(Verdict verdict) {
  Cell cell = text_cell(std::string(verdict_words(verdict)));
  cell.verdict = verdict;
  return cell;
}

/// "a, b and c".
inline std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return text;
}

}  // namespace intimetry::detail
