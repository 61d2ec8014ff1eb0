#include "render/chart.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/templates.hpp"
#include "text/numbers.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

namespace {

constexpr double chart_width = 420;
constexpr double chart_left = 14;
constexpr double chart_right = chart_width - 14;
constexpr std::size_t longest_label = 34;
constexpr std::size_t longest_line = 56;  // from left to right

std::string n(double number) { return text::fixed(number, 1); }

std::string escaped(std::string_view text) { return kainjow::mustache::html_escape(plain(text)); }

/// Shortens a label in a figure, which cannot wrap text; the table beside it has the full text.
std::string short_label(std::string_view words, std::size_t most) {
  const std::string text = plain(words);
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
    if (letters++ == most) return escaped(text.substr(0, i)) + "…";
  }
  return escaped(text);
}

std::string line(double x1, double y1, double x2, double y2, const std::string& of) {
  return "<line class=\"" + of + "\" x1=\"" + n(x1) + "\" y1=\"" + n(y1) + "\" x2=\"" + n(x2) + "\" y2=\"" +
         n(y2) + "\"/>";
}

std::string label(double x, double y, const std::string& anchor, const std::string& of,
                  std::string_view words, std::size_t most = longest_label) {
  return "<text class=\"" + of + "\" x=\"" + n(x) + "\" y=\"" + n(y) + "\" text-anchor=\"" + anchor + "\">" +
         short_label(words, most) + "</text>";
}

std::string person_class(const Series& series) {
  return std::string(series.partner == 0 ? "first" : "second") + (series.hollow ? " hollow" : "");
}

/// Returns a circle for the first partner, a diamond for the second; hollow for a wish.
std::string person_mark(const Series& series, double x, double y) {
  const std::string of = "<g class=\"mark " + person_class(series) + "\">";
  if (series.partner == 0) return of + "<circle cx=\"" + n(x) + "\" cy=\"" + n(y) + "\" r=\"5\"/></g>";
  return of + "<path d=\"M" + n(x) + " " + n(y - 6.5) + "l6.5 6.5l-6.5 6.5l-6.5 -6.5z\"/></g>";
}

/// The positions of an axis; values outside it are drawn at its end.
class Axis {
 public:
  Axis(double low, double high, double from, double to) : low_(low), high_(high), from_(from), to_(to) {}
  [[nodiscard]] double at(double value) const {
    return from_ + (std::clamp(value, low_, high_) - low_) / (high_ - low_) * (to_ - from_);
  }

 private:
  double low_;
  double high_;
  double from_;
  double to_;
};

std::string error_bar(const Axis& axis, const Interval& interval, double y, const std::string& of) {
  if (!interval.exists()) return {};
  const double low = axis.at(interval.low);
  const double high = axis.at(interval.high);
  return line(low, y, high, y, of) + line(low, y - 4, low, y + 4, of) + line(high, y - 4, high, y + 4, of);
}

std::string framed(const std::string& id, const std::string& title, const std::string& alt, double height,
                   const std::string& inside) {
  return "<svg class=\"chart\" viewBox=\"0 0 " + n(chart_width) + " " + n(height) +
         "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\"><title id=\"" + id + "-t\">" +
         escaped(title) + "</title><desc id=\"" + id + "-d\">" + escaped(alt) + "</desc>" + inside + "</svg>";
}

/// Returns vertical lines with their numbers.
std::string ticks(const Axis& axis, const std::vector<double>& at, double top, double bottom) {
  std::string svg;
  for (const double value : at) {
    svg += line(axis.at(value), top, axis.at(value), bottom, value == 0 ? "axis" : "grid");
    svg += label(axis.at(value), bottom + 14, "middle", "tick", text::fixed(value, 0));
  }
  return svg;
}

/// Returns the mark of a verdict: a filled diamond, an open circle, or a cross if the error is unknown.
std::string verdict_mark(Verdict verdict, double x, double y) {
  if (verdict == Verdict::beyond_error) {
    return "<path class=\"beyond\" d=\"M" + n(x) + " " + n(y - 7) + "l7 7l-7 7l-7 -7z\"/>";
  }
  if (verdict == Verdict::within_error) {
    return "<circle class=\"within\" cx=\"" + n(x) + "\" cy=\"" + n(y) + "\" r=\"5\"/>";
  }
  return "<path class=\"unknown\" d=\"M" + n(x - 5) + " " + n(y - 5) + "l10 10m0 -10l-10 10\"/>";
}

double reach(const ForestFigure& figure) {
  double most = 10;
  for (const ForestFigure::Row& row : figure.rows) {
    if (row.mark.value.exists()) most = std::max(most, std::abs(row.mark.value.value));
    if (row.mark.interval.exists())
      most = std::max({most, std::abs(row.mark.interval.low), std::abs(row.mark.interval.high)});
    if (row.smallest_detectable.exists()) most = std::max(most, row.smallest_detectable.value);
  }
  return std::min(100.0, 20 * std::ceil(most / 20));
}

class CourseDrawing {
 public:
  explicit CourseDrawing(const CourseFigure& figure) : figure_(figure), y_(0, 100, bottom, top) {
    for (const CourseFigure::Line& one : figure.lines) {
      for (const Date date : one.dates) days_.push_back(date);
      // Beside a line without dates, a line with dates would reveal when the other person answered.
      numbered_ = numbered_ || one.dates.empty();
      most_ = std::max(most_, one.marks.size());
    }
    std::sort(days_.begin(), days_.end());
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
  }

  std::string svg() {
    std::string inside;
    for (const double value : {0.0, 25.0, 50.0, 75.0, 100.0}) {
      inside += line(left, y_.at(value), chart_right, y_.at(value), value == 0 ? "axis" : "grid");
      inside += label(left - 6, y_.at(value) + 4, "end", "tick", text::fixed(value, 0));
    }
    const std::string first = numbered_ ? "first time" : days_.front().text();
    const std::string last = numbered_ ? "time " + std::to_string(most_) : days_.back().text();
    const bool several = numbered_ ? most_ > 1 : days_.size() > 1;
    inside += label(left + 12, bottom + 16, "start", "tick", first);
    if (several) inside += label(chart_right - 12, bottom + 16, "end", "tick", last);
    for (const CourseFigure::Line& one : figure_.lines) inside += band(one);
    for (const CourseFigure::Line& one : figure_.lines) inside += course(one);
    return inside;
  }

  static constexpr double top = 10;
  static constexpr double bottom = 180;
  static constexpr double height = 204;

 private:
  static constexpr double left = 40;

  /// Returns the position of a mark: by its date, or without dates by its number.
  [[nodiscard]] double x(const CourseFigure::Line& of, std::size_t mark) const {
    const double span =
        numbered_ ? static_cast<double>(most_) - 1 : days_between(days_.front(), days_.back());
    const double from_first =
        numbered_ ? static_cast<double>(mark) : days_between(days_.front(), of.dates[mark]);
    const double share = span > 0 ? from_first / span : 0;
    return left + 12 + share * (chart_right - left - 24);
  }

  [[nodiscard]] std::string band(const CourseFigure::Line& one) const {
    if (!one.no_reliable_change.exists()) return {};
    const double high = y_.at(one.no_reliable_change.high);
    const double low = y_.at(one.no_reliable_change.low);
    return "<rect class=\"band " + person_class(one.series) + "\" x=\"" + n(left) + "\" y=\"" + n(high) +
           "\" width=\"" + n(chart_right - left) + "\" height=\"" + n(low - high) + "\"/>";
  }

  /// The two lines are shifted a little, so that error bars of one day do not hide each other.
  [[nodiscard]] std::string course(const CourseFigure::Line& one) const {
    std::string points;
    std::string marks;
    const double aside = one.series.partner == 0 ? -3 : 3;
    const std::string of = person_class(one.series);
    for (std::size_t i = 0; i < one.marks.size(); ++i) {
      const Mark& mark = one.marks[i];
      if (!mark.value.exists()) continue;
      const double at = x(one, i) + aside;
      if (mark.interval.exists())
        marks += line(at, y_.at(mark.interval.low), at, y_.at(mark.interval.high), "bar " + of);
      points += n(at) + "," + n(y_.at(mark.value.value)) + " ";
      marks += person_mark(one.series, at, y_.at(mark.value.value));
    }
    return "<polyline class=\"course " + of + "\" points=\"" + points + "\"/>" + marks;
  }

  const CourseFigure& figure_;
  Axis y_;
  std::vector<Date> days_;
  bool numbered_ = false;
  std::size_t most_ = 0;
};

}  // namespace

std::string chart(const ProfileFigure& figure, const std::string& id) {
  constexpr double lane = 18;
  const Axis axis(0, 100, chart_left, chart_right);
  const double row_height = 24 + lane * static_cast<double>(figure.series.size());
  const double bottom = row_height * static_cast<double>(figure.rows.size()) + 4;
  std::string svg = ticks(axis, {0, 25, 50, 75, 100}, 4, bottom);
  double y = 4;
  for (const ProfileFigure::Row& row : figure.rows) {
    svg += label(chart_left, y + 14, "start", "name", row.label);
    double at = y + 14 + lane * 0.75;
    for (std::size_t i = 0; i < row.marks.size(); ++i, at += lane) {
      const Mark& mark = row.marks[i];
      if (!mark.value.exists()) {
        svg += label(chart_left, at + 4, "start", "tick", "no score");
        continue;
      }
      svg += error_bar(axis, mark.interval, at, "bar " + person_class(figure.series[i]));
      svg += person_mark(figure.series[i], axis.at(mark.value.value), at);
    }
    y += row_height;
  }
  return framed(id, figure.title, figure.alt, bottom + 20, svg);
}

std::string chart(const ForestFigure& figure, const std::string& id) {
  constexpr double row_height = 46;
  const double end = reach(figure);
  const Axis axis(-end, end, chart_left, chart_right);
  const double bottom = row_height * static_cast<double>(figure.rows.size()) + 4;
  std::string svg = ticks(axis, {-end, -end / 2, 0, end / 2, end}, 4, bottom);
  double y = 4;
  for (const ForestFigure::Row& row : figure.rows) {
    svg += label(chart_left, y + 14, "start", "name", row.label);
    const std::string_view words = row.mark.value.exists() ? verdict_words(row.verdict) : "no value";
    svg += label(chart_right, y + 14, "end", row.verdict == Verdict::beyond_error ? "name" : "tick", words);
    const double at = y + 30;
    if (row.smallest_detectable.exists()) {
      const double from = axis.at(-row.smallest_detectable.value);
      const double to = axis.at(row.smallest_detectable.value);
      svg += "<rect class=\"undetectable\" x=\"" + n(from) + "\" y=\"" + n(at - 9) + "\" width=\"" +
             n(to - from) + "\" height=\"18\"/>";
    }
    if (row.mark.value.exists()) {
      svg += error_bar(axis, row.mark.interval, at,
                       row.verdict == Verdict::beyond_error ? "bar strong" : "bar weak");
      svg += verdict_mark(row.verdict, axis.at(row.mark.value.value), at);
    }
    y += row_height;
  }
  const std::string below = "← " + figure.below_zero;
  const std::string above = figure.above_zero + " →";
  const bool side_by_side =
      text::display_width(plain(below)) + text::display_width(plain(above)) <= longest_line;
  const double last = bottom + (side_by_side ? 32 : 48);
  svg += label(chart_left, bottom + 32, "start", "tick", below, longest_line);
  svg += label(chart_right, last, "end", "tick", above, longest_line);
  return framed(id, figure.title, figure.alt, last + 8, svg);
}

std::string chart(const CourseFigure& figure, const std::string& id) {
  return framed(id, figure.title, figure.alt, CourseDrawing::height, CourseDrawing(figure).svg());
}

std::string legend_mark(const Series& series) {
  return "<svg class=\"key\" viewBox=\"0 0 30 16\" aria-hidden=\"true\">" +
         line(1, 8, 29, 8, "bar " + person_class(series)) + person_mark(series, 15, 8) + "</svg>";
}

}  // namespace intimetry::render
