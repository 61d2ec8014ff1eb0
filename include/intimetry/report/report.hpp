#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry::INTIMETRY_MODE {

// A report as data: its content, order and numbers, without formatting. Every renderer shows every block.

/// The verdict on a discrepancy or a change.
enum class Verdict : unsigned char {
  none,          ///< not tested
  beyond_error,  ///< more than measurement error explains
  within_error,  ///< cannot be distinguished from error, which does not mean zero
  unknown,       ///< the measurement error is not known
};

template <>
struct Words<Verdict> {
  static constexpr std::array table{
      Word<Verdict>{Verdict::none, "none"}, Word<Verdict>{Verdict::beyond_error, "beyond_error"},
      Word<Verdict>{Verdict::within_error, "within_error"}, Word<Verdict>{Verdict::unknown, "unknown"}};
};

/// Returns a verdict as text for a person; empty if there is none.
constexpr std::string_view verdict_words(Verdict verdict) noexcept {
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

/// The kind of a paragraph: text, a warning, or a remark.
enum class Tone : unsigned char { plain, caution, remark };

template <>
struct Words<Tone> {
  static constexpr std::array table{Word<Tone>{Tone::plain, "plain"}, Word<Tone>{Tone::caution, "caution"},
                                    Word<Tone>{Tone::remark, "remark"}};
};

struct Paragraph {
  std::string text;
  Tone tone = Tone::plain;
};

struct BulletList {
  std::vector<std::string> items;
};

/// One cell of a table: text, or a number and its interval, or both; or an interval alone.
struct Cell {
  std::string text;
  Statistic number = MissingReason::not_answered;
  Interval interval = MissingReason::not_answered;
  int decimals = 0;
  bool probability = false;  ///< the number is a p
  Verdict verdict = Verdict::none;
  std::size_t error_source = 0;  ///< its number in the list of error sources below; 0: not given
};

struct ReportTable {
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`
};

/// The person and kind of a mark in a figure: partner 0 or 1 of the couple, and whether it is a wish.
struct Series {
  std::string label;
  int partner = 0;
  bool hollow = false;
};

/// A value with its error bar, or without an interval.
struct Mark {
  Statistic value = MissingReason::not_answered;
  Interval interval = MissingReason::not_answered;
};

/// Scores from 0 to 100 percent of the possible range: one row per scale, one mark per series.
struct ProfileFigure {
  std::string title;
  std::string alt;  ///< the figure as text
  std::vector<Series> series;
  struct Row {
    std::string label;
    std::vector<Mark> marks;
  };
  std::vector<Row> rows;
};

/// Discrepancies with their intervals around zero, in percent of the possible range.
struct ForestFigure {
  std::string title;
  std::string alt;
  std::string below_zero;  ///< the meaning of a value on this side
  std::string above_zero;
  struct Row {
    std::string label;
    Mark mark;
    Statistic smallest_detectable = MissingReason::error_unknown;  ///< on both sides of zero
    Verdict verdict = Verdict::none;
  };
  std::vector<Row> rows;
};

/// One scale over time, from 0 to 100 percent of the possible range.
struct CourseFigure {
  std::string title;
  std::string alt;
  struct Line {
    Series series;
    std::vector<Date> dates;  ///< one per mark; empty if this audience may not see dates
    std::vector<Mark> marks;
    Interval no_reliable_change = MissingReason::error_unknown;  ///< around the first score

    /// Returns the day of a mark; without days, its number among the person's occasions.
    [[nodiscard]] std::string name_of_occasion(std::size_t mark) const {
      return dates.empty() ? "no. " + std::to_string(mark + 1) : dates[mark].text();
    }
  };
  std::vector<Line> lines;
};

using Block = std::variant<Paragraph, BulletList, ReportTable, ProfileFigure, ForestFigure, CourseFigure>;

struct ReportSection {
  /// closeness, perception, obstacles, other, change, conversation, basis, clinician; in a profile_report the
  /// instrument's id, dimensions, basis
  std::string id;
  std::string title;
  std::vector<Block> blocks;
};

/// A couple's report for one audience.
struct Report {
  std::string couple;
  std::string title;
  std::string audience;               ///< "clinician", "joint" or the partner's id
  std::string for_whom;               ///< the same as text
  std::vector<std::string> partners;  ///< the partners' names
  std::vector<Paragraph> preface;
  std::vector<ReportSection> sections;  ///< none of them is empty
};

}  // namespace intimetry::INTIMETRY_MODE
