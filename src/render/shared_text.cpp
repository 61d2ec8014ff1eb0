#include "render/shared_text.hpp"

#include <cmath>
#include <vector>

#include "text/text_table.hpp"

namespace intimetry::render {

namespace {

std::string scores(const SheetScores& sheet) {
  text::TextTable table(
      {{"scale"}, {"score", text::right_aligned}, {"95 % interval"}, {"0-100", text::right_aligned}});
  for (const SheetScore& score : sheet.scores) {
    table.row({score.scale, text::fixed(score.raw.value, 1),
               score.interval.exists() ? text::interval(score.interval.low, score.interval.high, 1) : "-",
               text::fixed(score.pomp.value, 0)});
  }
  return table.text();
}

std::string answer_text(const Answer& answer) {
  if (answer.is_not_applicable()) return "does not apply";
  return answer.is_number()
             ? text::fixed(answer.number(), answer.number() == std::floor(answer.number()) ? 0 : 1)
             : "not answered";
}

/// The single answers of the sheet that counts.
std::string answers(const AudienceProfile& seen, const SheetScores& sheet, const InstrumentLookup& lookup) {
  const Instrument* edition = lookup(sheet.instrument, sheet.version);
  const Administration* given =
      latest_administration(seen.visible.couple, sheet.partner, sheet.instrument, sheet.perspective);
  text::TextTable table({{"item"}, {"answer", text::right_aligned}, {"wording"}});
  if (edition == nullptr || given == nullptr) return {};
  for (const Item& item : edition->items) {
    const Answer* answer = answer_to(*given, item.id);
    if (answer == nullptr ||
        !seen.visible.shows_item(sheet.partner, sheet.instrument, sheet.perspective, item.id))
      continue;
    table.row({item.id, answer_text(*answer), in_english(item.text)});
  }
  return table.empty() ? std::string() : table.text();
}

std::string earlier_times(const std::vector<PartnerCourse>& courses, const SheetScores& sheet) {
  text::TextTable table({{"scale"}, {"each time, 0-100"}});
  for (const PartnerCourse& course : courses) {
    if (course.partner != sheet.partner || course.instrument != sheet.instrument ||
        course.perspective != sheet.perspective)
      continue;
    std::string times;
    for (const DatedScore& occasion : course.occasions) {
      const double pomp = 100 * (occasion.score - course.range.low) / (course.range.high - course.range.low);
      times += (times.empty() ? "" : ", ") + text::fixed(pomp, 0);
    }
    table.row({course.scale, times});
  }
  return table.empty() ? std::string() : table.text();
}

}  // namespace

std::string shared_text(const AudienceProfile& seen, const std::string& partner,
                        const InstrumentLookup& lookup, const text::Style& style) {
  const std::vector<PartnerCourse> courses = courses_for(seen.visible, lookup);
  std::string text;
  const auto part = [&](const std::string& title, const std::string& table) {
    if (!table.empty()) text += (text.empty() ? "  " : "\n  ") + style.bold(title) + "\n" + table;
  };
  for (const SheetScores& sheet : seen.profile.sheets) {
    if (sheet.partner != partner) continue;
    const std::string meant(word(sheet.perspective));
    part("Scores, " + meant + ", " + sheet.date.text(), scores(sheet));
    part("Single answers, " + meant, answers(seen, sheet, lookup));
    part("From time to time, " + meant, earlier_times(courses, sheet));
  }
  return text;
}

}  // namespace intimetry::render
