#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/coefficient.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Text by language tag ("en", "de", "ar" ...). Empty where wording may not be shipped.
using LocalText = std::map<std::string, std::string>;

/// Returns a text in English if there is one, else in the first language there is, else nothing.
std::string in_english(const LocalText& text);

/// The numbered options that items are answered on: min, min + step .. max, or any number between them.
struct ResponseSet {
  std::string id;
  double min = 0;
  double max = 0;
  bool continuous = false;
  int step = 1;
  std::map<std::string, std::map<int, std::string>> labels = {};  // language -> option -> label

  [[nodiscard]] double range() const noexcept { return max - min; }
  [[nodiscard]] bool allows(double answer) const noexcept;
  friend bool operator==(const ResponseSet&, const ResponseSet&) = default;
};

/// One question. `number` is how the published form numbers it, where that differs from the id.
struct Item {
  std::string id;
  std::string response_set;
  LocalText text;
  std::optional<std::string> number;
  std::optional<std::string> same_as;  // "csi-32/q12": the same question in another instrument
  bool not_applicable = false;
  Visibility visibility = Visibility::in_scores;
  std::vector<double> positive;  // of a question about safety: the answers that call for a conversation apart
  friend bool operator==(const Item&, const Item&) = default;
};

/// How many items must be answered for a score to exist, as the source publishes it.
struct MissingRule {
  int min_answered = 0;
  std::string source;
  friend bool operator==(const MissingRule&, const MissingRule&) = default;
};

/// A question that closes a scale: at this answer the scale's score is `score`, whatever else is answered.
struct Gate {
  std::string item;
  double closed_at = 0;
  double score = 0;
  friend bool operator==(const Gate&, const Gate&) = default;
};

/// A set of items scored together.
struct Scale {
  std::string id;
  LocalText title;
  std::vector<std::string> items;
  std::vector<std::string> reversed;
  ScoreKind score = ScoreKind::sum;
  double multiplier = 1;
  double offset = 0;
  std::optional<MissingRule> missing;  // none: the project's rule, answered >= ceil(0.8 k)
  std::optional<Gate> gate;
  Direction direction = Direction::higher_is_better;
  std::optional<Dimension> dimension;
  std::vector<Perspective> perspectives;  // those it is interpreted in; empty: all of the instrument's
  bool validity = false;                  // tells how to read the others; not a result
  std::vector<std::string> left_out;      // by `seen_edition`: items that it may not use; never in a file
  friend bool operator==(const Scale&, const Scale&) = default;
};

struct CompositePart {
  std::string scale;
  double weight = 1;
  friend bool operator==(const CompositePart&, const CompositePart&) = default;
};

/// A weighted sum of scales.
struct Composite {
  std::string id;
  LocalText title;
  std::vector<CompositePart> parts;
  Direction direction = Direction::higher_is_better;
  std::optional<Dimension> dimension;
  friend bool operator==(const Composite&, const Composite&) = default;
};

/// Where a figure comes from, and how well it is known.
struct Provenance {
  std::string source;
  Evidence evidence = Evidence::published;
  friend bool operator==(const Provenance&, const Provenance&) = default;
};

struct Reliability {
  std::string scale;
  Coefficient coefficient = Coefficient::alpha;
  double value = 0;
  std::optional<double> sd;
  std::optional<int> n;
  std::optional<int> interval_days;  // between test and retest
  std::string sample;
  std::optional<Perspective> perspective;
  std::optional<std::string> role;
  Provenance provenance;
  friend bool operator==(const Reliability&, const Reliability&) = default;
};

struct NormPoint {
  double score = 0;
  double percentile = 0;
  friend bool operator==(const NormPoint&, const NormPoint&) = default;
};

/// What a group scored: mean and SD, a table from score to percentile, or both.
struct Norm {
  std::string scale;
  std::string group;
  int n = 0;
  std::optional<double> mean;
  std::optional<double> sd;
  std::vector<NormPoint> table;
  std::optional<Perspective> perspective;
  std::optional<std::string> role;
  Provenance provenance;
  friend bool operator==(const Norm&, const Norm&) = default;
};

/// A published reliable change index: a change beyond `rci` is more than error.
struct ReliableChange {
  std::string scale;
  double rci = 0;
  Comparison comparison = Comparison::above;
  std::string sample;
  Provenance provenance;
  friend bool operator==(const ReliableChange&, const ReliableChange&) = default;
};

/// A published limit: a score that compares so with `value` is said to be `label`. `rule` tells rules apart.
struct Cutoff {
  std::string scale;
  std::string rule;
  Comparison comparison = Comparison::below;
  double value = 0;
  std::string label;
  std::string sample;
  Provenance provenance;
  std::optional<std::string> role = {};        // the partners that it was found for; none: all
  std::optional<std::string> population = {};  // a group narrower than that, such as veterans
  friend bool operator==(const Cutoff&, const Cutoff&) = default;
};

struct Citation {
  std::string text;
  std::optional<std::string> doi;
  friend bool operator==(const Citation&, const Citation&) = default;
};

/// Who holds the rights, what they permit, and whether to ask before administering.
struct Rights {
  std::string holder;
  std::string permitted;
  Permission permission = Permission::unknown;
  std::string source;
  friend bool operator==(const Rights&, const Rights&) = default;
};

/// How well one part of the key (its items, reversals, scoring ...) is known, and from where.
struct KeyEvidence {
  std::string part;
  Provenance provenance;
  friend bool operator==(const KeyEvidence&, const KeyEvidence&) = default;
};

/// Something a user must know that is not a figure, with its source.
struct Note {
  std::string text;
  std::string source;
  bool safety = false;  // to be read on the clinician's page
  friend bool operator==(const Note&, const Note&) = default;
};

/// A questionnaire with its key. A plain value; `validate` says whether it is a sound one.
struct Instrument {
  std::optional<std::string> schema;  // "$schema", for editors
  std::string id;
  std::string version;
  std::optional<std::string> superseded_by;  // an earlier edition, kept for the answers given to it
  LocalText title;
  std::vector<std::string> purposes;
  Citation citation;
  Rights rights;
  Validation validation = Validation::none;
  std::vector<KeyEvidence> evidence;
  std::vector<Perspective> perspectives;
  std::map<Perspective, LocalText> instructions;
  /// Said with the items for the clinician alone, and never where those are not asked.
  std::map<Perspective, LocalText> private_instructions;
  std::vector<ResponseSet> response_sets;
  std::vector<Item> items;
  std::vector<Scale> scales;
  std::vector<Composite> composites;
  std::vector<Reliability> reliabilities;
  std::vector<Norm> norms;
  std::vector<ReliableChange> change;
  std::vector<Cutoff> cutoffs;
  std::vector<Note> notes;
  friend bool operator==(const Instrument&, const Instrument&) = default;
};

/// Returns the element with this id, or null. Works for items, scales, composites and response sets.
template <class Element>
const Element* find_by_id(const std::vector<Element>& elements, std::string_view id) noexcept {
  for (const Element& element : elements) {
    if (element.id == id) return &element;
  }
  return nullptr;
}

/// Returns which end of a scale or composite is the better one; neither for one that there is not.
Direction direction_of(const Instrument& instrument, std::string_view scale) noexcept;

/// Returns whether any item is for the clinician alone.
bool has_clinician_items(const Instrument& instrument) noexcept;

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/instrument.ipp"
#endif
