#include "cli/case_answers.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/answer_sheets.hpp"
#include "files/whole_file.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"

namespace intimetry::cli {

namespace {

namespace fs = std::filesystem;

/// A partner's id and an instrument's have no dot: no file can be taken for that of another partner.
std::string drafts_begin(const fs::path& couple, const std::string& partner) {
  return couple.filename().string() + ".draft." + partner + ".";
}

bool share_items(const Administration& a, const Administration& b) {
  return std::any_of(a.answers.begin(), a.answers.end(),
                     [&](const ItemAnswer& given) { return answer_to(b, given.item) != nullptr; });
}

/// Items for the clinician alone are asked apart from the others or not at all: one answer of a kind, given
/// or left open, says that its kind was asked.
std::size_t items_asked(const Administration& given, const Instrument& instrument) {
  const auto was_asked = [&](bool clinician) {
    return std::any_of(given.answers.begin(), given.answers.end(), [&](const ItemAnswer& answer) {
      const Item* item = find_by_id(instrument.items, answer.item);
      return item != nullptr && (item->visibility == Visibility::clinician) == clinician;
    });
  };
  const bool clinicians = was_asked(true);
  const bool others = was_asked(false);
  return static_cast<std::size_t>(std::count_if(
      instrument.items.begin(), instrument.items.end(),
      [&](const Item& item) { return item.visibility == Visibility::clinician ? clinicians : others; }));
}

}  // namespace

const Partner& require_partner(const CoupleFile& couple, const std::string& id) {
  if (const Partner* partner = find_partner(couple, id)) return *partner;
  std::vector<std::string> known;
  for (const Partner& partner : couple.partners) known.push_back(partner.id);
  throw Error(ErrorCode::unknown_partner, "the couple has no partner '" + id + "'" + did_you_mean(id, known) +
                                              "; it has '" + known[0] + "' and '" + known[1] + "'");
}

std::string described(const Administration& given) {
  return given.partner + ": " + given.instrument + ", " + std::string(word(given.perspective)) + ", " +
         given.date.text();
}

void require_new(const CoupleFile& couple, const Administration& given, bool replace) {
  if (replace) return;
  for (const Administration& there : couple.administrations) {
    if (!same_administration(there, given) || (there.version == given.version && !share_items(there, given)))
      continue;
    throw Error(ErrorCode::data_value, described(given) +
                                           " is there already; nothing was added. --replace lets the new "
                                           "answers take its place");
  }
}

std::string put_administration(CoupleFile& couple, Administration given, const Instrument& instrument,
                               bool replace) {
  require_new(couple, given, replace);
  const auto said = [&instrument](const Administration& now) {
    const auto answered = std::count_if(now.answers.begin(), now.answers.end(),
                                        [](const ItemAnswer& a) { return a.answer.is_number(); });
    return described(now) + ", " + std::to_string(answered) + " of " +
           std::to_string(items_asked(now, instrument)) + " answered";
  };
  for (Administration& there : couple.administrations) {
    if (!same_administration(there, given)) continue;
    if (there.version == given.version && !share_items(there, given)) {
      there.answers.insert(there.answers.end(), given.answers.begin(), given.answers.end());
      return "Completed " + said(there) + " now";
    }
    couple.removed.push_back({std::move(there), today()});  // the history keeps what it replaces
    there = std::move(given);
    return "Replaced " + said(there);
  }
  couple.administrations.push_back(std::move(given));
  return "Added " + said(couple.administrations.back());
}

fs::path draft_beside(const fs::path& couple, const std::string& partner, const std::string& instrument,
                      Perspective perspective, bool with_private) {
  const fs::path file = files::follow_links(couple);
  return file.parent_path() / (drafts_begin(file, partner) + instrument + "." +
                               std::string(word(perspective)) + (with_private ? ".private" : ""));
}

std::size_t remove_drafts(const fs::path& couple, const std::string& partner) {
  const fs::path file = files::follow_links(couple);
  const std::string begin = drafts_begin(file, partner);
  std::vector<fs::path> found;
  std::error_code unreadable;
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, unreadable)) {
    if (entry.path().filename().string().starts_with(begin)) found.push_back(entry.path());
  }
  for (const fs::path& path : found) files::remove_file(path);
  return found.size();
}

}  // namespace intimetry::cli
