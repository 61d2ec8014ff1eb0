#include "cli/case_list.hpp"

#include <unistd.h>

#include <algorithm>

#include "cli/instrument_shelf.hpp"
#include "cli/json_values.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"
#include "files/couple_store.hpp"
#include "intimetry/core/visible.hpp"

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

/// What each partner shares now, of every instrument that anybody answered or spoke about.
std::vector<Consent> in_force(const CoupleFile& couple) {
  std::vector<std::string> instruments;
  const auto note = [&](const std::string& id) {
    if (std::find(instruments.begin(), instruments.end(), id) == instruments.end()) instruments.push_back(id);
  };
  for (const Administration& given : couple.administrations) note(given.instrument);
  for (const Consent& consent : couple.consents) note(consent.instrument);
  std::vector<Consent> now;
  for (const std::string& instrument : instruments) {
    for (const Partner& partner : couple.partners)
      now.push_back({partner.id, instrument, shared_by(couple, partner.id, instrument), Date()});
  }
  return now;
}

std::string as_text(const CoupleFile& couple, InstrumentShelf& shelf, bool include_private) {
  const Style style(STDOUT_FILENO);
  std::string text = style.bold("Couple " + couple.id) + "\n";
  for (const Partner& partner : couple.partners) {
    text += "  " + partner.id + (partner.label == partner.id ? "" : ": " + visible(partner.label)) +
            (partner.role ? " (" + visible(*partner.role) + ")" : "") + "\n";
  }
  text += "\n" + style.bold("Answered") + "\n";
  TextTable sheets(
      {{"date"}, {"instrument"}, {"partner"}, {"perspective"}, {"answered", TextTable::Align::right}});
  for (const Administration* given : in_order(couple)) {
    sheets.row({given->date.text(), given->instrument, given->partner, std::string(word(given->perspective)),
                std::to_string(answered(*given)) + " of " +
                    std::to_string(shelf.require(given->instrument).items.size())});
  }
  text += sheets.empty() ? "  nothing yet\n" : sheets.text();
  text += "\n" + style.bold("Shared with the other partner") + "\n";
  TextTable consents({{"instrument"}, {"partner"}, {"shares"}});
  for (const Consent& consent : in_force(couple))
    consents.row({consent.instrument, consent.partner, std::string(word(consent.share))});
  text += consents.empty() ? "  nothing yet\n" : consents.text();
  if (!include_private)
    text += "\nThe clinician's answers were not opened; --include-private lists them too.\n";
  return text;
}

std::string as_json(const CoupleFile& couple) {
  Json object{{"id", couple.id}};
  for (const Partner& partner : couple.partners) {
    Json entry{{"id", partner.id}, {"label", partner.label}, {"role", nullptr}};
    if (partner.role) entry["role"] = *partner.role;
    object["partners"].push_back(entry);
  }
  object["administrations"] = Json::array();
  for (const Administration* given : in_order(couple)) {
    object["administrations"].push_back({{"date", given->date.text()},
                                         {"instrument", given->instrument},
                                         {"version", given->version},
                                         {"partner", given->partner},
                                         {"perspective", word(given->perspective)},
                                         {"answered", answered(*given)}});
  }
  object["shares"] = Json::array();
  for (const Consent& consent : in_force(couple)) {
    object["shares"].push_back(
        {{"instrument", consent.instrument}, {"partner", consent.partner}, {"share", word(consent.share)}});
  }
  return object.dump(2) + "\n";
}

}  // namespace

void list_case(const ListedCase& asked) {
  InstrumentShelf shelf(asked.instruments);
  const CoupleFile couple = files::load_couple(
      asked.file, shelf.lookup(),
      asked.include_private ? files::ClinicianAnswers::include : files::ClinicianAnswers::leave_out);
  write_output(asked.output,
               asked.output.json ? as_json(couple) : as_text(couple, shelf, asked.include_private));
}

}  // namespace intimetry::cli
