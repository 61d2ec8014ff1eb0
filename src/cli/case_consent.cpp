#include "cli/case_consent.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>

#include "cases/case_answers.hpp"
#include "files/couple_store.hpp"
#include "instruments/instrument_registry.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/data/consent.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/report/shared_section.hpp"
#include "render/report_text.hpp"
#include "table/administration_rows.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

constexpr std::size_t few_questions = 3;

void say(const std::string& line) { text::say(stdout, line + "\n"); }

[[noreturn]] void refuse(const std::string& words) {
  throw Error(ErrorCode::bad_usage, "case consent: " + words);
}

std::vector<std::string> open_scales(const Instrument& instrument) {
  std::vector<std::string> ids;
  for (const Scale& scale : instrument.scales) {
    if (visibility_of(instrument, scale) <= Visibility::in_scores) ids.push_back(scale.id);
  }
  return ids;
}

/// Consent to share what is never shown to others is refused, because a record of it would mislead.
void require_shareable(const Instrument& instrument) {
  const bool any = std::any_of(instrument.items.begin(), instrument.items.end(),
                               [](const Item& item) { return item.visibility <= Visibility::in_scores; });
  if (any) return;
  throw Error(ErrorCode::not_available,
              "case consent: nothing of " + instrument.id +
                  " can be shared: its answers are only for the clinician or the respondent, whatever the "
                  "consent");
}

/// Returns the perspectives of a consent; one element for all of them if consent is withdrawn.
std::vector<std::optional<Perspective>> perspectives_of(const GivenConsent& asked,
                                                        const Instrument& instrument, Share share) {
  const auto& there = instrument.perspectives;
  if (asked.perspectives.empty()) {
    if (share == Share::nothing) return {std::nullopt};
    if (there.size() == 1) return {there.front()};
    std::string known;
    for (const Perspective one : there) known += ", " + std::string(word(one));
    refuse("--perspective: expected all" + known + "; found none. Each perspective needs its own consent");
  }
  std::vector<std::optional<Perspective>> meant;
  for (const std::string& text : asked.perspectives) {
    if (text == "all") {
      meant.assign(there.begin(), there.end());
      return meant;
    }
    const auto one = from_word<Perspective>(text);
    if (!one || std::find(there.begin(), there.end(), *one) == there.end()) {
      std::string known = "all";
      for (const Perspective each : there) known += ", " + std::string(word(each));
      refuse("--perspective: " + instrument.id + " has " + known + "; found '" + text + "'");
    }
    if (std::find(meant.begin(), meant.end(), one) == meant.end()) meant.emplace_back(one);
  }
  return meant;
}

std::vector<std::string> scales_of(const GivenConsent& asked, const Instrument& instrument) {
  const std::vector<std::string> open = open_scales(instrument);
  for (const std::string& scale : asked.scales) {
    if (std::find(open.begin(), open.end(), scale) != open.end()) continue;
    const bool there = find_by_id(instrument.scales, scale) != nullptr;
    refuse("--scale: " + instrument.id +
           (there ? " shares '" + scale + "' with nobody" : " has no scale '" + scale + "'") +
           did_you_mean(scale, open));
  }
  return asked.scales;
}

/// Prints the preview for the couple with this consent and only this partner's answers: the person asked must
/// not see the other's answers.
void print_preview(CoupleFile couple, const GivenConsent& asked, instruments::InstrumentRegistry& registry) {
  const auto other = std::find_if(couple.partners.begin(), couple.partners.end(),
                                  [&](const Partner& partner) { return partner.id != asked.partner; });
  std::erase_if(couple.administrations, [&](const Administration& given) {
    return given.partner != asked.partner || given.instrument != asked.instrument;
  });
  const bool any = !couple.administrations.empty();
  // As if the other had answered too, because nothing is shown before that.
  if (any) {
    Administration blank = couple.administrations.front();
    blank.partner = other->id;
    for (ItemAnswer& answer : blank.answers) answer.answer = Answer();
    couple.administrations.push_back(std::move(blank));
  }
  const AudienceProfile seen = profile_for({Audience::Kind::partner, other->id}, couple, registry.lookup());
  const std::string shown = render::section_text(shared_section(seen, asked.partner, registry.lookup()),
                                                 text::Style(STDOUT_FILENO));
  say("Nothing was recorded. With this consent, and once both have answered, " + other->id + " sees of " +
      asked.partner + "'s answers to " + asked.instrument + ":");
  if (shown.empty()) {
    say(any ? "  nothing" : "  nothing: nothing was answered yet");
    return;
  }
  say(shown);
  say("It also shows the differences from " + other->id + "'s own answers.");
}

std::string perspective_list(const std::vector<std::optional<Perspective>>& meant) {
  std::string words;
  for (const auto& one : meant)
    words += (words.empty() ? "" : ", ") + std::string(one ? word(*one) : "all perspectives");
  return words;
}

}  // namespace

std::vector<std::string> nearly_answers(const Instrument& instrument) {
  std::vector<std::string> ids;
  for (const Scale& scale : instrument.scales) {
    if (visibility_of(instrument, scale) <= Visibility::in_scores && scale.items.size() <= few_questions)
      ids.push_back(scale.id);
  }
  return ids;
}

std::string consent_words(const Instrument& instrument, Share share) {
  if (share == Share::nothing) return {};
  std::string words =
      "The lowest and the highest possible score reveal every answer of their scale. The date of the latest "
      "answers "
      "is "
      "shown; earlier occasions are numbered, without dates.";
  if (const std::vector<std::string> few = nearly_answers(instrument); !few.empty())
    words += " These scores nearly reveal the answers, because they have only one to three questions: " +
             text::joined(few) + ".";
  return words;
}

void record_consent(const GivenConsent& asked) {
  const auto share = from_word<Share>(asked.share);
  if (!share) refuse("--share: expected " + word_list<Share>() + ", found '" + asked.share + "'");
  const Date date = asked.date.empty() ? today() : table::date_option("--date", asked.date);
  instruments::InstrumentRegistry registry(asked.instruments);
  const Instrument& instrument = registry.require(asked.instrument);
  require_shareable(instrument);
  const auto perspectives = perspectives_of(asked, instrument, *share);
  const std::vector<std::string> scales = scales_of(asked, instrument);
  const auto enter = [&](CoupleFile& couple) {
    const std::string partner = cases::require_partner(couple, asked.partner).id;
    for (const auto& perspective : perspectives) {
      enter_consent(couple, {partner, instrument.id, *share, date, perspective, scales, today()},
                    open_scales(instrument), instrument.perspectives);
    }
  };
  if (asked.preview) {
    CoupleFile couple = files::load_couple(asked.file, registry.lookup(), files::ClinicianAnswers::leave_out);
    enter(couple);
    print_preview(std::move(couple), asked, registry);
  } else {
    files::update_couple(asked.file, registry.lookup(), enter);
    say(asked.partner + " shares of " + instrument.id + " (" + perspective_list(perspectives) +
        (scales.empty() ? "" : "; " + text::joined(scales)) + "): " + asked.share + ", from now on.");
  }
  if (const std::string words = consent_words(instrument, *share); !words.empty())
    say("Tell the person before asking: " + text::wrapped(words, text::output_width(), 2));
}

}  // namespace intimetry::cli
