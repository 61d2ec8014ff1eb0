#include "analyses/change/people_gatherer.hpp"

#include <algorithm>

#include "files/csv_error.hpp"
#include "files/csv_tokenizer.hpp"
#include "intimetry/core/today.hpp"

namespace intimetry::analyses {

void PeopleGatherer::refuse(const std::string& place, const std::string& column, std::string_view found,
                            const std::string& expected, bool out_of_range) {
  bad_.add({ErrorCode::data_value, place + ", column " + files::shown(column),
            "found " + files::shown(found) + ", expected " + expected},
           out_of_range);
}

Occasion* PeopleGatherer::add(std::string_view respondent, std::string_view date, Perspective perspective,
                              std::string_view version, const std::string& place) {
  const std::string_view who = files::trimmed(respondent);
  const std::string_view when = files::trimmed(date);
  const std::string_view which = files::trimmed(version);
  const auto day = plausible_day(when);
  if (who.empty())
    refuse(place, request_.column_name("respondent"), who, "the id of the person who answered");
  if (!day) refuse(place, request_.column_name("date"), when, expected_day(when));
  const bool same_version = which.empty() || which == request_.instrument.version;
  if (!same_version) {
    refuse(place, "version", which,
           request_.instrument.version + ", the version of '" + request_.instrument.id +
               "' at hand: scores of two versions are not compared");
  }
  if (who.empty() || !day || !same_version) return nullptr;
  const auto [entry, is_new] = known_.emplace(std::pair(std::string(who), perspective), data_.people.size());
  if (is_new) data_.people.push_back({entry->first.first, perspective, {}, true});
  Occasion& occasion = data_.people[entry->second].occasions.emplace_back();
  occasion.date = *day;
  occasion.place = place;
  ++data_.count;
  return &occasion;
}

void PeopleGatherer::sort(PersonSeries& person) {
  auto& occasions = person.occasions;
  const auto earlier = [](const Occasion& a, const Occasion& b) { return a.date < b.date; };
  person.in_order = std::is_sorted(occasions.begin(), occasions.end(), earlier);
  std::stable_sort(occasions.begin(), occasions.end(), earlier);
  for (std::size_t i = 1; i < occasions.size(); ++i) {
    if (occasions[i - 1].date != occasions[i].date) continue;
    const std::string perspective =
        data_.perspectives ? " (" + std::string(word(person.perspective)) + ")" : std::string();
    refuse(occasions[i].place, request_.column_name("date"), occasions[i].date.text(),
           "a day that " + files::shown(person.respondent) + perspective + " does not have already, in " +
               occasions[i - 1].place);
  }
}

void PeopleGatherer::finish() {
  if (bad_.count == 0) {
    for (PersonSeries& person : data_.people) sort(person);
  }
  if (bad_.count == 0) return;
  std::string message =
      files::display_name(file_) + ": " +
      (bad_.count == 1 ? std::string("one value") : std::to_string(bad_.count) + " values") +
      " cannot be used; nothing was written.";
  if (bad_.all_out_of_range) message += " With --out-of-range missing they are left out, and flagged.";
  if (bad_.count > bad_.first.size()) message += " The first " + std::to_string(bad_.first.size()) + ":";
  throw Error(ErrorCode::data_value, message, std::move(bad_.first));
}

}  // namespace intimetry::analyses
