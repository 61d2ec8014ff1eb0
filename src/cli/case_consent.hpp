#pragma once

#include <string>
#include <vector>

#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::cli {

struct GivenConsent {
  std::string file;
  std::string partner;
  std::string instrument;
  std::string share;
  std::vector<std::string> perspectives;  // words, or "all"
  std::vector<std::string> scales;        // empty: all
  std::string date;
  bool preview = false;
  std::vector<std::string> instruments;
};

/// Records a consent and explains it; with `preview` nothing is recorded, and what the other partner would
/// see is printed.
void record_consent(const GivenConsent& asked);

/// Returns the scales with so few questions that a shared score nearly reveals the answers.
std::vector<std::string> nearly_answers(const Instrument& instrument);

/// Returns what a person must know about scores before consenting, in sentences.
std::string consent_words(const Instrument& instrument, Share share);

}  // namespace intimetry::cli
