#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/couple/couple_changes.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/report/impl/closeness.hpp"
#include "intimetry/report/impl/course.hpp"
#include "intimetry/report/impl/items.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/shared_section.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

/// The single answers of the administration that counts, as far as they are shown.
inline BulletList shown_answers(const ReportMatter& matter, const AdministrationScores& administration) {
  const Instrument* edition = matter.lookup(administration.instrument, administration.version);
  const VisibleCouple& visible = matter.seen.visible;
  const auto& all = visible.couple.administrations;
  const auto given = std::find_if(all.begin(), all.end(), [&](const Administration& one) {
    return one.partner == administration.partner && one.instrument == administration.instrument &&
           one.perspective == administration.perspective && one.date == administration.date;
  });
  BulletList list;
  if (edition == nullptr || given == all.end()) return list;
  for (const Item& item : edition->items) {
    const Answer* answer = answer_to(*given, item.id);
    if (answer == nullptr || !visible.shows_item(administration.partner, administration.instrument,
                                                 administration.perspective, item.id))
      continue;
    list.items.push_back(item_words(*edition, item) + " - " + answer_words(*edition, item, *answer));
  }
  return list;
}

inline ReportTable shown_times(const ReportMatter& matter, const std::vector<PartnerCourse>& courses,
                               const AdministrationScores& administration) {
  ReportTable table{"From time to time, " + std::string(perspective_words(administration.perspective)),
                    {"0 to 100", "each time"},
                    {}};
  for (const PartnerCourse& course : courses) {
    if (course.partner != administration.partner || course.instrument != administration.instrument ||
        course.perspective != administration.perspective)
      continue;
    std::string times;
    for (const Mark& mark : course_line(matter, course).marks)
      times += (times.empty() ? "" : ", ") + mark_words(mark);
    const Instrument& instrument = *matter.instrument(course.instrument, course.version);
    table.rows.push_back({text_cell(scale_title(instrument, course.scale)), text_cell(times)});
  }
  return table;
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ReportSection shared_section(const AudienceProfile& seen, const std::string& partner,
                                              const InstrumentLookup& lookup) {
  const CoupleOptions options;
  const report::detail::ReportMatter matter{seen, seen, lookup, options};
  const std::vector<PartnerCourse> courses = courses_for(seen.visible, lookup);
  report::detail::ErrorSourceList sources;
  ReportSection section{"shared", "What is shared", {}};
  for (const AdministrationScores& administration : seen.profile.administrations) {
    if (administration.partner != partner) continue;
    const Instrument* edition = matter.instrument(administration.instrument, administration.version);
    if (edition == nullptr) continue;
    const std::string meant(report::detail::perspective_words(administration.perspective));
    ReportTable scores =
        report::detail::score_table(*edition, {{&administration, {"score", 0, false}}}, &sources);
    scores.title = report::detail::with_interval_words("Scores, " + meant, seen.profile.level) + "; " +
                   administration.date.text();
    if (!scores.rows.empty()) section.blocks.emplace_back(std::move(scores));
    if (BulletList answers = report::detail::shown_answers(matter, administration); !answers.items.empty()) {
      section.blocks.emplace_back(Paragraph{"Single answers, " + meant + ":", Tone::plain});
      section.blocks.emplace_back(std::move(answers));
    }
    ReportTable times = report::detail::shown_times(matter, courses, administration);
    if (!times.rows.empty()) section.blocks.emplace_back(std::move(times));
  }
  report::detail::add_error_sources(section, sources);
  return section;
}

}  // namespace intimetry::INTIMETRY_MODE
