#include "render/change_text.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "instruments/instrument_source.hpp"
#include "intimetry/core/visible.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "text/numbers.hpp"
#include "text/terminal.hpp"
#include "text/text_table.hpp"

namespace intimetry::render {

namespace {

std::string with_sign(double value) {
  const std::string text = text::fixed(value, 2);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  return value > 0 && !zero ? "+" + text : text;
}

std::string verdict_of(const ScoreChange& change) {
  if (change.verdict != ChangeVerdict::none) return std::string(verdict_words(change.verdict));
  return change.why_none == MissingReason::zero_variance ? "no spread" : "error unknown";
}

void add_cells(std::vector<std::string>& cells, const ChangeSince& since) {
  if (!since.occasion) {
    cells.insert(cells.end(), {"", "", ""});
    return;
  }
  cells.push_back(with_sign(since.change.change.value));
  cells.push_back(text::fixed(since.change.rc.value, 2));
  cells.push_back(verdict_of(since.change));
}

std::string name_of(const analyses::ChangeResult& result, const analyses::FollowedScale& followed) {
  std::string text = visible(followed.subject) + ": " + followed.scale;
  if (!result.perspectives || followed.perspective == Perspective::now) return text;
  return text + ", " + std::string(word(followed.perspective));
}

std::string heading(const analyses::ChangeResult& result, const analyses::FollowedScale& followed) {
  std::string text = name_of(result, followed);
  if (followed.quantity == analyses::FollowedQuantity::difference) return text;
  if (followed.direction == Direction::higher_is_better) return text + " (higher is better)";
  return text + (followed.direction == Direction::higher_is_worse ? " (higher is worse)" : "");
}

/// The smallest detectable changes of the pairs that are shown; they differ where the errors do.
std::string detectable_words(const analyses::ChangeRequest& request,
                             const analyses::FollowedScale& followed) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  const auto see = [&](const ChangeSince& since) {
    if (!since.occasion || std::isnan(since.change.criterion.limit)) return;
    low = std::min(low, since.change.criterion.limit);
    high = std::max(high, since.change.criterion.limit);
  };
  for (const ChangeStep& step : followed.series.steps) {
    if (request.since_first) see(step.first);
    if (request.since_previous) see(step.previous);
  }
  if (low > high) return "";
  const std::string words = "Smallest detectable change " + text::fixed(low, 2);
  return (text::fixed(low, 2) == text::fixed(high, 2) ? words : words + " to " + text::fixed(high, 2)) + ".";
}

std::string trend_words(const Trend& line) {
  if (line.n < 3) return "";
  std::string words =
      "Slope " + with_sign(line.slope.value) + " in 30 days (SE " + text::fixed(line.standard_error.value, 2);
  if (line.interval.exists())
    words += ", 95% interval " + text::interval(line.interval.low, line.interval.high);
  const std::string p = text::p_value(line.p.value);
  if (line.p.exists()) words += ", p " + (p.front() == '<' ? p : "= " + p);
  return words + ", " + std::to_string(line.n) + " occasions).";
}

std::string flag_words(const analyses::FollowedScale& followed) {
  std::string words;
  for (std::size_t i = 0; i < followed.occasions.size(); ++i) {
    if (followed.flags[i].none() && !std::isnan(followed.occasions[i].score)) continue;
    std::string reason;
    for_each_flag(followed.flags[i], [&](std::string_view name) {
      std::string one(name);
      std::replace(one.begin(), one.end(), '_', ' ');
      reason += (reason.empty() ? "" : ", ") + one;
    });
    words += (words.empty() ? "" : "; ") + followed.occasions[i].date.text() + ": " +
             (reason.empty() ? "no score" : reason);
  }
  return words.empty() ? "" : words + ".";
}

bool compares(const analyses::FollowedScale& followed) {
  return std::count_if(followed.occasions.begin(), followed.occasions.end(),
                       [](const DatedScore& occasion) { return !std::isnan(occasion.score); }) > 1;
}

std::string notes_of(const analyses::ChangeRequest& request, const analyses::FollowedScale& followed) {
  std::string notes;
  const auto add = [&](const std::string& words) {
    if (!words.empty()) notes += (notes.empty() ? "" : " ") + words;
  };
  add(detectable_words(request, followed));
  add(trend_words(followed.series.trend));
  add(flag_words(followed));
  return notes;
}

std::string table_since(const analyses::FollowedScale& followed, bool first, bool previous) {
  std::vector<text::TextTable::Column> columns{{"date"}, {"score", text::right_aligned}};
  const auto add_columns = [&](const char* title) {
    columns.insert(columns.end(), {{title, text::right_aligned}, {"RC", text::right_aligned}, {"verdict"}});
  };
  if (first) add_columns("since first");
  if (previous) add_columns("since previous");
  text::TextTable table(columns);
  for (std::size_t i = 0; i < followed.occasions.size(); ++i) {
    std::vector<std::string> cells{followed.occasions[i].date.text(),
                                   text::fixed(followed.occasions[i].score, 2)};
    if (first) add_cells(cells, followed.series.steps[i].first);
    if (previous) add_cells(cells, followed.series.steps[i].previous);
    table.row(cells);
  }
  return table.text();
}

/// Changes since the first occasion and since the previous one: side by side, but for differences, whose
/// verdicts are too long for that.
std::string table_of(const analyses::ChangeRequest& request, const analyses::FollowedScale& followed) {
  const bool two = followed.occasions.size() <= 2;
  const bool first = request.since_first;
  const bool previous = request.since_previous && !(first && two);
  const bool apart = first && previous && followed.quantity == analyses::FollowedQuantity::difference;
  const std::string text = apart ? table_since(followed, true, false) + table_since(followed, false, true)
                                 : table_since(followed, first, previous);
  const std::string notes = notes_of(request, followed);
  return notes.empty() ? text : text + "    " + text::wrapped(notes, text::output_width(), 4) + "\n";
}

/// Words by scale, scales with the same words on one line.
class Grouped {
 public:
  void add(const std::string& scale, const std::string& words) {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const auto& entry) { return entry.second == words; });
    if (found == entries_.end()) {
      entries_.push_back({{scale}, words});
    } else if (std::find(found->first.begin(), found->first.end(), scale) == found->first.end()) {
      found->first.push_back(scale);
    }
  }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] std::string text() const {
    std::string text;
    for (const auto& [scales, words] : entries_) {
      std::string line;
      for (const std::string& scale : scales) line += (line.empty() ? "" : ", ") + scale;
      text += "  " + text::wrapped(line + ": " + words, text::output_width() - 2, 4) + "\n";
    }
    return text;
  }

 private:
  std::vector<std::pair<std::vector<std::string>, std::string>> entries_;
};

std::string error_words(const analyses::FollowedScale& followed, const ChangeCriterion& criterion) {
  const MeasurementError& error = criterion.error;
  std::string words = error.origin.empty() ? "nothing says how large the error is" : error.origin;
  if (!error.exists()) {
    return (error.reason() == MissingReason::zero_variance ? "the answers changed alike on every item, "
                                                           : "error unknown, ") +
           std::string("no verdict: ") + words;
  }
  if (error.source == ErrorSource::published_change) {
    words += "; reliable if " + std::string(word(criterion.comparison)) + " the smallest detectable change";
  } else {
    words += "; reliable if RC is beyond " + text::fixed(error.quantile(), 2);
    if (std::isfinite(error.df)) words += " (t with " + text::fixed(error.df, 0) + " degrees of freedom)";
  }
  if (followed.quantity == analyses::FollowedQuantity::mean)
    words += "; the partners' errors taken as independent";
  if (followed.quantity == analyses::FollowedQuantity::difference && error.source != ErrorSource::answers)
    words += "; the occasions' errors taken as independent";
  return words;
}

std::string footer(const analyses::ChangeRequest& request, const analyses::ChangeResult& result) {
  const text::Style style(STDOUT_FILENO);
  Grouped errors;
  bool by_coefficient = false;
  for (const analyses::FollowedScale& followed : result.followed) {
    const auto see = [&](const ChangeSince& since) {
      if (!since.occasion) return;
      const std::string what = followed.quantity == analyses::FollowedQuantity::score
                                   ? followed.scale
                                   : followed.scale + " (" + followed.subject + ")";
      by_coefficient = by_coefficient || since.change.criterion.error.coefficient;
      errors.add(what, error_words(followed, since.change.criterion));
    };
    for (const ChangeStep& step : followed.series.steps) {
      if (request.since_first) see(step.first);
      if (request.since_previous) see(step.previous);
    }
  }
  if (errors.empty()) return "";
  std::string text = "\n" + style.bold("What a change is judged by") + "\n" + errors.text();
  const auto add = [&](const std::string& words) {
    text += "  " + text::wrapped(words, text::output_width() - 2, 4) + "\n";
  };
  if (by_coefficient)
    add("Of the coefficients in a sample serves " + std::string(coefficient_rule(ErrorUse::change)) + ".");
  add("RC is the change in standard errors of a change. \"unchanged\" says that the change is no more than "
      "error, not that nothing changed.");
  if (std::any_of(result.followed.begin(), result.followed.end(),
                  [](const analyses::FollowedScale& followed) {
                    return followed.quantity == analyses::FollowedQuantity::difference;
                  })) {
    add("A difference is smaller or larger by its size, whoever is higher. \"now the other way round\" says "
        "that "
        "the other partner is higher now, not that the difference now is more than error.");
  }
  Grouped cutoffs;
  for (const analyses::CutoffChoice& choice : result.cutoffs) cutoffs.add(choice.scale, choice.words);
  return text + "\n" + style.bold("Cutoffs") + "\n" + cutoffs.text();
}

}  // namespace

std::string change_text(const analyses::ChangeRequest& request, const analyses::ChangeResult& result) {
  const text::Style style(STDOUT_FILENO);
  const Instrument& instrument = result.instrument;
  std::string text = style.bold("Change: " + in_english(instrument.title) + " (" + instrument.id + " " +
                                instrument.version + ")") +
                     "\n";
  if (instrument.validation == Validation::none)
    text += style.warning("Unvalidated: no study of this instrument is published.") + "\n";
  if (result.couple) text += "For the clinician: it shows what partners may withhold from each other.\n";
  if (result.other_versions > 0)
    text += text::counted(result.other_versions, "administration") +
            " to other versions left out: editions are not compared.\n";
  if (result.occasions == 0) text += "\nThe table has no rows.\n";
  std::string alone;
  for (const analyses::FollowedScale& followed : result.followed) {
    if (!compares(followed)) {
      alone += (alone.empty() ? "" : "; ") + name_of(result, followed);
      continue;
    }
    text += "\n" + style.bold(heading(result, followed)) + "\n" + table_of(request, followed);
  }
  if (!alone.empty()) {
    text +=
        "\n" +
        text::wrapped("Nothing to compare, with fewer than two occasions that have a score: " + alone + ".",
                      text::output_width(), 2) +
        "\n";
  }
  std::string disordered;
  for (const std::string& respondent : result.reordered)
    disordered += (disordered.empty() ? "" : ", ") + visible(respondent);
  if (!disordered.empty())
    text += "\n" +
            text::wrapped("Rows stood out of the order of time and were sorted by date: " + disordered + ".",
                          text::output_width(), 2) +
            "\n";
  return text + footer(request, result);
}

}  // namespace intimetry::render
