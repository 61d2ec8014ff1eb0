#include "cli/case_list.hpp"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "cases/case_answers.hpp"
#include "cli/case_consent.hpp"
#include "files/couple_store.hpp"
#include "instruments/instrument_registry.hpp"
#include "intimetry/core/visible.hpp"
#include "intimetry/data/consent.hpp"
#include "intimetry/instrument/range.hpp"
#include "text/json_values.hpp"
#include "text/terminal.hpp"
#include "text/text_table.hpp"

namespace intimetry::cli {

namespace {

std::size_t answered(const Administration& given) {
  return static_cast<std::size_t>(
      std::count_if(given.answers.begin(), given.answers.end(),
                    [](const ItemAnswer& answer) { return answer.answer.is_number(); }));
}

std::vector<const Administration*> in_order(const CoupleFile& couple) {
  std::vector<const Administration*> all;
  for (const Administration& given : couple.administrations) all.push_back(&given);
  std::stable_sort(all.begin(), all.end(), [](const Administration* a, const Administration* b) {
    return std::tie(a->date, a->instrument, a->partner, a->perspective) <
           std::tie(b->date, b->instrument, b->partner, b->perspective);
  });
  return all;
}

/// What one partner shares now of an instrument in one perspective.
struct InForce {
  std::string partner;
  const Instrument* instrument = nullptr;
  Perspective perspective = Perspective::now;
  std::map<Share, std::vector<std::string>> scales;  // visible scales, by what is shared of them
};

/// Returns what each partner shares now, of every instrument that was answered or mentioned in a consent, if
/// others may see anything of it.
std::vector<InForce> in_force(const CoupleFile& couple, instruments::InstrumentRegistry& registry) {
  std::vector<std::string> instruments;
  const auto note = [&](const std::string& id) {
    if (std::find(instruments.begin(), instruments.end(), id) == instruments.end()) instruments.push_back(id);
  };
  for (const Administration& given : couple.administrations) note(given.instrument);
  for (const Consent& consent : couple.consents) note(consent.instrument);
  std::vector<InForce> now;
  for (const std::string& id : instruments) {
    const Instrument& instrument = registry.require(id);
    for (const Partner& partner : couple.partners) {
      for (const Perspective perspective : instrument.perspectives) {
        InForce row{partner.id, &instrument, perspective, {}};
        for (const Scale& scale : instrument.scales) {
          if (visibility_of(instrument, scale) <= Visibility::in_scores)
            row.scales[shared_by(couple, partner.id, id, perspective, scale.id)].push_back(scale.id);
        }
        if (!row.scales.empty()) now.push_back(std::move(row));
      }
    }
  }
  return now;
}

/// Returns "scores", or if scales differ "scores: emotional, sexual; nothing: spiritual".
std::string shared_words(const InForce& row) {
  if (row.scales.size() == 1) return std::string(word(row.scales.begin()->first));
  std::string words;
  for (const auto& [share, scales] : row.scales)
    words += (words.empty() ? "" : "; ") + std::string(word(share)) + ": " + text::joined(scales);
  return words;
}

/// Returns the shared scores that nearly reveal the answers.
std::vector<std::string> telling(const InForce& row) {
  std::vector<std::string> ids;
  for (const std::string& scale : nearly_answers(*row.instrument)) {
    for (const auto& [share, scales] : row.scales) {
      if (share != Share::nothing && std::find(scales.begin(), scales.end(), scale) != scales.end())
        ids.push_back(scale);
    }
  }
  return ids;
}

void list_shared(std::string& text, const CoupleFile& couple, instruments::InstrumentRegistry& registry,
                 const text::Style& style) {
  text += "\n" + style.bold("Shared with the other partner") + "\n";
  text::TextTable consents(
      {{"instrument"}, {"partner"}, {"perspective"}, {"shares"}, {"nearly reveal answers"}});
  bool any = false;
  for (const InForce& row : in_force(couple, registry)) {
    any = any || row.scales.size() > 1 || row.scales.begin()->first != Share::nothing;
    consents.row({row.instrument->id, row.partner, std::string(word(row.perspective)), shared_words(row),
                  text::joined(telling(row))});
  }
  text += consents.empty() ? "  nothing yet\n" : consents.text();
  if (any) text += "  The lowest and the highest possible score reveal every answer of their scale.\n";
}

/// Adds all consents in order, who was seen alone, and removed administrations.
void list_history(std::string& text, const CoupleFile& couple, const text::Style& style) {
  if (!couple.consents.empty()) {
    text += "\n" + style.bold("Consents, in the order of entry") + "\n";
    text::TextTable history({{"entered"}, {"given"}, {"partner"}, {"instrument"}, {"of"}, {"shares"}});
    for (const Consent& consent : couple.consents) {
      std::string of(consent.perspective ? word(*consent.perspective) : "all perspectives");
      if (!consent.scales.empty()) of += ": " + text::joined(consent.scales);
      history.row({consent.entered ? consent.entered->text() : "not recorded", consent.date.text(),
                   consent.partner, consent.instrument, of, std::string(word(consent.share))});
    }
    text += history.text();
  }
  text += "\n" + style.bold("Seen alone") + "\n";
  for (const Partner& partner : couple.partners) {
    std::vector<std::string> days;
    for (const SeenAlone& seen : couple.seen_alone) {
      if (seen.partner == partner.id) days.push_back(seen.date.text());
    }
    text += "  " + partner.id + ": " + (days.empty() ? "not recorded" : text::joined(days)) + "\n";
  }
  if (couple.removed.empty()) return;
  text += "\n" + style.bold("Removed, not used") + "\n";
  for (const RemovedAdministration& one : couple.removed)
    text += "  " + cases::described(one.administration) + "; removed on " + one.removed.text() + "\n";
}

std::string as_text(const CoupleFile& couple, instruments::InstrumentRegistry& registry,
                    bool include_private) {
  const text::Style style(STDOUT_FILENO);
  std::string text = style.bold("Couple " + couple.id) + "\n";
  for (const Partner& partner : couple.partners) {
    text += "  " + partner.id + (partner.label == partner.id ? "" : ": " + visible(partner.label)) +
            (partner.role ? " (" + visible(*partner.role) + ")" : "") + "\n";
  }
  text += "\n" + style.bold("Answered") + "\n";
  text::TextTable administrations(
      {{"date"}, {"instrument"}, {"partner"}, {"perspective"}, {"answered", text::TextTable::Align::right}});
  for (const Administration* given : in_order(couple)) {
    administrations.row({given->date.text(), given->instrument, given->partner,
                         std::string(word(given->perspective)),
                         std::to_string(answered(*given)) + " of " +
                             std::to_string(registry.require(given->instrument).items.size())});
  }
  text += administrations.empty() ? "  nothing yet\n" : administrations.text();
  list_shared(text, couple, registry, style);
  list_history(text, couple, style);
  if (!include_private)
    text += "\nThe clinician's answers are not included; list them with --include-private.\n";
  return text;
}

text::Json administration_json(const Administration& given) {
  return {
      {"date", given.date.text()}, {"instrument", given.instrument},         {"version", given.version},
      {"partner", given.partner},  {"perspective", word(given.perspective)}, {"answered", answered(given)}};
}

text::Json shares_json(const CoupleFile& couple, instruments::InstrumentRegistry& registry) {
  text::Json list = text::Json::array();
  for (const InForce& row : in_force(couple, registry)) {
    text::Json scales = text::Json::object();
    for (const auto& [share, ids] : row.scales) {
      for (const std::string& id : ids) scales[id] = word(share);
    }
    list.push_back({{"instrument", row.instrument->id},
                    {"partner", row.partner},
                    {"perspective", word(row.perspective)},
                    {"share", row.scales.size() == 1 ? text::Json(word(row.scales.begin()->first))
                                                     : text::Json(nullptr)},
                    {"scales", scales},
                    {"nearly_the_answers", telling(row)}});
  }
  return list;
}

text::Json history_json(const CoupleFile& couple) {
  text::Json list = text::Json::array();
  for (const Consent& consent : couple.consents) {
    text::Json entry{{"partner", consent.partner}, {"instrument", consent.instrument}};
    entry["perspective"] = consent.perspective ? text::Json(word(*consent.perspective)) : text::Json(nullptr);
    entry["scales"] = consent.scales;
    entry["share"] = word(consent.share);
    entry["date"] = consent.date.text();
    entry["entered"] = consent.entered ? text::Json(consent.entered->text()) : text::Json(nullptr);
    list.push_back(std::move(entry));
  }
  return list;
}

std::string as_json(const CoupleFile& couple, instruments::InstrumentRegistry& registry) {
  text::Json object{{"id", couple.id}};
  for (const Partner& partner : couple.partners) {
    text::Json entry{{"id", partner.id}, {"label", partner.label}, {"role", nullptr}};
    if (partner.role) entry["role"] = *partner.role;
    object["partners"].push_back(entry);
  }
  object["administrations"] = text::Json::array();
  for (const Administration* given : in_order(couple))
    object["administrations"].push_back(administration_json(*given));
  object["shares"] = shares_json(couple, registry);
  object["consents"] = history_json(couple);
  object["seen_alone"] = text::Json::array();
  for (const SeenAlone& seen : couple.seen_alone)
    object["seen_alone"].push_back({{"partner", seen.partner}, {"date", seen.date.text()}});
  object["removed"] = text::Json::array();
  for (const RemovedAdministration& one : couple.removed) {
    text::Json entry = administration_json(one.administration);
    entry["removed"] = one.removed.text();
    object["removed"].push_back(std::move(entry));
  }
  return object.dump(2) + "\n";
}

}  // namespace

void list_case(const ListedCase& asked) {
  instruments::InstrumentRegistry registry(asked.instruments);
  const CoupleFile couple = files::load_couple(
      asked.file, registry.lookup(),
      asked.include_private ? files::ClinicianAnswers::include : files::ClinicianAnswers::leave_out);
  write_output(asked.output, asked.output.json ? as_json(couple, registry)
                                               : as_text(couple, registry, asked.include_private));
}

}  // namespace intimetry::cli
