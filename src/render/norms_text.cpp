#include "render/norms_text.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/core/visible.hpp"
#include "text/numbers.hpp"
#include "text/text_table.hpp"

namespace intimetry::render {

namespace {

std::string heading(const std::string& group, Perspective perspective, const std::string& role) {
  return "\n" + visible(group) + ", " + std::string(word(perspective)) +
         (role.empty() ? "" : ", " + visible(role)) + "\n";
}

std::string reliability(const GroupNorm& norm, Coefficient which) {
  const NormReliability* found = find_reliability(norm, which);
  return found == nullptr ? "-" : text::coefficient(found->value);
}

std::string t_words(const GroupNorm& norm) {
  if (norm.normalisation == Normalisation::linear) return "linear";
  std::string name(word(norm.normalisation));
  std::replace(name.begin(), name.end(), '_', ' ');
  return "normalised, " + name;
}

bool same_people(const GroupNorm& a, const GroupNorm& b) {
  return a.group == b.group && a.perspective == b.perspective && a.role == b.role;
}

std::string people_text(const NormFile& file) {
  std::string text;
  for (std::size_t at = 0; at < file.norms.size();) {
    const GroupNorm& first = file.norms[at];
    text += heading(first.group, first.perspective, first.role.value_or(""));
    text::TextTable table({{"scale"},
                           {"n", text::right_aligned},
                           {"mean", text::right_aligned},
                           {"SD", text::right_aligned},
                           {"alpha", text::right_aligned},
                           {"omega", text::right_aligned},
                           {"T"}});
    for (; at < file.norms.size() && same_people(file.norms[at], first); ++at) {
      const GroupNorm& norm = file.norms[at];
      table.row({norm.scale, text::with_commas(static_cast<std::uint64_t>(norm.n)), text::fixed(norm.mean, 2),
                 text::fixed(norm.sd, 2), reliability(norm, Coefficient::alpha),
                 reliability(norm, Coefficient::omega), t_words(norm)});
    }
    text += table.text();
  }
  return text;
}

std::string couples_text(const CoupleNorm& norm) {
  std::string text = heading(
      "Couples of " + norm.group, norm.perspective,
      norm.roles ? norm.roles->first + " minus " + norm.roles->second : std::string("whoever is first"));
  text::TextTable table({{"scale"},
                         {"couples", text::right_aligned},
                         {norm.roles ? "r" : "intraclass r", text::right_aligned},
                         {"mean difference", text::right_aligned},
                         {"SD", text::right_aligned},
                         {"error", text::right_aligned}});
  for (const CoupleScaleNorm& scale : norm.scales) {
    table.row({scale.scale, text::with_commas(static_cast<std::uint64_t>(scale.n)),
               text::coefficient(scale.r.value_or(std::nan(""))),
               norm.roles ? text::fixed(scale.mean_difference, 2) : "-", text::fixed(scale.sd_difference, 2),
               text::fixed(scale.error ? scale.error->standard_error : std::nan(""), 2)});
  }
  return text + table.text();
}

std::string left_out_text(const std::vector<std::string>& left_out) {
  std::string text;
  for (const std::string& line : left_out) text += "  " + text::wrapped(line, text::output_width(), 4) + "\n";
  return text;
}

}  // namespace

std::string norms_text(const NormFile& file) {
  std::string text = text::wrapped("Norms of " + file.instrument + ", version " + file.version +
                                       "; from: " + visible(file.source),
                                   text::output_width(), 0) +
                     "\n";
  if (file.description) text += text::wrapped(visible(*file.description), text::output_width(), 0) + "\n";
  text += people_text(file);
  for (const CoupleNorm& norm : file.couples) text += couples_text(norm);
  if (!file.couples.empty()) {
    text +=
        "  " +
        text::wrapped(
            "SD and error are those of the difference; the error is what the partners' answers to the items "
            "leave unexplained.",
            text::output_width(), 2) +
        "\n";
  }
  return text;
}

std::string percentiles_text(const NormFile& file, const std::string& scale) {
  std::string text;
  std::vector<std::string> known;
  for (const GroupNorm& norm : file.norms) {
    if (std::find(known.begin(), known.end(), norm.scale) == known.end()) known.push_back(norm.scale);
    if (norm.scale != scale) continue;
    text += heading(scale + ": " + norm.group, norm.perspective, norm.role.value_or(""));
    const bool normalised = norm.normalisation != Normalisation::linear;
    text::TextTable table({{"score", text::right_aligned},
                           {"percentile", text::right_aligned},
                           {"error", text::right_aligned},
                           {"z", text::right_aligned},
                           {"T", text::right_aligned}});
    for (const PercentilePoint& point : norm.table) {
      const double z = normalised ? point.z.value_or(std::nan("")) : (point.score - norm.mean) / norm.sd;
      table.row({text::fixed(point.score, 2), text::fixed(point.percentile, 1),
                 text::fixed(point.standard_error.value_or(std::nan("")), 1), text::fixed(z, 2),
                 text::fixed(50 + 10 * z, 1)});
    }
    if (table.empty()) table.note("no table: percentiles are those of a normal distribution");
    text += table.text();
  }
  if (text.empty()) {
    throw Error(ErrorCode::unknown_id,
                "the norm file has no scale '" + scale + "'" + did_you_mean(scale, known));
  }
  return text.substr(1);
}

std::string norms_summary(const analyses::NormsRequest& request, const analyses::NormsResult& result,
                          const std::string& output, const text::Style& style) {
  std::string text;
  if (request.instrument.validation == Validation::none) {
    text += style.warning("Unvalidated:") +
            " no study of this instrument is published; norms say where a score stands among others, and not "
            "what it "
            "means.\n";
    text = text::wrapped(text, text::output_width(), 0);
  }
  text += norms_text(result.file);
  if (!result.left_out.empty()) text += "Left out:\n" + left_out_text(result.left_out);
  bool few = false;
  for (const GroupNorm& norm : result.file.norms) few = few || norm.n < least_n_for_error;
  if (few) {
    text += text::wrapped("Norms of fewer than " + std::to_string(least_n_for_error) +
                              " people are not used for the measurement error of scores.",
                          text::output_width(), 0) +
            "\n";
  }
  if (output != "-") text += "The norms are in " + style.bold(output) + "\n";
  return text;
}

}  // namespace intimetry::render
