#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/couple/couple_changes.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

/// The data of all sections. `joint` is what both partners may see together.
struct ReportMatter {
  const AudienceProfile& seen;
  const AudienceProfile& joint;
  const InstrumentLookup& lookup;
  const CoupleOptions& options;
  [[nodiscard]] const CoupleProfile& profile() const noexcept { return seen.profile; }
  [[nodiscard]] const Audience& audience() const noexcept { return seen.visible.audience; }
  [[nodiscard]] bool for_clinician() const noexcept { return audience().kind == Audience::Kind::clinician; }
  /// Returns the compared edition; the newest if nothing was answered.
  [[nodiscard]] const Instrument* instrument(std::string_view id) const {
    const auto compared = profile().versions.find(std::string(id));
    return instrument(id, compared == profile().versions.end() ? std::string_view() : compared->second);
  }
  /// Returns the edition with this version; the newest if it is not known.
  [[nodiscard]] const Instrument* instrument(std::string_view id, std::string_view version) const {
    const Instrument* edition = lookup(id, version);
    return edition == nullptr ? lookup(id) : edition;
  }
};

/// Returns the wording in English, or else in any language, or else the id.
inline std::string words_of(const LocalText& text, std::string_view id) {
  return text.empty() ? std::string(id) : in_english(text);
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

inline std::string name_of(const Partner& partner) {
  return partner.label.empty() ? partner.id : partner.label;
}

inline std::string name_of(const CoupleProfile& profile, std::string_view partner) {
  return name_of(partner == profile.first.id ? profile.first : profile.second);
}

/// Returns how many hundredths of the possible range one point of a score is.
inline double pomp_factor(const ScoreRange& range) {
  return range.high > range.low ? 100 / (range.high - range.low) : 0;
}

/// Converts an interval in the score's unit to one around the value in hundredths.
inline Interval pomp_interval(const Interval& interval, double raw, double pomp, double factor) {
  if (!interval.exists()) return interval;
  return {pomp + (interval.low - raw) * factor, pomp + (interval.high - raw) * factor};
}

inline Mark mark_of(const AdministrationScore& score) {
  if (!score.raw.exists()) return {score.raw, score.raw.reason};
  return {score.pomp,
          pomp_interval(score.interval, score.raw.value, score.pomp.value, pomp_factor(score.range))};
}

/// Returns the administration if it is of this edition and has scores, or null.
inline const AdministrationScores* scored_administration_in(const CoupleProfile& profile,
                                                            std::string_view partner,
                                                            const Instrument& edition,
                                                            Perspective perspective) {
  const AdministrationScores* administration = find_administration(profile, partner, edition.id, perspective);
  return administration == nullptr || administration->version != edition.version ? nullptr : administration;
}

/// Returns whether the instrument is for the clinician only.
inline bool is_clinicians(const Instrument& instrument) {
  return std::all_of(instrument.items.begin(), instrument.items.end(),
                     [](const Item& item) { return item.visibility == Visibility::clinician; });
}

/// Returns the title of an instrument, with its version if several editions were answered.
inline std::string edition_title(const ReportMatter& matter, const Instrument& edition) {
  std::string title = words_of(edition.title, edition.id);
  const auto& administrations = matter.profile().administrations;
  const bool several = std::any_of(
      administrations.begin(), administrations.end(), [&](const AdministrationScores& administration) {
        return administration.instrument == edition.id && administration.version != edition.version;
      });
  if (several) title += ", version " + edition.version;
  return title;
}

/// Returns the instruments of a profile for a purpose, in the profile's order; each edition separately.
inline std::vector<const Instrument*> instruments_for(const ReportMatter& matter, std::string_view purpose) {
  std::vector<const Instrument*> found;
  for (const AdministrationScores& administration : matter.profile().administrations) {
    const Instrument* instrument = matter.instrument(administration.instrument, administration.version);
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

inline Cell text_cell(std::string text) {
  Cell cell;
  cell.text = std::move(text);
  return cell;
}

inline Cell number_cell(const Statistic& number, const Interval& interval = MissingReason::not_answered,
                        int decimals = 0) {
  Cell cell;
  cell.number = number;
  cell.interval = interval;
  cell.decimals = decimals;
  return cell;
}

inline Cell probability_cell(const Statistic& p) {
  Cell cell = number_cell(p, MissingReason::not_answered, 3);
  cell.probability = true;
  return cell;
}

inline Cell verdict_cell(Verdict verdict) {
  Cell cell = text_cell(std::string(verdict_words(verdict)));
  cell.verdict = verdict;
  return cell;
}

/// Returns where an error comes from, or why it is unknown; empty if neither is recorded.
inline std::string error_source_words(const MeasurementError& error) {
  if (error.origin.empty()) return {};
  return (error.exists() ? "error from " : "error unknown: ") + error.origin +
         (error.independence_assumed ? "; independence assumed" : "");
}

/// The sources of the errors of one instrument's values, numbered from 1 in the order of their first use.
class ErrorSourceList {
 public:
  /// Returns the number of an error's source; 0 if none is recorded.
  std::size_t number(const MeasurementError& error) {
    std::string words = error_source_words(error);
    if (words.empty()) return 0;
    auto found = std::find(words_.begin(), words_.end(), words);
    if (found == words_.end()) found = words_.insert(words_.end(), std::move(words));
    return static_cast<std::size_t>(found - words_.begin()) + 1;
  }

  [[nodiscard]] const std::vector<std::string>& words() const noexcept { return words_; }

 private:
  std::vector<std::string> words_;
};

/// Adds the numbered sources, below the values that refer to them.
inline void add_error_sources(ReportSection& section, const ErrorSourceList& sources) {
  if (sources.words().empty()) return;
  BulletList list;
  for (const std::string& source : sources.words())
    list.items.push_back("[" + std::to_string(list.items.size() + 1) + "] " + source);
  section.blocks.emplace_back(Paragraph{"Where the errors come from:", Tone::remark});
  section.blocks.emplace_back(std::move(list));
}

/// "value, 95 % interval".
inline std::string with_interval_words(const std::string& what, double level) {
  return what + ", " + std::to_string(std::lround(100 * level)) + " % interval";
}

/// Returns a note as a complete sentence.
inline std::string sentence(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words.empty() || words.back() == '.' ? words : words + ".";
}

/// Removes the last column if it is empty.
inline void drop_empty_last_column(ReportTable& table) {
  const bool any = std::any_of(table.rows.begin(), table.rows.end(),
                               [](const auto& row) { return !row.back().text.empty(); });
  if (any) return;
  table.columns.pop_back();
  for (auto& row : table.rows) row.pop_back();
}

/// "a, b and c".
inline std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return text;
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail
