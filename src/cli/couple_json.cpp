#include "cli/couple_json.hpp"

namespace intimetry::cli {

namespace {

Json error_json(const MeasurementError& error) {
  Json object{{"source", word(error.source)},
              {"standard_error", json_number(error.standard_error)},
              {"df", json_number(error.df)},
              {"reliability", json_number(error.reliability)},
              {"sd", json_number(error.sd)},
              {"n", error.n},
              {"independence_assumed", error.independence_assumed},
              {"origin", error.origin}};
  object["coefficient"] = error.coefficient ? Json(word(*error.coefficient)) : Json(nullptr);
  object["flags"] = json_flags(error.flags);
  return object;
}

Json score_json(const SheetScore& score) {
  Json object{{"scale", score.scale}, {"kind", word(score.kind)}};
  object["dimension"] = score.dimension ? Json(word(*score.dimension)) : Json(nullptr);
  add_statistic(object, "raw", score.raw);
  add_statistic(object, "pomp", score.pomp);
  add_statistic(object, "t", score.t);
  object["norm_group"] = score.norm_group.empty() ? Json(nullptr) : Json(score.norm_group);
  object["answered"] = score.answered;
  object["items"] = score.items;
  if (!score.left_out.empty()) object["left_out"] = score.left_out;
  object["flags"] = json_flags(score.flags);
  add_interval(object, "interval", score.interval);
  object["error"] = error_json(score.error);
  return object;
}

Json sheet_json(const SheetScores& sheet) {
  Json object{{"partner", sheet.partner},  {"instrument", sheet.instrument},
              {"version", sheet.version},  {"perspective", word(sheet.perspective)},
              {"date", sheet.date.text()}, {"other_version", sheet.other_version}};
  object["scores"] = Json::array();
  for (const SheetScore& score : sheet.scores) object["scores"].push_back(score_json(score));
  return object;
}

Json single_case_json(const SingleCase& test) {
  Json object;
  add_statistic(object, "statistic", test.statistic);
  object["df"] = test.df > 0 ? Json(test.df) : Json(nullptr);
  add_statistic(object, "p", test.p);
  add_statistic(object, "beyond", test.beyond);
  return object;
}

Json among_json(const AmongCouples& among) {
  if (among.group.empty()) return nullptr;
  Json object{{"group", among.group}};
  add_statistic(object, "reliability", among.reliability);
  add_statistic(object, "regressed", among.regressed);
  object["roles"] = single_case_json(among.roles);
  object["roles_standardised"] = single_case_json(among.roles_standardised);
  object["exchangeable"] = single_case_json(among.exchangeable);
  return object;
}

Json discrepancy_json(const Discrepancy& row) {
  Json object{{"id", row.id}, {"scale", row.scale}, {"kind", word(row.kind)}};
  object["dimension"] = row.dimension ? Json(word(*row.dimension)) : Json(nullptr);
  object["direction"] = word(row.direction);
  add_statistic(object, "value", row.value);
  add_statistic(object, "pomp", row.pomp);
  add_statistic(object, "t", row.t);
  object["flags"] = json_flags(row.flags);
  object["error"] = error_json(row.error);
  add_interval(object, "interval", row.interval);
  add_statistic(object, "statistic", row.statistic);
  add_statistic(object, "p", row.p);
  add_statistic(object, "p_holm", row.p_holm);
  object["beyond_error"] = row.flagged;
  add_statistic(object, "smallest_detectable", row.smallest_detectable);
  object["among_couples"] = among_json(row.among_couples);
  if (!row.note.empty()) object["note"] = row.note;
  return object;
}

Json family_json(const DiscrepancyFamily& family) {
  Json object{{"id", family.id},
              {"instrument", family.instrument},
              {"quantity", word(family.quantity)},
              {"perspective", word(family.perspective)},
              {"partner", family.partner.empty() ? Json(nullptr) : Json(family.partner)}};
  object["sheets"] = Json::array();
  for (const SheetUsed& sheet : family.sheets) {
    object["sheets"].push_back(
        {{"partner", sheet.partner}, {"perspective", word(sheet.perspective)}, {"date", sheet.date.text()}});
  }
  object["missing"] = family.why == WhyMissing::not_missing ? Json(nullptr) : Json(word(family.why));
  if (!family.note.empty()) object["note"] = family.note;
  object["days_apart"] = family.days_apart;
  object["far_apart"] = family.far_apart;
  object["m"] = family.m;
  object["rows"] = Json::array();
  for (const Discrepancy& row : family.rows) object["rows"].push_back(discrepancy_json(row));
  return object;
}

Json q_json(const QPart& part) {
  Json object;
  add_statistic(object, "value", part.value);
  object["df"] = part.df;
  add_statistic(object, "p", part.p);
  return object;
}

Json distance_json(const DistancePart& part) {
  Json object;
  add_statistic(object, "observed", part.observed);
  add_statistic(object, "noise", part.noise);
  add_statistic(object, "beyond_noise", part.beyond_noise());
  return object;
}

Json band_json(const SimilarityBand& band) {
  Json object;
  add_statistic(object, "observed", band.observed);
  add_interval(object, "interval", band.interval);
  add_statistic(object, "median", band.median);
  add_statistic(object, "at_or_below", band.at_or_below);
  object["draws"] = band.draws;
  return object;
}

Json comparison_json(const ProfileComparison& comparison) {
  Json object{{"id", comparison.id},
              {"instrument", comparison.instrument},
              {"perspective", word(comparison.perspective)},
              {"scales", comparison.scales}};
  object["q"] = {{"method", word(comparison.q_method)},
                 {"total", q_json(comparison.q.total)},
                 {"elevation", q_json(comparison.q.elevation)},
                 {"rest", q_json(comparison.q.rest)}};
  if (!comparison.q_note.empty()) object["q"]["note"] = comparison.q_note;
  Json& distance = object["distance"];
  distance["d2"] = distance_json(comparison.distance.d2);
  distance["elevation"] = distance_json(comparison.distance.elevation);
  add_statistic(distance, "scatter", comparison.distance.scatter);
  add_statistic(distance, "shape", comparison.distance.shape);
  distance["rest"] = distance_json(comparison.distance.rest);
  object["equal_profiles"] = band_json(comparison.equal_profiles);
  object["true_profiles"] = band_json(comparison.true_profiles);
  add_statistic(object, "distinctive", comparison.distinctive);
  add_statistic(object, "normativeness_first", comparison.normativeness_first);
  add_statistic(object, "normativeness_second", comparison.normativeness_second);
  add_statistic(object, "pseudo_couples", comparison.pseudo_couples);
  object["norm_group"] = comparison.norm_group.empty() ? Json(nullptr) : Json(comparison.norm_group);
  if (!comparison.note.empty()) object["note"] = comparison.note;
  return object;
}

Json over_json(const Perception::Over& over) {
  Json object{{"k", over.k}};
  add_statistic(object, "accuracy", over.accuracy);
  add_statistic(object, "assumed_similarity", over.assumed_similarity);
  add_statistic(object, "actual_similarity", over.actual_similarity);
  return object;
}

Json perception_json(const Perception& perception) {
  Json object{{"id", perception.id},
              {"instrument", perception.instrument},
              {"judge", perception.judge},
              {"perspective", word(perception.perspective)},
              {"scales", over_json(perception.scales)},
              {"items", over_json(perception.items)}};
  if (!perception.note.empty()) object["note"] = perception.note;
  return object;
}

Json items_json(const ItemComparison& comparison) {
  Json object{{"id", comparison.id},
              {"instrument", comparison.instrument},
              {"perspective", word(comparison.perspective)},
              {"n", comparison.n}};
  add_statistic(object, "kappa", comparison.kappa);
  add_statistic(object, "average_deviation", comparison.average_deviation);
  object["cut"] = comparison.cut ? Json(*comparison.cut) : Json(nullptr);
  object["items"] = Json::array();
  for (const ItemDifference& item : comparison.items) {
    object["items"].push_back({{"item", item.item},
                               {"first", json_number(item.first)},
                               {"second", json_number(item.second)},
                               {"keyed_difference", json_number(item.keyed_difference)},
                               {"average_deviation", json_number(item.average_deviation)},
                               {"within_cut", item.cut ? Json(item.within_cut) : Json(nullptr)}});
  }
  if (!comparison.note.empty()) object["note"] = comparison.note;
  return object;
}

Json dimension_json(const DimensionProfile& dimension) {
  Json object{{"dimension", word(dimension.dimension)}, {"entries", Json::array()}};
  for (const DimensionEntry& entry : dimension.entries) {
    Json one{
        {"instrument", entry.instrument}, {"scale", entry.scale}, {"perspective", word(entry.perspective)}};
    add_statistic(one, "first", entry.first);
    add_statistic(one, "second", entry.second);
    one["discrepancy"] = entry.discrepancy.empty() ? Json(nullptr) : Json(entry.discrepancy);
    object["entries"].push_back(one);
  }
  return object;
}

Json partner_json(const Partner& partner) {
  return {{"id", partner.id},
          {"label", partner.label},
          {"role", partner.role ? Json(*partner.role) : Json(nullptr)}};
}

template <class Parts, class Write>
Json list_json(const Parts& parts, const Write& write) {
  Json list = Json::array();
  for (const auto& part : parts) list.push_back(write(part));
  return list;
}

}  // namespace

std::string audience_word(const Audience& audience) {
  switch (audience.kind) {
    case Audience::Kind::clinician:
      return "clinician";
    case Audience::Kind::joint:
      return "joint";
    default:
      return audience.partner;
  }
}

Json couple_json(const CoupleProfile& profile, const Audience& audience) {
  Json object{{"format", "intimetry.couple-profile/1"},
              {"couple", profile.couple},
              {"for", audience_word(audience)},
              {"first", partner_json(profile.first)},
              {"second", partner_json(profile.second)},
              {"level", profile.level},
              {"alpha", profile.alpha},
              {"seed", profile.seed},
              {"unvalidated", profile.unvalidated},
              {"notes", profile.notes}};
  object["sheets"] = list_json(profile.sheets, sheet_json);
  object["families"] = list_json(profile.families, family_json);
  object["profiles"] = list_json(profile.profiles, comparison_json);
  object["perceptions"] = list_json(profile.perceptions, perception_json);
  object["items"] = list_json(profile.items, items_json);
  object["dimensions"] = list_json(profile.dimensions, dimension_json);
  return object;
}

}  // namespace intimetry::cli
