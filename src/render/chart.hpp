#pragma once

#include <string>

#include "intimetry/report/report.hpp"

namespace intimetry::render {

// Figures as SVG that stands inside a page: colours are the page's (style.css), every mark differs by shape
// as well, and the text alternative is the figure's own. 420 units wide, so that a phone shows it whole.

std::string chart(const ProfileFigure& figure, const std::string& id);
std::string chart(const ForestFigure& figure, const std::string& id);
std::string chart(const CourseFigure& figure, const std::string& id);

/// Returns the mark of a series alone, for a legend.
std::string legend_mark(const Series& series);

}  // namespace intimetry::render
