#include "render/couple_text.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "instruments/instrument_source.hpp"
#include "intimetry/core/visible.hpp"
#include "render/couple_json.hpp"
#include "text/text_table.hpp"

namespace intimetry::render {

namespace {

constexpr std::size_t items_shown = 5;

std::string verdict(const Discrepancy& row) {
  if (!row.value.exists()) return std::string(explain(row.value.why));
  if (row.kind != ScaleKind::base)
    return row.kind == ScaleKind::validity ? "not tested (validity)" : "not tested (composite)";
  if (!row.error.exists()) return "error unknown";
  return row.flagged ? "BEYOND ERROR" : "within error";
}

std::string with_band(const Statistic& value, const Interval& interval) {
  if (!value.exists()) return "-";
  return text::fixed(value.value, 1) +
         (interval.exists() ? " " + text::interval(interval.low, interval.high, 1) : "");
}

/// A note as a sentence of its own.
std::string sentence(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words.empty() || words.back() == '.' ? words : words + ".";
}

/// Writes one couple's profile, part by part.
class CoupleText {
 public:
  CoupleText(const CoupleProfile& profile, const Audience& audience, const InstrumentLookup& lookup,
             const text::Style& style)
      : profile_(profile), audience_(audience), lookup_(lookup), style_(style) {}

  std::string text() {
    head();
    for (const std::string& instrument : instruments()) instrument_part(instrument);
    dimensions();
    if (profile_.sheets.empty()) paragraph("There is nothing to show for this audience yet.");
    if (!profile_.sheets.empty()) foot();
    return std::move(text_);
  }

 private:
  void head() {
    text_ += style_.bold("Couple " + profile_.couple) + ", for " + audience_words() + "\n";
    text_ += "  " + name(profile_.first) + " and " + name(profile_.second) + "\n";
    if (!profile_.unvalidated.empty()) {
      std::string ids;
      for (const std::string& id : profile_.unvalidated) ids += (ids.empty() ? "" : ", ") + id;
      text_ += "\n" + style_.warning("Unvalidated: ") +
               text::wrapped(
                   "no study is published of " + ids + ". Their scores are for conversation, no diagnosis.",
                   text::output_width(), 13) +
               "\n";
    }
    for (const std::string& note : profile_.notes) {
      if (!stands_below(note)) paragraph(note);
    }
  }

  /// Whether a note is of a family whose table says the same.
  [[nodiscard]] bool stands_below(const std::string& note) const {
    return std::any_of(profile_.families.begin(), profile_.families.end(),
                       [&](const DiscrepancyFamily& family) {
                         return !family.rows.empty() && note == family.id + ": " + family.note;
                       });
  }

  [[nodiscard]] std::string audience_words() const {
    switch (audience_.kind) {
      case Audience::Kind::clinician:
        return "the clinician alone";
      case Audience::Kind::joint:
        return "both partners together";
      default:
        return visible(audience_.partner == profile_.first.id ? profile_.first.label : profile_.second.label);
    }
  }

  static std::string name(const Partner& partner) {
    return partner.label == partner.id ? partner.id : partner.id + " = " + visible(partner.label);
  }

  [[nodiscard]] std::vector<std::string> instruments() const {
    std::vector<std::string> ids;
    for (const SheetScores& sheet : profile_.sheets) {
      if (std::find(ids.begin(), ids.end(), sheet.instrument) == ids.end()) ids.push_back(sheet.instrument);
    }
    return ids;
  }

  void instrument_part(const std::string& id) {
    const Instrument* instrument = lookup_(id);
    text_ +=
        "\n" +
        style_.bold(instrument == nullptr ? id : visible(in_english(instrument->title)) + " (" + id + ")") +
        "\n";
    sources_.clear();
    scores(id);
    for (const DiscrepancyFamily& family : profile_.families) {
      if (family.instrument == id && !family.rows.empty()) discrepancies(family);
    }
    for (const ProfileComparison& comparison : profile_.profiles) {
      if (comparison.instrument == id) comparison_part(comparison);
    }
    for (const Perception& perception : profile_.perceptions) {
      if (perception.instrument == id) perception_part(perception);
    }
    for (const ItemComparison& items : profile_.items) {
      if (items.instrument == id) items_part(items, instrument);
    }
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      text_ +=
          "  [" + std::to_string(i + 1) + "] " + text::wrapped(sources_[i], text::output_width(), 6) + "\n";
    }
  }

  /// Both partners' scores side by side, a table for each perspective.
  void scores(const std::string& id) {
    for (const auto& [meant, name] : Words<Perspective>::table) {
      std::vector<const SheetScores*> sheets;
      for (const Partner* partner : {&profile_.first, &profile_.second}) {
        if (const SheetScores* sheet = find_sheet(profile_, partner->id, id, meant)) sheets.push_back(sheet);
      }
      if (!sheets.empty()) score_table(std::string(name), sheets);
    }
  }

  void score_table(const std::string& meant, const std::vector<const SheetScores*>& sheets) {
    const bool one_day = sheets.size() < 2 || sheets[0]->date == sheets[1]->date;
    std::string title = "Scores, " + meant;
    for (std::size_t i = 0; i < (one_day ? 1 : sheets.size()); ++i)
      title += ", " + (one_day ? "" : sheets[i]->partner + " ") + sheets[i]->date.text();
    subtitle(title);
    std::vector<text::TextTable::Column> columns{{"scale"}};
    std::vector<std::string> scales;
    for (const SheetScores* sheet : sheets) {
      columns.push_back({sheet->partner + ", 95 % interval"});
      columns.push_back({"0-100", text::right_aligned});
      for (const SheetScore& score : sheet->scores) {
        if (std::find(scales.begin(), scales.end(), score.scale) == scales.end())
          scales.push_back(score.scale);
      }
      if (sheet->other_version)
        paragraph(sheet->partner + " answered version " + sheet->version +
                      (sheet->scores.empty() ? ", whose key is not at hand: not scored."
                                             : ": scored by its own key, and not compared."),
                  4);
    }
    columns.push_back({"to know"});
    text::TextTable table(columns);
    for (const std::string& scale : scales) {
      std::vector<std::string> cells{scale};
      std::string know;
      for (const SheetScores* sheet : sheets) {
        const SheetScore* score = find_score(sheet, scale);
        if (score == nullptr) {
          cells.insert(cells.end(), {"-", "-"});
          continue;
        }
        cells.push_back(with_band(score->raw, score->interval) + footnote(score->error));
        cells.push_back(text::fixed(score->pomp.value, 0));
        if (const std::string words = to_know(*score); !words.empty())
          know += (know.empty() ? "" : "; ") + sheet->partner + ": " + words;
      }
      cells.push_back(know);
      table.row(cells);
    }
    text_ += table.text();
  }

  /// What the score itself needs said; that its error is unknown says the footnote.
  static std::string to_know(const SheetScore& score) {
    std::string words;
    for (const std::string& item : score.left_out) words += (words.empty() ? "without " : ", ") + item;
    if (!words.empty()) words += ", private";
    for_each_flag(score.flags, [&](std::string_view flag) {
      if (flag == "error_unknown" || flag == "no_spread") return;
      words += (words.empty() ? "" : ", ") + std::string(flag);
    });
    if (score.answered < score.items)
      words += (words.empty() ? "" : ", ") + std::to_string(score.answered) + " of " +
               std::to_string(score.items) + " answered";
    if (!score.raw.exists() && words.empty()) words = explain(score.raw.why);
    return words;
  }

  [[nodiscard]] std::string title_of(const DiscrepancyFamily& family) const {
    const std::string& a = profile_.first.id;
    const std::string& b = profile_.second.id;
    const std::string meant(word(family.perspective));
    switch (family.quantity) {
      case Quantity::difference:
        return "Difference, " + meant + ": " + a + " - " + b;
      case Quantity::gap:
        return "Gap of " + family.partner + ": ideal - now";
      case Quantity::gap_of_gaps:
        return "Difference of the gaps: " + a + "'s - " + b + "'s";
      default:
        return family.perspective == Perspective::observer
                   ? "What " + family.partner + " sees of the partner, minus what the partner says"
                   : "What " + family.partner + " believes of the partner, minus what the partner answered";
    }
  }

  void discrepancies(const DiscrepancyFamily& family) {
    subtitle(title_of(family));
    text::TextTable table({{"scale"},
                           {"value", text::right_aligned},
                           {"95 % interval"},
                           {"p (Holm)", text::right_aligned},
                           {"verdict"},
                           {"SDD", text::right_aligned}});
    for (const Discrepancy& row : family.rows) {
      const bool shows_least = row.value.exists() && !row.flagged && row.smallest_detectable.exists();
      table.row({row.scale, text::fixed(row.value.value, 1),
                 row.interval.exists() ? text::interval(row.interval.low, row.interval.high, 1) : "-",
                 text::p_value(row.p_holm.value),
                 verdict(row) + (row.value.exists() ? footnote(row.error) : ""),
                 shows_least ? text::fixed(row.smallest_detectable.value, 1) : ""});
      // Why there is no error is the footnote's to say.
      if (!row.note.empty() && row.note != row.error.origin) table.note(row.note);
      if (!row.among_couples.group.empty()) among(table, row.among_couples);
    }
    text_ += table.text();
    std::string below;
    if (family.m > 0) below = "p adjusted by Holm's method for " + text::counted(family.m, "test") + ".";
    if (family.days_apart != 0 && !family.far_apart) {
      below += (below.empty() ? "" : " ") + std::string("The answer sheets are ") +
               text::counted(static_cast<std::uint64_t>(std::abs(family.days_apart)), "day") +
               " apart: what changed in between is part of the value.";
    }
    if (!family.note.empty()) below += (below.empty() ? "" : " ") + sentence(family.note);
    if (!below.empty()) paragraph(below, 2);
  }

  static void among(text::TextTable& table, const AmongCouples& among) {
    const SingleCase& test = among.roles.p.exists() ? among.roles : among.exchangeable;
    if (!test.p.exists()) return;
    table.note("Among couples (" + among.group + "): p = " + text::p_value(test.p.value) + "; about " +
               text::fixed(100 * test.beyond.value, 0) + " % lie farther out on this side");
  }

  void comparison_part(const ProfileComparison& comparison) {
    subtitle("The whole profile, " + std::string(word(comparison.perspective)));
    if (!comparison.q.total.value.exists() && !comparison.equal_profiles.interval.exists()) {
      paragraph("Not compared as a whole: " + std::string(explain(comparison.q.total.value.why)) + ".", 2);
      return;
    }
    const auto q = [&](const char* what, const QPart& part) {
      if (!part.value.exists()) return std::string(what) + ": " + std::string(explain(part.value.why));
      return std::string(what) + ": Q = " + text::fixed(part.value.value, 2) + ", p " +
             (part.p.value < 0.001 ? text::p_value(part.p.value) : "= " + text::p_value(part.p.value));
    };
    paragraph(q("Differs at all", comparison.q.total) + ". " + q("In level", comparison.q.elevation) + ". " +
                  q("In form", comparison.q.rest) + "." +
                  (comparison.q_note.empty() ? "" : " " + sentence(comparison.q_note)),
              2);
    band("Similarity (double-entry ICC)", comparison.equal_profiles,
         "; two people who feel exactly alike would show ");
    if (comparison.true_profiles.interval.exists())
      band("Similarity of the true profiles", comparison.true_profiles, "; it lies in ");
    if (!comparison.note.empty()) paragraph(sentence(comparison.note), 2);
  }

  /// Never a similarity without its band.
  void band(const char* what, const SimilarityBand& band, const char* between) {
    if (!band.observed.exists() || !band.interval.exists()) {
      paragraph(std::string(what) + ": not shown, for it has no band: " +
                    std::string(explain(band.observed.exists() ? band.interval.why : band.observed.why)) +
                    ".",
                2);
      return;
    }
    paragraph(std::string(what) + ": " + text::coefficient(band.observed.value) + between +
                  text::coefficient_interval(band.interval) + ".",
              2);
  }

  void perception_part(const Perception& perception) {
    subtitle("How " + perception.judge + " pictures the partner (" +
             std::string(word(perception.perspective)) + ")");
    text::TextTable table({{"over"},
                           {"accuracy", text::right_aligned},
                           {"assumed similarity", text::right_aligned},
                           {"actual similarity", text::right_aligned}});
    for (const auto& [what, over] :
         {std::pair{"scale", perception.scales}, std::pair{"item", perception.items}}) {
      if (over.k == 0) continue;
      table.row({text::counted(over.k, what), text::coefficient(over.accuracy.value),
                 text::coefficient(over.assumed_similarity.value),
                 text::coefficient(over.actual_similarity.value)});
    }
    text_ += table.text();
    paragraph(perception.note.empty() ? "Correlations, to describe: they have no error of their own."
                                      : perception.note,
              2);
  }

  void items_part(const ItemComparison& comparison, const Instrument* instrument) {
    if (comparison.n == 0) return;
    subtitle("Item by item, " + std::string(word(comparison.perspective)));
    paragraph(
        "Agreement over " + text::counted(comparison.n, "item") + ": weighted kappa " +
            text::coefficient(comparison.kappa.value) + ", average deviation " +
            text::fixed(comparison.average_deviation.value, 2) +
            (comparison.cut ? " (agreement is usually said up to " + text::fixed(*comparison.cut, 2) + ")"
                            : "") +
            ". The largest differences:",
        2);
    text::TextTable table({{"item"},
                           {profile_.first.id, text::right_aligned},
                           {profile_.second.id, text::right_aligned},
                           {"wording"}});
    for (std::size_t i = 0; i < std::min(items_shown, comparison.items.size()); ++i) {
      const ItemDifference& item = comparison.items[i];
      const Item* asked = instrument == nullptr ? nullptr : find_by_id(instrument->items, item.item);
      table.row({item.item, text::fixed(item.first, 0), text::fixed(item.second, 0),
                 asked == nullptr || asked->text.empty() ? "" : in_english(asked->text)});
    }
    text_ += table.text();
  }

  void dimensions() {
    if (profile_.dimensions.empty()) return;
    text_ += "\n" + style_.bold("The five dimensions side by side (0-100)") + "\n";
    text::TextTable table({{"dimension"},
                           {"instrument"},
                           {"scale"},
                           {"perspective"},
                           {profile_.first.id, text::right_aligned},
                           {profile_.second.id, text::right_aligned}});
    for (const DimensionProfile& dimension : profile_.dimensions) {
      for (const DimensionEntry& entry : dimension.entries) {
        table.row({std::string(word(dimension.dimension)), entry.instrument, entry.scale,
                   std::string(word(entry.perspective)), text::fixed(entry.first.value, 0),
                   text::fixed(entry.second.value, 0)});
      }
    }
    text_ += table.text();
  }

  void foot() {
    paragraph(
        "BEYOND ERROR: larger than the error of the answers explains, with all tests of its table taken "
        "together. "
        "Within error is not the same as equal: what is smaller than the smallest detectable difference "
        "(SDD) "
        "cannot be told from error.");
    paragraph("No diagnosis and no prediction. Best read together with a professional.");
  }

  /// The number of a source among this instrument's footnotes.
  std::string footnote(const MeasurementError& error) {
    if (error.origin.empty()) return {};
    const std::string words = (error.exists() ? "error from " : "error unknown: ") + error.origin +
                              (error.independence_assumed ? "; independence assumed" : "");
    auto found = std::find(sources_.begin(), sources_.end(), words);
    if (found == sources_.end()) found = sources_.insert(sources_.end(), words);
    return " [" + std::to_string(found - sources_.begin() + 1) + "]";
  }

  void subtitle(const std::string& words) { text_ += "\n  " + style_.bold(words) + "\n"; }
  void paragraph(const std::string& words, std::size_t indent = 0) {
    text_ += (indent == 0 ? "\n" : "") + std::string(indent, ' ') +
             text::wrapped(words, text::output_width(), indent) + "\n";
  }

  const CoupleProfile& profile_;
  const Audience& audience_;
  const InstrumentLookup& lookup_;
  const text::Style& style_;
  std::string text_;
  std::vector<std::string>
      sources_;  // of this instrument's errors, in the order in which they are first used
};

}  // namespace

std::string couple_text(const CoupleProfile& profile, const Audience& audience,
                        const InstrumentLookup& lookup, const text::Style& style) {
  return CoupleText(profile, audience, lookup, style).text();
}

}  // namespace intimetry::render
