#include "analyses/couple_columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace intimetry::analyses {

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

const SheetScore* score_of(const CoupleProfile& profile, const Partner& partner, Perspective perspective,
                           const std::string& scale) {
  for (const SheetScores& sheet : profile.sheets) {
    if (sheet.partner != partner.id || sheet.perspective != perspective) continue;
    for (const SheetScore& score : sheet.scores) {
      if (score.scale == scale) return &score;
    }
  }
  return nullptr;
}

std::string flags_of(const CoupleProfile& profile, const std::string& scale) {
  std::string text;
  for (const SheetScores& sheet : profile.sheets) {
    const bool first = sheet.partner == profile.first.id;
    for (const SheetScore& score : sheet.scores) {
      if (score.scale != scale) continue;
      for_each_flag(score.flags, [&](std::string_view flag) {
        text += (text.empty() ? "" : ";") + std::string(first ? "first_" : "second_") +
                std::string(word(sheet.perspective)) + ":" + std::string(flag);
      });
    }
  }
  return text;
}

}  // namespace

CoupleColumns::CoupleColumns(const Instrument& instrument) {
  const auto has = [&](Perspective meant) {
    const auto& known = instrument.perspectives;
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

std::vector<std::string> CoupleColumns::names() const {
  std::vector<std::string> names{"couple", "first", "second", "scale"};
  for (const Perspective meant : scored_) {
    names.push_back("first_" + std::string(word(meant)));
    names.push_back("second_" + std::string(word(meant)));
  }
  for (const CoupleQuantity& quantity : quantities_) {
    for (const char* part : {"", "_tested", "_se", "_low", "_high", "_p", "_beyond", "_error"})
      names.push_back(quantity.name + part);
  }
  names.push_back("flags");
  return names;
}

void CoupleColumns::write_csv(const CoupleProfile& profile, const std::vector<std::string>& scales,
                              files::RowWriter& writer) const {
  for (const std::string& scale : scales) {
    writer.text(profile.couple);
    writer.text(profile.first.id);
    writer.text(profile.second.id);
    writer.text(scale);
    for (const Perspective meant : scored_) {
      for (const Partner* partner : {&profile.first, &profile.second}) {
        const SheetScore* score = score_of(profile, *partner, meant, scale);
        writer.number(score == nullptr ? no_number : score->raw.value);
      }
    }
    for (const CoupleQuantity& quantity : quantities_) {
      const Discrepancy* row = row_of(profile, quantity, scale);
      const bool exists = row != nullptr && row->value.exists();
      writer.number(exists ? row->value.value : no_number);
      writer.number(exists && row->error.exists() ? row->tested : no_number);
      writer.number(exists ? row->error.standard_error : no_number);
      writer.number(exists ? row->interval.low : no_number);
      writer.number(exists ? row->interval.high : no_number);
      writer.number(exists ? row->p_holm.value : no_number);
      // Without a test there is no verdict, which is not the same as "no".
      if (exists && row->p_holm.exists()) {
        writer.number(static_cast<std::int64_t>(row->flagged ? 1 : 0));
      } else {
        writer.text("");
      }
      writer.text(exists ? word(row->error.source) : "");
    }
    writer.text(flags_of(profile, scale));
    writer.end_row();
  }
}

void CoupleColumns::write_json(const CoupleProfile& profile, const std::vector<std::string>& scales,
                               std::string& out) const {
  for (const std::string& scale : scales) {
    text::Json object{{"couple", profile.couple},
                      {"first", profile.first.id},
                      {"second", profile.second.id},
                      {"scale", scale}};
    for (const Perspective meant : scored_) {
      for (const Partner* partner : {&profile.first, &profile.second}) {
        const SheetScore* score = score_of(profile, *partner, meant, scale);
        object[(partner == &profile.first ? "first_" : "second_") + std::string(word(meant))] =
            text::json_number(score == nullptr ? no_number : score->raw.value);
      }
    }
    for (const CoupleQuantity& quantity : quantities_) {
      const Discrepancy* row = row_of(profile, quantity, scale);
      if (row == nullptr || !row->value.exists()) {
        object[quantity.name] = nullptr;
        continue;
      }
      object[quantity.name] = {
          {"value", text::json_number(row->value.value)},
          {"tested", text::json_number(row->error.exists() ? row->tested : no_number)},
          {"se", text::json_number(row->error.standard_error)},
          {"low", text::json_number(row->interval.low)},
          {"high", text::json_number(row->interval.high)},
          {"p", text::json_number(row->p_holm.value)},
          {"beyond", row->p_holm.exists() ? text::Json(row->flagged) : text::Json(nullptr)},
          {"error", word(row->error.source)}};
    }
    object["flags"] = flags_of(profile, scale);
    out += object.dump(-1, ' ', false, text::Json::error_handler_t::replace) + "\n";
  }
}

}  // namespace intimetry::analyses
