#include "table/couple_rows.hpp"

#include <algorithm>
#include <utility>

#include "files/csv_error.hpp"
#include "intimetry/core/today.hpp"

namespace intimetry::table {

namespace {

/// FNV-1a with a final mixing step: two of a million ids collide once in 30 million files.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  hash ^= hash >> 33U;
  hash *= 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 33U);
}

// A table without dates has one administration per partner and perspective, so the day does not matter. It is
// never shown.
const Date no_day(2000, 1, 1);

}  // namespace

CoupleRows::CoupleRows(const AnswerRequest& request, Source source, const ScoringPlan& plan)
    : request_(request),
      plan_(plan),
      stream_(request, std::move(source), plan, {"couple", "partner", "date"}, {"couple", "partner"}) {}

std::vector<CoupleFile> CoupleRows::next(std::size_t wanted) {
  std::vector<CoupleFile> whole;
  while (whole.size() < wanted && !ended_) {
    if (!stream_.next()) {
      ended_ = true;
      finish(whole);
      require_apart();
      break;
    }
    for (std::size_t row = 0; row < stream_.block().rows(); ++row) take(row, whole);
  }
  return whole;
}

void CoupleRows::take(std::size_t row, std::vector<CoupleFile>& whole) {
  const std::uint64_t file_row = stream_.block().first_row() + row;
  const std::string_view id = stream_.text(row, "couple");
  const std::string_view partner = stream_.text(row, "partner");
  if (id.empty())
    refuse(file_row, "column '" + request_.column_name("couple") + "' is empty: expected a couple's id");
  if (partner.empty())
    refuse(file_row,
           "column '" + request_.column_name("partner") + "' is empty: expected which partner it is");
  if (couple_.administrations.empty() || couple_.id != id) {
    finish(whole);
    couple_.id = id;
    seen_.emplace_back(hash_of(id), file_row);
  }
  if (find_partner(couple_, partner) == nullptr) {
    if (couple_.partners.size() == 2) {
      refuse(file_row, "the couple " + files::shown(id) + " has a third partner, " + files::shown(partner) +
                           ", besides " + files::shown(couple_.partners[0].id) + " and " +
                           files::shown(couple_.partners[1].id));
    }
    couple_.partners.push_back({std::string(partner), std::nullopt, std::string(partner)});
  }
  Administration given = administration(row);
  for (std::size_t i = 0; i < couple_.administrations.size(); ++i) {
    if (!same_administration(couple_.administrations[i], given)) continue;
    refuse(file_row, "partner " + files::shown(partner) + " of couple " + files::shown(id) +
                         " has the same administration in data row " +
                         std::to_string(administration_rows_[i]) + ": same perspective" +
                         (has_dates() ? " and date" : "; if there are several dates, add a column 'date'"));
  }
  couple_.administrations.push_back(std::move(given));
  administration_rows_.push_back(file_row);
}

Administration CoupleRows::administration(std::size_t row) const {
  const AnswerBlock& block = stream_.block();
  Administration given;
  given.partner = stream_.text(row, "partner");
  given.instrument = request_.instrument.id;
  given.version = request_.instrument.version;
  given.perspective = block.perspectives().empty() ? Perspective::now : block.perspectives()[row];
  given.date = no_day;
  if (has_dates()) {
    const std::string_view text = stream_.text(row, "date");
    const auto date = plausible_day(text);
    if (!date) {
      refuse(block.first_row() + row, "column '" + request_.column_name("date") + "': found " +
                                          files::shown(text) + ", expected " + expected_day(text));
    }
    given.date = *date;
  }
  given.answers.reserve(plan_.items.size());
  for (std::size_t item = 0; item < plan_.items.size(); ++item)
    given.answers.push_back({plan_.items[item].id, block.answer(row, item)});
  return given;
}

void CoupleRows::finish(std::vector<CoupleFile>& whole) {
  if (couple_.administrations.empty()) return;
  if (couple_.partners.size() == 1) {
    ++singletons_;
    couple_.partners.push_back({"", std::nullopt, ""});  // a partner without rows in the table
  } else if (couple_.partners[1].id < couple_.partners[0].id) {
    std::swap(couple_.partners[0], couple_.partners[1]);
  }
  whole.push_back(std::move(couple_));
  couple_ = {};
  administration_rows_.clear();
}

void CoupleRows::require_apart() {
  std::sort(seen_.begin(), seen_.end());
  const auto again = std::adjacent_find(seen_.begin(), seen_.end(),
                                        [](const auto& a, const auto& b) { return a.first == b.first; });
  if (again == seen_.end()) return;
  throw Error(ErrorCode::data_value,
              files::display_name(stream_.name()) + ": the rows of one couple are not adjacent: data rows " +
                  std::to_string(again->second) + " and " + std::to_string((again + 1)->second) +
                  " are both a first row. Sort the table by couple");
}

void CoupleRows::refuse(std::uint64_t row, const std::string& words) const {
  throw Error(ErrorCode::data_value,
              files::display_name(stream_.name()) + ": data row " + std::to_string(row) + ": " + words);
}

}  // namespace intimetry::table
