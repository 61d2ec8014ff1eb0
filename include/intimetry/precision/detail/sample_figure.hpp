#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "intimetry/precision/error_sources.hpp"

namespace intimetry::detail {

/// SD and reliability of one sample, whichever file they stand in.
struct SampleFigure {
  double sd = 0;
  double reliability = 0;
  double mean = std::numeric_limits<double>::quiet_NaN();
  int n = 0;
  Coefficient coefficient = Coefficient::alpha;
  std::string origin;

  [[nodiscard]] double sem() const { return sd * std::sqrt(1 - reliability); }
};

/// A figure as the field prints it: two decimals, a third where it is there, coefficients without the zero.
inline std::string figure_text(double value, bool coefficient) {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%.3f", value);
  std::string text = digits.data();
  if (text.back() == '0') text.pop_back();
  if (coefficient && text.substr(0, 2) == "0.") text.erase(0, 1);
  return text;
}

/// The rank of a coefficient for a use, the first is taken; nothing if it does not serve.
inline std::optional<int> coefficient_rank(Coefficient coefficient, ErrorUse use, bool comparable) noexcept {
  const bool change = use == ErrorUse::change;
  switch (coefficient) {
    case Coefficient::retest:
      return change && comparable ? std::optional(0) : std::nullopt;
    case Coefficient::omega:
      return change ? 2 : 1;
    case Coefficient::alpha:
      return change ? 1 : 2;
    case Coefficient::spearman_brown:
      return 3;  // what a scale of two items has in alpha's place
    case Coefficient::split_half:
      return 4;
  }
  return std::nullopt;
}

/// Whether an SD and a coefficient give an error at all. Below 0 the key is at fault; 1 would be no error.
inline bool is_usable(double sd, double reliability) noexcept {
  return sd > 0 && std::isfinite(sd) && reliability >= 0 && reliability < 1;
}

/// The mean that goes with a published reliability: of the norm with the same SD, from the same source.
inline double mean_beside(const Instrument& instrument, const Reliability& figure) noexcept {
  for (const Norm& norm : instrument.norms) {
    if (norm.scale == figure.scale && norm.mean && norm.sd == figure.sd &&
        norm.perspective == figure.perspective && (!norm.role || norm.role == figure.role) &&
        norm.provenance.source == figure.provenance.source) {
      return *norm.mean;
    }
  }
  return std::numeric_limits<double>::quiet_NaN();
}

inline SampleFigure figure_of(const Instrument& instrument, const Reliability& published) {
  SampleFigure figure;
  figure.sd = *published.sd;
  figure.reliability = published.value;
  figure.mean = mean_beside(instrument, published);
  figure.n = published.n.value_or(0);
  figure.coefficient = published.coefficient;
  figure.origin = std::string(word(published.coefficient)) + " " + figure_text(published.value, true);
  if (published.interval_days) figure.origin += " over " + std::to_string(*published.interval_days) + " days";
  figure.origin += " and SD " + figure_text(*published.sd, false) + " of " + published.sample + " (" +
                   published.provenance.source + ")";
  return figure;
}

/// What makes one published figure better than another for the same use, most important first.
struct FigureRank {
  int coefficient = 0;
  bool any_role = false;
  bool secondary = false;
  int minus_n = 0;
  friend auto operator<=>(const FigureRank&, const FigureRank&) = default;
};

/// Returns the published figures that serve an answer sheet best; a figure that names no perspective was
/// found on answers about `now`.
/// @missing nothing without an SD of the same sample, or for another perspective or role
inline std::optional<SampleFigure> published_figure(const Instrument& instrument, std::string_view scale,
                                                    const AnswerSheet& sheet, ErrorUse use, int days) {
  const Reliability* best = nullptr;
  FigureRank best_rank;
  for (const Reliability& figure : instrument.reliabilities) {
    if (figure.scale != scale || !figure.sd || !is_usable(*figure.sd, figure.value)) continue;
    if (figure.perspective.value_or(Perspective::now) != sheet.perspective) continue;
    if (figure.role && figure.role != sheet.role) continue;
    const bool comparable = is_comparable_interval(figure.interval_days.value_or(0), days);
    const auto coefficient = coefficient_rank(figure.coefficient, use, comparable);
    if (!coefficient) continue;
    const FigureRank rank{*coefficient, !figure.role, figure.provenance.evidence == Evidence::secondary,
                          -figure.n.value_or(0)};
    if (best != nullptr && !(rank < best_rank)) continue;
    best = &figure;
    best_rank = rank;
  }
  if (best == nullptr) return std::nullopt;
  return figure_of(instrument, *best);
}

}  // namespace intimetry::detail
