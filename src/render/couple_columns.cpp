#include "render/couple_columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "files/csv_writer.hpp"
#include "text/json_values.hpp"

namespace intimetry::render {

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

const DiscrepancyFamily* family_of(const CoupleProfile& profile, const CoupleQuantity& wanted) {
  const std::string& partner = wanted.whose == 1 ? profile.first.id : profile.second.id;
  for (const DiscrepancyFamily& family : profile.families) {
    if (family.quantity != wanted.quantity || family.perspective != wanted.perspective) continue;
    if (wanted.whose == 0 || family.partner == partner) return &family;
  }
  return nullptr;
}

const Discrepancy* row_of(const CoupleProfile& profile, const CoupleQuantity& wanted,
                          const std::string& scale) {
  const DiscrepancyFamily* family = family_of(profile, wanted);
  if (family == nullptr) return nullptr;
  for (const Discrepancy& row : family->rows) {
    if (row.scale == scale) return &row;
  }
  return nullptr;
}

const AdministrationScore* score_of(const CoupleProfile& profile, const Partner& partner,
                                    Perspective perspective, const std::string& scale) {
  for (const AdministrationScores& administration : profile.administrations) {
    if (administration.partner != partner.id || administration.perspective != perspective) continue;
    for (const AdministrationScore& score : administration.scores) {
      if (score.scale == scale) return &score;
    }
  }
  return nullptr;
}

std::string flags_of(const CoupleProfile& profile, const std::string& scale) {
  std::string text;
  for (const AdministrationScores& administration : profile.administrations) {
    const bool first = administration.partner == profile.first.id;
    for (const AdministrationScore& score : administration.scores) {
      if (score.scale != scale) continue;
      for_each_flag(score.flags, [&](std::string_view flag) {
        text += (text.empty() ? "" : ";") + std::string(first ? "first_" : "second_") +
                std::string(word(administration.perspective)) + ":" + std::string(flag);
      });
    }
  }
  return text;
}

void write_quantity(const Discrepancy* row, files::RowWriter& writer) {
  const bool exists = row != nullptr && row->value.exists();
  writer.number(exists ? row->value.value : no_number);
  writer.number(exists && row->error.exists() ? row->tested : no_number);
  writer.number(exists ? row->error.standard_error : no_number);
  writer.number(exists ? row->interval.low : no_number);
  writer.number(exists ? row->interval.high : no_number);
  writer.number(exists ? row->p_holm.value : no_number);
  // Without a test there is no verdict; an empty cell is not a "no".
  if (exists && row->p_holm.exists()) {
    writer.number(static_cast<std::int64_t>(row->flagged ? 1 : 0));
  } else {
    writer.text("");
  }
  writer.text(exists ? word(row->error.source) : "");
}

text::Json quantity_json(const Discrepancy* row) {
  if (row == nullptr || !row->value.exists()) return nullptr;
  return {{"value", text::json_number(row->value.value)},
          {"tested", text::json_number(row->error.exists() ? row->tested : no_number)},
          {"se", text::json_number(row->error.standard_error)},
          {"low", text::json_number(row->interval.low)},
          {"high", text::json_number(row->interval.high)},
          {"p", text::json_number(row->p_holm.value)},
          {"beyond", row->p_holm.exists() ? text::Json(row->flagged) : text::Json(nullptr)},
          {"error", word(row->error.source)}};
}

}  // namespace

CoupleColumns::CoupleColumns(const table::AnswerRequest& request) {
  const ScoringPlan plan = table::make_answer_plan(request);
  for (const PlanScale& scale : plan.scales) scales_.push_back(scale.id);
  for (const PlanComposite& composite : plan.composites) scales_.push_back(composite.id);
  const auto has = [&](Perspective meant) {
    const auto& known = request.instrument.perspectives;
    return std::find(known.begin(), known.end(), meant) != known.end();
  };
  for (const Perspective meant : {Perspective::now, Perspective::ideal}) {
    if (!has(meant)) continue;
    scored_.push_back(meant);
    quantities_.push_back({"difference_" + std::string(word(meant)), Quantity::difference, meant, 0});
  }
  if (has(Perspective::now) && has(Perspective::ideal)) {
    quantities_.push_back({"gap_first", Quantity::gap, Perspective::ideal, 1});
    quantities_.push_back({"gap_second", Quantity::gap, Perspective::ideal, 2});
    quantities_.push_back({"gap_of_gaps", Quantity::gap_of_gaps, Perspective::ideal, 0});
  }
  for (const Perspective meant : {Perspective::partner, Perspective::observer}) {
    if (!has(meant) || !has(Perspective::now)) continue;
    const std::string name = meant == Perspective::partner ? "misperception" : "observation";
    quantities_.push_back({name + "_first", Quantity::misperception, meant, 1});
    quantities_.push_back({name + "_second", Quantity::misperception, meant, 2});
  }
}

std::string CoupleColumns::csv_heading() const {
  files::RowWriter writer;
  for (const char* name : {"couple", "first", "second", "scale"}) writer.text(name);
  for (const Perspective meant : scored_) {
    writer.text("first_" + std::string(word(meant)));
    writer.text("second_" + std::string(word(meant)));
  }
  for (const CoupleQuantity& quantity : quantities_) {
    for (const char* part : {"", "_tested", "_se", "_low", "_high", "_p", "_beyond", "_error"})
      writer.text(quantity.name + part);
  }
  writer.text("flags");
  writer.end_row();
  return std::string(writer.written());
}

std::string CoupleColumns::csv(std::span<const CoupleProfile> profiles) const {
  files::RowWriter writer;
  for (const CoupleProfile& profile : profiles) {
    for (const std::string& scale : scales_) {
      writer.text(profile.couple);
      writer.text(profile.first.id);
      writer.text(profile.second.id);
      writer.text(scale);
      for (const Perspective meant : scored_) {
        for (const Partner* partner : {&profile.first, &profile.second}) {
          const AdministrationScore* score = score_of(profile, *partner, meant, scale);
          writer.number(score == nullptr ? no_number : score->raw.value);
        }
      }
      for (const CoupleQuantity& quantity : quantities_)
        write_quantity(row_of(profile, quantity, scale), writer);
      writer.text(flags_of(profile, scale));
      writer.end_row();
    }
  }
  return std::string(writer.written());
}

std::string CoupleColumns::json(std::span<const CoupleProfile> profiles) const {
  std::string lines;
  for (const CoupleProfile& profile : profiles) {
    for (const std::string& scale : scales_) {
      text::Json object{{"couple", profile.couple},
                        {"first", profile.first.id},
                        {"second", profile.second.id},
                        {"scale", scale}};
      for (const Perspective meant : scored_) {
        for (const Partner* partner : {&profile.first, &profile.second}) {
          const AdministrationScore* score = score_of(profile, *partner, meant, scale);
          object[(partner == &profile.first ? "first_" : "second_") + std::string(word(meant))] =
              text::json_number(score == nullptr ? no_number : score->raw.value);
        }
      }
      for (const CoupleQuantity& quantity : quantities_)
        object[quantity.name] = quantity_json(row_of(profile, quantity, scale));
      object["flags"] = flags_of(profile, scale);
      lines += object.dump(-1, ' ', false, text::Json::error_handler_t::replace) + "\n";
    }
  }
  return lines;
}

}  // namespace intimetry::render
