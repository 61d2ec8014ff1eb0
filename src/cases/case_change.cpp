#include "cases/case_change.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "cases/case_answers.hpp"
#include "cases/case_names.hpp"
#include "files/couple_store.hpp"
#include "files/csv_error.hpp"
#include "files/text_file.hpp"
#include "instruments/instrument_registry.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/couple_json.hpp"
#include "intimetry/io/response_json.hpp"
#include "table/administration_rows.hpp"
#include "text/terminal.hpp"

namespace intimetry::cases {

namespace {

void say(const std::string& line) { text::say(stdout, line + "\n"); }

/// Splits "a=Anna" at the first "="; without one, the second part is empty.
std::pair<std::string, std::string> halves(const std::string& text) {
  const std::size_t at = text.find('=');
  if (at == std::string::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

Administration read_response(const std::string& path, const std::string& partner,
                             instruments::InstrumentRegistry& registry) {
  const Response response = load_response(files::read_text(path), path);
  const Instrument* edition = registry.find(response.instrument, response.version);
  const Instrument* instrument = edition != nullptr ? edition : registry.find(response.instrument);
  if (instrument == nullptr) {
    throw Error(ErrorCode::unknown_id, path + ": there is no instrument '" + response.instrument +
                                           "'; if it is not bundled, give its file with --with FILE");
  }
  throw_defects(ErrorCode::response_invalid, path, check_answers(response, *instrument));
  return administration_of(partner, response);
}

std::vector<Administration> read_added(const AddedAnswers& asked, const CoupleFile& couple,
                                       instruments::InstrumentRegistry& registry) {
  std::vector<Administration> added;
  for (const std::string& path : asked.responses)
    added.push_back(read_response(path, require_partner(couple, asked.partner).id, registry));
  if (!asked.rows.empty()) {
    const Instrument& instrument = registry.require(asked.instrument);
    for (Administration& administration : table::read_administrations(
             {.name = asked.rows}, instrument, couple, {asked.partner, asked.perspective, asked.date})) {
      added.push_back(std::move(administration));
    }
  }
  return added;
}

void require_sense(const AddedAnswers& asked) {
  const auto refuse = [](const std::string& words) {
    throw Error(ErrorCode::bad_usage, "case add: " + words);
  };
  if (asked.responses.empty() && asked.rows.empty()) refuse("nothing to add: give response files, or --rows");
  if (!asked.responses.empty() && asked.partner.empty())
    refuse("give the partner of the responses with --partner");
  if (!asked.rows.empty() && asked.instrument.empty()) refuse("--rows needs -i, the instrument");
  if (asked.rows.empty() && !(asked.instrument.empty() && asked.perspective.empty() && asked.date.empty()))
    refuse("-i, --perspective and --date go with --rows; a response has its own");
  if (!asked.date.empty()) table::date_option("--date", asked.date);
}

}  // namespace

void begin_case(const NewCase& asked) {
  CoupleFile couple;
  couple.id = new_couple_id(asked.file, asked.id);
  if (asked.partners.size() != 2) {
    throw Error(ErrorCode::bad_usage, "case new: --partner: expected it twice, found it " +
                                          text::counted(asked.partners.size(), "time"));
  }
  for (const std::string& text : asked.partners) {
    auto [id, label] = halves(text);
    require_name("--partner: the id", id);
    require_name("--partner: the label", label);
    couple.partners.push_back({id, std::nullopt, label.empty() ? id : label});
  }
  require_two_labels(couple.partners);
  for (const std::string& text : asked.roles) {
    const auto [id, role] = halves(text);
    if (role.empty())
      throw Error(ErrorCode::bad_usage, "case new: --role: expected ID=ROLE, found '" + text + "'");
    require_name("--role: the role", role);
    const std::string& known = require_partner(couple, id).id;
    for (Partner& partner : couple.partners) {
      if (partner.id == known) partner.role = role;
    }
  }
  save_couple(couple);  // reports errors in ids before any file is written
  instruments::InstrumentRegistry registry;
  files::create_couple(asked.file, registry.lookup(), couple);
  const bool named_so = asked.id.empty() && couple.id != std::filesystem::path(asked.file).stem().string();
  say("Created " + asked.file + (named_so ? " (the couple's id is " + couple.id + ")" : "") + " for " +
      couple.partners[0].id + " and " + couple.partners[1].id +
      ". Only you can read it; nobody has consented to anything yet.");
}

void add_answers(const AddedAnswers& asked) {
  require_sense(asked);
  instruments::InstrumentRegistry registry(asked.instruments);
  std::vector<std::string> lines;
  std::vector<std::string> doubts;
  files::update_couple(asked.file, registry.lookup(), [&](CoupleFile& couple) {
    const std::vector<Administration> added = read_added(asked, couple, registry);
    for (const Administration& given : added) {
      const Instrument& instrument = registry.require(given.instrument);
      lines.push_back(put_administration(couple, given, instrument, asked.replace));
    }
    doubts = doubts_about(couple, added, Compared::with_other_partner);
  });
  for (const std::string& line : lines) say(line);
  for (const std::string& doubt : doubts) text::warn(doubt);
}

void remove_administration(const RemovedAdministrationRequest& asked) {
  const auto perspective = from_word<Perspective>(asked.perspective.empty() ? "now" : asked.perspective);
  if (!perspective) {
    throw Error(ErrorCode::bad_usage, "case remove: --perspective: expected " + word_list<Perspective>() +
                                          ", found '" + asked.perspective + "'");
  }
  const Date date = table::date_option("--date", asked.date);
  instruments::InstrumentRegistry registry(asked.instruments);
  std::string line;
  files::update_couple(asked.file, registry.lookup(), [&](CoupleFile& couple) {
    const std::string id = require_partner(couple, asked.partner).id;
    const auto same = [&](const Administration& given) {
      return given.partner == id && given.instrument == asked.instrument &&
             given.perspective == *perspective && given.date == date;
    };
    const auto found = std::find_if(couple.administrations.begin(), couple.administrations.end(), same);
    if (found == couple.administrations.end()) {
      throw Error(ErrorCode::data_value, "there is no administration of " + id + ": " + asked.instrument +
                                             ", " + std::string(word(*perspective)) + ", " + date.text() +
                                             "; `intimetry case list " + asked.file +
                                             "` shows the existing ones");
    }
    line = described(*found);
    couple.removed.push_back({std::move(*found), today()});
    couple.administrations.erase(found);
  });
  say("Removed " + line +
      ". It is not used any more; the file keeps it until the person is\n"
      "forgotten.");
}

void record_seen_alone(const SeenAloneRequest& asked) {
  const Date date = asked.date.empty() ? today() : table::date_option("--date", asked.date);
  instruments::InstrumentRegistry registry(asked.instruments);
  const CoupleFile saved = files::update_couple(asked.file, registry.lookup(), [&](CoupleFile& couple) {
    couple.seen_alone.push_back({require_partner(couple, asked.partner).id, date});
  });
  say("Recorded: " + asked.partner + " was seen alone on " + date.text() + ".");
  for (const Partner& partner : saved.partners) {
    if (!was_seen_alone(saved, partner.id))
      say("Nothing is shown to both together before " + partner.id + " was seen alone too.");
  }
}

void forget_person(const ForgottenPerson& asked) {
  if (!asked.yes) {
    throw Error(ErrorCode::bad_usage, "case forget: this removes all answers of '" + asked.partner +
                                          "' permanently; confirm with --yes");
  }
  instruments::InstrumentRegistry registry(asked.instruments);
  std::size_t administrations = 0;
  std::size_t consents = 0;
  files::update_couple(asked.file, registry.lookup(), [&](CoupleFile& couple) {
    const std::string id = require_partner(couple, asked.partner).id;
    administrations =
        std::erase_if(couple.administrations, [&](const Administration& a) { return a.partner == id; });
    consents = std::erase_if(couple.consents, [&](const Consent& c) { return c.partner == id; });
    administrations += std::erase_if(
        couple.removed, [&](const RemovedAdministration& r) { return r.administration.partner == id; });
    std::erase_if(couple.seen_alone, [&](const SeenAlone& s) { return s.partner == id; });
    for (Partner& partner : couple.partners) {
      if (partner.id != id) continue;
      partner.label = id;
      partner.forgotten = today();
    }
  });
  const std::size_t drafts = remove_drafts(asked.file, asked.partner);
  say("Removed " + text::counted(administrations, "administration") + ", " +
      text::counted(consents, "consent") + " and the label of '" + asked.partner +
      "', from the couple's file and the clinician's" +
      (drafts == 0 ? "." : ", and " + text::counted(drafts, "draft") + "."));
  say("Not removed: copies and backups of the files, reports made from them, traces of deleted files on the\n"
      "disk, and what the other partner answered about this person.");
}

}  // namespace intimetry::cases
