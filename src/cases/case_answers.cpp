#include "cases/case_answers.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "files/whole_file.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"
#include "table/administration_rows.hpp"

namespace intimetry::cases {

namespace {

namespace fs = std::filesystem;

/// Partners' and instruments' ids contain no dot, so the file names of two partners cannot be confused.
std::string drafts_begin(const fs::path& couple, const std::string& partner) {
  return couple.filename().string() + ".draft." + partner + ".";
}

/// Returns eight digits that identify a text (FNV-1a). File names must not reveal what a person is asked:
/// anybody who sees the folder would learn about questions such as those about fear.
std::string digest(std::string_view text) {
  std::uint32_t sum = 2166136261U;
  for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 16777619U;
  std::string digits;
  for (int shift = 28; shift >= 0; shift -= 4) digits += "0123456789abcdef"[(sum >> shift) & 15U];
  return digits;
}

bool share_items(const Administration& a, const Administration& b) {
  return std::any_of(a.answers.begin(), a.answers.end(),
                     [&](const ItemAnswer& given) { return answer_to(b, given.item) != nullptr; });
}

/// Clinician items are asked separately or not at all: one answer or null of a kind means that this kind of
/// items was asked.
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

bool same_answers(const Administration& a, const Administration& b) {
  return a.version == b.version && a.answers.size() == b.answers.size() &&
         std::all_of(a.answers.begin(), a.answers.end(), [&](const ItemAnswer& given) {
           const Answer* other = answer_to(b, given.item);
           return other != nullptr && *other == given.answer;
         });
}

/// Returns the other partner's administration of the same instrument, perspective and date if it has equal
/// answers.
const Administration* find_echo(const CoupleFile& couple, const Administration& given) {
  for (const Administration& other : couple.administrations) {
    const bool comparable = other.partner != given.partner && other.instrument == given.instrument &&
                            other.perspective == given.perspective && other.date == given.date;
    if (comparable && same_answers(given, other)) return &other;
  }
  return nullptr;
}

const Administration* find_same(const CoupleFile& couple, const Administration& given) {
  for (const Administration& there : couple.administrations) {
    if (same_administration(there, given)) return &there;
  }
  return nullptr;
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

std::string described(const Response& given) {
  return given.instrument + ", " + std::string(word(given.perspective)) + ", " + given.date.text();
}

bool is_empty_administration(const std::vector<ItemAnswer>& answers) noexcept {
  return std::all_of(answers.begin(), answers.end(),
                     [](const ItemAnswer& given) { return given.answer.is_missing(); });
}

std::string empty_administration_words(const std::string& administration) {
  return administration + ": no item is answered; the empty administration is saved nevertheless";
}

std::vector<std::string> doubts_about(const CoupleFile& couple, const std::vector<Administration>& given,
                                      Compared compared) {
  std::vector<std::string> doubts;
  std::vector<const Administration*> paired;  // each pair is reported once
  for (const Administration& added : given) {
    const Administration* now = find_same(couple, added);
    if (now == nullptr || std::find(paired.begin(), paired.end(), now) != paired.end()) continue;
    if (is_empty_administration(now->answers)) {
      doubts.push_back(empty_administration_words(described(*now)));
      continue;
    }
    const Administration* other =
        compared == Compared::with_other_partner ? find_echo(couple, *now) : nullptr;
    if (other == nullptr) continue;
    paired.push_back(other);
    doubts.push_back(described(*now) + ": all answers are equal to those of " + other->partner +
                     "; if one person's answers were entered for both, enter the right ones with --replace");
  }
  return doubts;
}

void require_new(const CoupleFile& couple, const Administration& given, bool replace) {
  if (replace) return;
  for (const Administration& there : couple.administrations) {
    if (!same_administration(there, given) || (there.version == given.version && !share_items(there, given)))
      continue;
    throw Error(ErrorCode::data_value, described(given) +
                                           " already exists; nothing was added. Use --replace to replace it "
                                           "by the new answers");
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
    couple.removed.push_back(
        {std::move(there), today()});  // the replaced administration is kept in the history
    there = std::move(given);
    return "Replaced " + said(there);
  }
  couple.administrations.push_back(std::move(given));
  return "Added " + said(couple.administrations.back());
}

fs::path draft_beside(const fs::path& couple, const std::string& partner, const std::string& instrument,
                      Perspective perspective, AskedItems asked) {
  const fs::path file = files::follow_links(couple);
  const std::string items = asked == AskedItems::all               ? "all"
                            : asked == AskedItems::clinician_alone ? "clinician"
                                                                   : "open";
  return file.parent_path() / (drafts_begin(file, partner) +
                               digest(instrument + " " + std::string(word(perspective)) + " " + items));
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

}  // namespace intimetry::cases
