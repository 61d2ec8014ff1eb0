#include "render/show_text.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "files/csv_writer.hpp"
#include "instruments/instrument_source.hpp"
#include "intimetry/core/visible.hpp"
#include "intimetry/instrument/range.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

namespace {

/// Returns who may see what is not for both partners; nothing if it may be shared.
std::string private_words(Visibility visibility) {
  if (visibility == Visibility::clinician) return "; for the clinician alone";
  return visibility == Visibility::own ? "; for its respondent and the clinician" : "";
}

std::string number(double value) {
  char text[files::double_text_size];
  return {text, files::format_double(value, text)};
}

/// Returns a computed limit of a scale without the rounding error of its last digits.
std::string limit(double value) { return number(std::round(value * 1e9) / 1e9); }

/// Writes headings and wrapped, indented lines.
class Page {
 public:
  void heading(std::string_view title) { text_ += "\n" + style_.bold(visible(title)) + "\n"; }
  void line(std::string_view words, std::size_t indent = 2) {
    text_ += std::string(indent, ' ') + text::wrapped(visible(words), width_, indent + 2) + "\n";
  }
  void field(std::string_view name, std::string_view words) {
    std::string label = "  " + std::string(name);
    label.resize(std::max<std::size_t>(label.size() + 1, 16), ' ');
    text_ += label + text::wrapped(visible(words), width_, 16) + "\n";
  }
  void source(std::string_view words) {
    text_ += std::string(6, ' ') + style_.dim(text::wrapped("Source: " + visible(words), width_, 8)) + "\n";
  }
  void warning(std::string_view words) {
    text_ += "\n" + style_.warning(text::wrapped(visible(words), width_, 0)) + "\n";
  }
  void title(std::string_view words) { text_ += style_.bold(visible(words)) + "\n"; }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  text::Style style_{STDOUT_FILENO};
  std::size_t width_ = text::output_width();
  std::string text_;
};

std::string evidence_words(Evidence evidence) {
  switch (evidence) {
    case Evidence::published:
      return "published";
    case Evidence::empirical:
      return "confirmed on data";
    default:
      return "from a secondary source";
  }
}

std::string figure_source(const Provenance& provenance) {
  return provenance.source + " (" + evidence_words(provenance.evidence) + ")";
}

std::string options_words(const ResponseSet& set) {
  std::string words = number(set.min) + " to " + number(set.max);
  if (set.continuous) return words + ", any number";
  if (set.step > 1) words += " in steps of " + std::to_string(set.step);
  return words;
}

std::string direction_words(Direction direction) {
  switch (direction) {
    case Direction::higher_is_better:
      return "higher is better";
    case Direction::higher_is_worse:
      return "higher is worse";
    default:
      return "neither end is better";
  }
}

void show_head(Page& page, const Instrument& instrument) {
  page.title(in_english(instrument.title) + " (" + instrument.id + ", version " + instrument.version + ")");
  if (instrument.validation == Validation::none) {
    page.warning(
        "Unvalidated: no study of this instrument is published. Its scores have no norms and no cutoffs, and "
        "are no diagnosis.");
  }
  std::string purposes;
  for (const std::string& purpose : instrument.purposes) {
    std::string words = purpose;
    std::replace(words.begin(), words.end(), '_', ' ');
    purposes += (purposes.empty() ? "" : ", ") + words;
  }
  std::string perspectives;
  for (const Perspective meant : instrument.perspectives) {
    perspectives += (perspectives.empty() ? "" : ", ") + std::string(word(meant));
  }
  const auto worded = static_cast<std::size_t>(std::count_if(
      instrument.items.begin(), instrument.items.end(), [](const Item& item) { return !item.text.empty(); }));
  page.heading("What it is");
  page.field("For", purposes);
  page.field("Perspectives", perspectives);
  page.field("Items", std::to_string(instrument.items.size()));
  page.field("Wording", worded == instrument.items.size() ? "included"
                        : worded == 0 ? "not included: with permission, add it with --text"
                                      : "included for " + std::to_string(worded) + " of the items");
  page.field("Reference",
             instrument.citation.text + (instrument.citation.doi ? " doi:" + *instrument.citation.doi : ""));
  page.heading("Rights");
  page.field("Holder", instrument.rights.holder);
  page.field("Permitted", instrument.rights.permitted);
  page.field("Ask first", instrument.rights.permission == Permission::needed ? "yes, before administering"
                          : instrument.rights.permission == Permission::not_needed
                              ? "no"
                              : "unknown: ask the rights holder");
  page.field("Source", instrument.rights.source);
  page.heading("How well the key is known");
  for (const KeyEvidence& part : instrument.evidence) {
    page.line(part.part + ": " + evidence_words(part.provenance.evidence));
    page.source(part.provenance.source);
  }
}

std::string item_list(const Scale& scale) {
  std::string words;
  for (const std::string& id : scale.items) {
    const bool reversed = std::count(scale.reversed.begin(), scale.reversed.end(), id) != 0;
    words += (words.empty() ? "" : " ") + id + (reversed ? "(r)" : "");
  }
  return words;
}

std::string scoring_words(const Scale& scale) {
  std::string words = scale.score == ScoreKind::sum ? "sum" : "mean";
  if (scale.multiplier != 1) words += " x " + number(scale.multiplier);
  if (scale.offset != 0) words += (scale.offset < 0 ? " - " : " + ") + number(std::abs(scale.offset));
  return words;
}

std::string answers_words(int needed, const Scale& scale) {
  return std::to_string(needed) + " of " + text::counted(scale.items.size(), "answer");
}

void show_scale(Page& page, const Instrument& instrument, const Scale& scale) {
  const ScoreRange range = possible_range(instrument, scale);
  page.line(scale.id + ": " + in_english(scale.title));
  std::string facts = scoring_words(scale) + " of " + text::counted(scale.items.size(), "item") + ", " +
                      limit(range.low) + " to " + limit(range.high) + "; " + direction_words(scale.direction);
  if (scale.dimension) facts += "; dimension " + std::string(word(*scale.dimension));
  if (scale.validity) facts += "; shows how to read the others, not a result";
  if (!scale.perspectives.empty()) {
    std::vector<std::string> meant;
    for (const Perspective one : scale.perspectives) meant.emplace_back(word(one));
    facts += "; interpreted only in the perspective " + text::joined(meant);
  }
  facts += private_words(visibility_of(instrument, scale));
  page.line(facts, 6);
  page.line("items " + item_list(scale), 6);
  if (scale.gate) {
    page.line("if " + scale.gate->item + " is answered " + number(scale.gate->closed_at) + ", the score is " +
                  number(scale.gate->score) + " whatever the other answers are",
              6);
  }
  if (scale.missing) {
    page.line(
        "needs " + answers_words(scale.missing->min_answered, scale) + " (" + scale.missing->source + ")", 6);
  } else {
    page.line("needs " + answers_words(project_min_answered(scale.items.size()), scale) +
                  " (this project's rule: none is published)",
              6);
  }
}

void show_scales(Page& page, const Instrument& instrument) {
  page.heading("Scales ((r) marks items scored in reverse)");
  for (const Scale& scale : instrument.scales) show_scale(page, instrument, scale);
  if (instrument.composites.empty()) return;
  page.heading("Composites");
  for (const Composite& composite : instrument.composites) {
    const ScoreRange range = possible_range(instrument, composite);
    std::string parts;
    for (const CompositePart& part : composite.parts) {
      parts +=
          (parts.empty() ? "" : " + ") + (part.weight == 1 ? "" : number(part.weight) + " x ") + part.scale;
    }
    page.line(composite.id + ": " + in_english(composite.title));
    page.line(parts + ", " + limit(range.low) + " to " + limit(range.high) + "; " +
                  direction_words(composite.direction),
              6);
  }
}

std::string sample_words(const std::string& sample, const std::optional<std::string>& role,
                         const std::optional<Perspective>& perspective) {
  std::string words = sample;
  if (role) words += "; role " + *role;
  if (perspective) words += "; perspective " + std::string(word(*perspective));
  return words;
}

void show_reliabilities(Page& page, const Instrument& instrument) {
  page.heading("Reliability");
  if (instrument.reliabilities.empty())
    page.line("No usable figure: the error of a score can only be estimated from the answers.");
  for (const Reliability& figure : instrument.reliabilities) {
    std::string words =
        figure.scale + ": " + std::string(word(figure.coefficient)) + " " + number(figure.value);
    if (figure.interval_days) words += " over " + std::to_string(*figure.interval_days) + " days";
    if (figure.sd) words += ", SD " + number(*figure.sd);
    if (figure.n) words += ", n = " + std::to_string(*figure.n);
    page.line(words + ": " + sample_words(figure.sample, figure.role, figure.perspective));
    page.source(figure_source(figure.provenance));
  }
}

void show_norms(Page& page, const Instrument& instrument) {
  page.heading("Norms");
  if (instrument.norms.empty()) page.line("None known: no z, T or percentile scores.");
  for (const Norm& norm : instrument.norms) {
    std::string words = norm.scale + ": ";
    if (norm.mean) words += "M " + number(*norm.mean) + ", SD " + number(*norm.sd) + ", ";
    if (!norm.table.empty()) words += "a table of " + std::to_string(norm.table.size()) + " scores, ";
    page.line(words + "n = " + std::to_string(norm.n) + ": " +
              sample_words(norm.group, norm.role, norm.perspective));
    page.source(figure_source(norm.provenance));
  }
}

void show_limits(Page& page, const Instrument& instrument) {
  page.heading("Cutoffs and reliable change");
  if (instrument.cutoffs.empty() && instrument.change.empty())
    page.line("None published that is known here.");
  for (const Cutoff& cutoff : instrument.cutoffs) {
    page.line(cutoff.scale + " " + std::string(word(cutoff.comparison)) + " " + number(cutoff.value) + ": " +
              cutoff.label + " (rule " + cutoff.rule + "; " + cutoff.sample + ")");
    page.source(figure_source(cutoff.provenance));
  }
  for (const ReliableChange& figure : instrument.change) {
    page.line(figure.scale + ": a change " + std::string(word(figure.comparison)) + " " + number(figure.rci) +
              " is more than error (" + figure.sample + ")");
    page.source(figure_source(figure.provenance));
  }
}

void show_notes(Page& page, const Instrument& instrument) {
  if (instrument.notes.empty()) return;
  page.heading("To know");
  for (const Note& note : instrument.notes) {
    page.line(note.text);
    page.source(note.source);
  }
}

std::string answer_words(const Instrument& instrument, const Item& item) {
  const ResponseSet& set = *find_by_id(instrument.response_sets, item.response_set);
  return "[" + options_words(set) + (item.not_applicable ? ", or n/a" : "") + private_words(item.visibility) +
         (item.positive.empty() ? "" : "; about safety") + "]";
}

/// Returns the index after the last of the items from `first` on that differ only in their ids.
std::size_t end_of_alike(const Instrument& instrument, std::size_t first) {
  const Item& model = instrument.items[first];
  std::size_t end = first + 1;
  if (!model.text.empty() || model.number) return end;
  while (end < instrument.items.size()) {
    const Item& item = instrument.items[end];
    if (!item.text.empty() || item.number || item.response_set != model.response_set ||
        item.not_applicable != model.not_applicable || item.visibility != model.visibility ||
        item.positive != model.positive) {
      break;
    }
    ++end;
  }
  return end;
}

void show_item(Page& page, const Instrument& instrument, const Item& item) {
  std::string words = item.id;
  if (item.number) words += " (form " + *item.number + ")";
  if (const std::string text = in_english(item.text); !text.empty()) words += "  " + text;
  page.line(words + "  " + answer_words(instrument, item));
}

void show_instructions(Page& page, const char* heading,
                       const std::map<Perspective, LocalText>& instructions) {
  if (!instructions.empty()) page.heading(heading);
  for (const auto& [meant, text] : instructions)
    page.line(std::string(word(meant)) + ": " + in_english(text));
}

void show_items(Page& page, const Instrument& instrument) {
  show_instructions(page, "Instructions", instrument.instructions);
  show_instructions(page, "Instructions for the items for the clinician alone",
                    instrument.private_instructions);
  for (const ResponseSet& set : instrument.response_sets) {
    if (set.labels.empty()) continue;
    const auto& labels = set.labels.count("en") != 0 ? set.labels.at("en") : set.labels.begin()->second;
    std::string words;
    for (const auto& [option, label] : labels) {
      words += (words.empty() ? "" : "; ") + std::to_string(option) + " = " + label;
    }
    page.heading("Options of '" + set.id + "'");
    page.line(words);
  }
  page.heading("Items [options]");
  for (std::size_t i = 0; i < instrument.items.size();) {
    const std::size_t end = end_of_alike(instrument, i);
    if (end - i > 2) {
      page.line(instrument.items[i].id + " to " + instrument.items[end - 1].id + "  " +
                answer_words(instrument, instrument.items[i]));
    } else {
      for (std::size_t j = i; j < end; ++j) show_item(page, instrument, instrument.items[j]);
    }
    i = end;
  }
}

}  // namespace

std::string show_text(const Instrument& instrument) {
  Page page;
  show_head(page, instrument);
  show_scales(page, instrument);
  show_reliabilities(page, instrument);
  show_norms(page, instrument);
  show_limits(page, instrument);
  show_notes(page, instrument);
  show_items(page, instrument);
  return page.take();
}

}  // namespace intimetry::render
