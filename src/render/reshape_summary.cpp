#include "render/reshape_summary.hpp"

#include <string_view>

#include "files/csv_error.hpp"
#include "files/csv_header.hpp"
#include "intimetry/core/visible.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

namespace {

std::string layout_words(CoupleLayout layout) {
  switch (layout) {
    case CoupleLayout::individual:
      return "individual (a row a partner)";
    case CoupleLayout::dyad:
      return "dyad (a row a couple)";
    case CoupleLayout::pairwise:
      return "pairwise (a row a partner, the other's values beside)";
  }
  return "";
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 8;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) text += (i == 0 ? "" : ", ") + visible(names[i]);
  if (names.size() > most) text += " and " + text::with_commas(names.size() - most) + " more";
  return text;
}

/// Says how the partners were recognised.
std::string member_words(const table::CoupleReading& reading) {
  const MemberPair& members = reading.table.members;
  if (!reading.names) {
    if (reading.table.numbered) return "Partners: 1 and 2, in the order of their rows.\n";
    return "Partners: " + files::shown(members[0]) + " and " + files::shown(members[1]) + ".\n";
  }
  const MemberColumns& names = *reading.names;
  const std::string place = names.place == MemberPlace::last    ? "last, behind "
                            : names.place == MemberPlace::first ? "first, before "
                                                                : "in the middle, behind ";
  return std::string(reading.layout == CoupleLayout::pairwise ? "Oneself and the other: " : "Partners: ") +
         files::shown(names.members[0]) + " and " + files::shown(names.members[1]) +
         ", as the columns' names have them " + place + files::shown(names.delimiter) + ".\n";
}

std::string one_sided(const table::CoupleReading& reading) {
  std::vector<std::string> names;
  if (reading.names) {
    for (const MemberVariable& variable : reading.names->variables) {
      if (!variable.columns[0] || !variable.columns[1]) names.push_back(variable.name);
    }
  }
  return names.empty() ? "" : "Known of one partner only: " + listed(names) + ".\n";
}

}  // namespace

std::string reshape_summary(const std::string& input, const analyses::ReshapeResult& result) {
  const table::CoupleReading& reading = result.read;
  std::string text = "Read " + text::counted(reading.rows, "row") + " of " + files::display_name(input) +
                     " (delimiter: " + files::delimiter_word(reading.delimiter) + "), " +
                     layout_words(reading.layout) + ".\n" + member_words(reading);
  if (!reading.table.shared.empty()) text += "Taken as the couple's: " + listed(reading.table.shared) + ".\n";
  text += one_sided(reading);
  if (reading.couples_numbered) text += "No column of couples: numbered 1, 2 ... row by row.\n";
  if (reading.one_partner != 0) {
    text += "Couples with one partner: " + text::with_commas(reading.one_partner) + " of " +
            text::with_commas(reading.table.couples.size()) + ".\n";
  }
  if (reading.without_value != 0 && result.layout != CoupleLayout::dyad) {
    text +=
        "Partners of whom nothing is known, left out: " + text::with_commas(reading.without_value) + ".\n";
  }
  if (reading.disagreements != 0) {
    text += "Cells about the other that the other's own row does not bear out, left out: " +
            text::with_commas(reading.disagreements) + ".\n";
  }
  return text + "Wrote " + text::counted(result.table.rows.size(), "row") + ", " +
         layout_words(result.layout) + ".\n";
}

}  // namespace intimetry::render
