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

/// Text by language tag ("en", "de", "ar" ...). Empty if the wording may not be redistributed.
using LocalText = std::map<std::string, std::string>;

/// Returns the text in English, or else in the first language, or else an empty text.
std::string in_english(const LocalText& text);

/// The possible answers to an item: min, min + step .. max, or any number between them.
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

/// One question. `number` is its number in the published form, if it differs from the id.
struct Item {
  std::string id;
  std::string response_set;
  LocalText text;
  std::optional<std::string> number;
  std::optional<std::string> same_as;  // the same question in another instrument: "csi-32/q12"
  bool not_applicable = false;
  Visibility visibility = Visibility::in_scores;
  std::vector<double> positive;  // of a safety question: the answers that call for a separate conversation
  friend bool operator==(const Item&, const Item&) = default;
};

/// The least number of answered items for a score, as the source publishes it.
struct MissingRule {
  int min_answered = 0;
  std::string source;
  friend bool operator==(const MissingRule&, const MissingRule&) = default;
};

/// A question that closes a scale: at this answer the scale's score is `score`, whatever the other answers
/// are.
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
  std::vector<Perspective> perspectives;  // perspectives in which it is interpreted; empty: all of the
                                          // instrument's
  bool validity = false;                  // shows how to read the other scales; not a result
  std::vector<std::string> left_out;      // items removed by `seen_edition`; never in a file
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

/// The scores of a group: mean and SD, a table from score to percentile, or both.
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

/// A published reliable change index: a change larger than `rci` is more than measurement error.
struct ReliableChange {
  std::string scale;
  double rci = 0;
  Comparison comparison = Comparison::above;
  std::string sample;
  Provenance provenance;
  friend bool operator==(const ReliableChange&, const ReliableChange&) = default;
};

/// A published cutoff: a score for which the comparison with `value` holds is called `label`. `rule`
/// distinguishes several cutoffs of one scale.
struct Cutoff {
  std::string scale;
  std::string rule;
  Comparison comparison = Comparison::below;
  double value = 0;
  std::string label;
  std::string sample;
  Provenance provenance;
  std::optional<std::string> role = {};        // partners for whom it was derived; none: all
  std::optional<std::string> population = {};  // a narrower group, such as veterans
  friend bool operator==(const Cutoff&, const Cutoff&) = default;
};

struct Citation {
  std::string text;
  std::optional<std::string> doi;
  friend bool operator==(const Citation&, const Citation&) = default;
};

/// Who holds the rights, what they permit, and whether permission is needed before administering.
struct Rights {
  std::string holder;
  std::string permitted;
  Permission permission = Permission::unknown;
  std::string source;
  friend bool operator==(const Rights&, const Rights&) = default;
};

/// How well one part of the key (items, reversals, scoring ...) is known, and the source.
struct KeyEvidence {
  std::string part;
  Provenance provenance;
  friend bool operator==(const KeyEvidence&, const KeyEvidence&) = default;
};

/// Something that a user must know and that is not a figure, with its source.
struct Note {
  std::string text;
  std::string source;
  bool safety = false;  // shown on the clinician's page
  friend bool operator==(const Note&, const Note&) = default;
};

/// A questionnaire with its scoring key. A plain value; `validate` checks it.
struct Instrument {
  std::optional<std::string> schema;  // "$schema", for editors
  std::string id;
  std::string version;
  std::optional<std::string> superseded_by;  // set in an earlier edition, which is kept for answers given to
                                             // it
  LocalText title;
  std::vector<std::string> purposes;
  Citation citation;
  Rights rights;
  Validation validation = Validation::none;
  std::vector<KeyEvidence> evidence;
  std::vector<Perspective> perspectives;
  std::map<Perspective, LocalText> instructions;
  /// Instructions for clinician items, shown only with them.
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

/// Returns the element with this id, or null. For items, scales, composites and response sets.
template <class Element>
const Element* find_by_id(const std::vector<Element>& elements, std::string_view id) noexcept {
  for (const Element& element : elements) {
    if (element.id == id) return &element;
  }
  return nullptr;
}

/// Returns the direction of a scale or composite; neither if it does not exist.
Direction direction_of(const Instrument& instrument, std::string_view scale) noexcept;

/// Returns whether any item is for the clinician alone.
bool has_clinician_items(const Instrument& instrument) noexcept;

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/instrument.ipp"
#endif
