#pragma once

#include <string>

#include "intimetry/report/report.hpp"

namespace intimetry::render {

// Figures as inline SVG. Colours come from the page (style.css), every mark also differs by shape, and the
// figure has a text alternative. 420 units wide, so that a phone shows it completely.

std::string chart(const ProfileFigure& figure, const std::string& id);
std::string chart(const ForestFigure& figure, const std::string& id);
std::string chart(const CourseFigure& figure, const std::string& id);

/// Returns the mark of a series for a legend.
std::string legend_mark(const Series& series);

}  // namespace intimetry::render
