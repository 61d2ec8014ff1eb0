#include "render/couple_json.hpp"

namespace intimetry::render {

namespace {

text::Json error_json(const MeasurementError& error) {
  text::Json object{{"source", word(error.source)},
                    {"standard_error", text::json_number(error.standard_error)},
                    {"df", text::json_number(error.df)},
                    {"reliability", text::json_number(error.reliability)},
                    {"sd", text::json_number(error.sd)},
                    {"n", error.n},
                    {"independence_assumed", error.independence_assumed},
                    {"origin", error.origin}};
  object["coefficient"] = error.coefficient ? text::Json(word(*error.coefficient)) : text::Json(nullptr);
  object["flags"] = text::json_flags(error.flags);
  return object;
}

text::Json score_json(const AdministrationScore& score) {
  text::Json object{{"scale", score.scale}, {"kind", word(score.kind)}};
  object["dimension"] = score.dimension ? text::Json(word(*score.dimension)) : text::Json(nullptr);
  text::add_statistic(object, "raw", score.raw);
  text::add_statistic(object, "pomp", score.pomp);
  text::add_statistic(object, "t", score.t);
  object["norm_group"] = score.norm_group.empty() ? text::Json(nullptr) : text::Json(score.norm_group);
  object["answered"] = score.answered;
  object["items"] = score.items;
  if (!score.left_out.empty()) object["left_out"] = score.left_out;
  object["flags"] = text::json_flags(score.flags);
  text::add_interval(object, "interval", score.interval);
  object["error"] = error_json(score.error);
  return object;
}

text::Json administration_json(const AdministrationScores& administration) {
  text::Json object{{"partner", administration.partner},  {"instrument", administration.instrument},
                    {"version", administration.version},  {"perspective", word(administration.perspective)},
                    {"date", administration.date.text()}, {"other_version", administration.other_version}};
  object["scores"] = text::Json::array();
  for (const AdministrationScore& score : administration.scores)
    object["scores"].push_back(score_json(score));
  return object;
}

text::Json single_case_json(const SingleCase& test) {
  text::Json object;
  text::add_statistic(object, "statistic", test.statistic);
  object["df"] = test.df > 0 ? text::Json(test.df) : text::Json(nullptr);
  text::add_statistic(object, "p", test.p);
  text::add_statistic(object, "beyond", test.beyond);
  return object;
}

text::Json among_json(const AmongCouples& among) {
  if (among.group.empty()) return nullptr;
  text::Json object{{"group", among.group}};
  text::add_statistic(object, "reliability", among.reliability);
  text::add_statistic(object, "regressed", among.regressed);
  object["roles"] = single_case_json(among.roles);
  object["roles_standardised"] = single_case_json(among.roles_standardised);
  object["exchangeable"] = single_case_json(among.exchangeable);
  return object;
}

text::Json discrepancy_json(const Discrepancy& row) {
  text::Json object{{"id", row.id}, {"scale", row.scale}, {"kind", word(row.kind)}};
  object["dimension"] = row.dimension ? text::Json(word(*row.dimension)) : text::Json(nullptr);
  object["direction"] = word(row.direction);
  text::add_statistic(object, "value", row.value);
  text::add_statistic(object, "pomp", row.pomp);
  text::add_statistic(object, "t", row.t);
  object["flags"] = text::json_flags(row.flags);
  object["error"] = error_json(row.error);
  text::add_interval(object, "interval", row.interval);
  text::add_statistic(object, "statistic", row.statistic);
  text::add_statistic(object, "p", row.p);
  text::add_statistic(object, "p_holm", row.p_holm);
  object["beyond_error"] = row.flagged;
  text::add_statistic(object, "smallest_detectable", row.smallest_detectable);
  object["among_couples"] = among_json(row.among_couples);
  if (!row.note.empty()) object["note"] = row.note;
  return object;
}

text::Json family_json(const DiscrepancyFamily& family) {
  text::Json object{{"id", family.id},
                    {"instrument", family.instrument},
                    {"quantity", word(family.quantity)},
                    {"perspective", word(family.perspective)},
                    {"partner", family.partner.empty() ? text::Json(nullptr) : text::Json(family.partner)}};
  object["administrations"] = text::Json::array();
  for (const AdministrationUsed& administration : family.administrations) {
    object["administrations"].push_back({{"partner", administration.partner},
                                         {"perspective", word(administration.perspective)},
                                         {"date", administration.date.text()}});
  }
  object["missing"] =
      family.reason == MissingReason::not_missing ? text::Json(nullptr) : text::Json(word(family.reason));
  if (!family.note.empty()) object["note"] = family.note;
  object["days_apart"] = family.days_apart;
  object["far_apart"] = family.far_apart;
  object["m"] = family.m;
  object["rows"] = text::Json::array();
  for (const Discrepancy& row : family.rows) object["rows"].push_back(discrepancy_json(row));
  return object;
}

text::Json q_json(const QPart& part) {
  text::Json object;
  text::add_statistic(object, "value", part.value);
  object["df"] = part.df;
  text::add_statistic(object, "p", part.p);
  return object;
}

text::Json distance_json(const DistancePart& part) {
  text::Json object;
  text::add_statistic(object, "observed", part.observed);
  text::add_statistic(object, "noise", part.noise);
  text::add_statistic(object, "beyond_noise", part.beyond_noise());
  return object;
}

text::Json band_json(const SimilarityBand& band) {
  text::Json object;
  text::add_statistic(object, "observed", band.observed);
  text::add_interval(object, "interval", band.interval);
  text::add_statistic(object, "median", band.median);
  text::add_statistic(object, "at_or_below", band.at_or_below);
  object["draws"] = band.draws;
  return object;
}

text::Json comparison_json(const ProfileComparison& comparison) {
  text::Json object{{"id", comparison.id},
                    {"instrument", comparison.instrument},
                    {"perspective", word(comparison.perspective)},
                    {"scales", comparison.scales}};
  object["q"] = {{"method", word(comparison.q_method)},
                 {"total", q_json(comparison.q.total)},
                 {"elevation", q_json(comparison.q.elevation)},
                 {"rest", q_json(comparison.q.rest)}};
  if (!comparison.q_note.empty()) object["q"]["note"] = comparison.q_note;
  text::Json& distance = object["distance"];
  distance["d2"] = distance_json(comparison.distance.d2);
  distance["elevation"] = distance_json(comparison.distance.elevation);
  text::add_statistic(distance, "scatter", comparison.distance.scatter);
  text::add_statistic(distance, "shape", comparison.distance.shape);
  distance["rest"] = distance_json(comparison.distance.rest);
  object["equal_profiles"] = band_json(comparison.equal_profiles);
  object["true_profiles"] = band_json(comparison.true_profiles);
  text::add_statistic(object, "distinctive", comparison.distinctive);
  text::add_statistic(object, "normativeness_first", comparison.normativeness_first);
  text::add_statistic(object, "normativeness_second", comparison.normativeness_second);
  text::add_statistic(object, "pseudo_couples", comparison.pseudo_couples);
  object["norm_group"] =
      comparison.norm_group.empty() ? text::Json(nullptr) : text::Json(comparison.norm_group);
  if (!comparison.note.empty()) object["note"] = comparison.note;
  return object;
}

text::Json over_json(const Perception::Over& over) {
  text::Json object{{"k", over.k}};
  text::add_statistic(object, "accuracy", over.accuracy);
  text::add_statistic(object, "assumed_similarity", over.assumed_similarity);
  text::add_statistic(object, "actual_similarity", over.actual_similarity);
  return object;
}

text::Json perception_json(const Perception& perception) {
  text::Json object{{"id", perception.id},
                    {"instrument", perception.instrument},
                    {"judge", perception.judge},
                    {"perspective", word(perception.perspective)},
                    {"scales", over_json(perception.scales)},
                    {"items", over_json(perception.items)}};
  if (!perception.note.empty()) object["note"] = perception.note;
  return object;
}

text::Json items_json(const ItemComparison& comparison) {
  text::Json object{{"id", comparison.id},
                    {"instrument", comparison.instrument},
                    {"perspective", word(comparison.perspective)},
                    {"n", comparison.n}};
  text::add_statistic(object, "kappa", comparison.kappa);
  text::add_statistic(object, "average_deviation", comparison.average_deviation);
  object["cut"] = comparison.cut ? text::Json(*comparison.cut) : text::Json(nullptr);
  object["items"] = text::Json::array();
  for (const ItemDifference& item : comparison.items) {
    object["items"].push_back({{"item", item.item},
                               {"first", text::json_number(item.first)},
                               {"second", text::json_number(item.second)},
                               {"keyed_difference", text::json_number(item.keyed_difference)},
                               {"average_deviation", text::json_number(item.average_deviation)},
                               {"within_cut", item.cut ? text::Json(item.within_cut) : text::Json(nullptr)}});
  }
  if (!comparison.note.empty()) object["note"] = comparison.note;
  return object;
}

text::Json dimension_json(const DimensionProfile& dimension) {
  text::Json object{{"dimension", word(dimension.dimension)}, {"entries", text::Json::array()}};
  for (const DimensionEntry& entry : dimension.entries) {
    text::Json one{
        {"instrument", entry.instrument}, {"scale", entry.scale}, {"perspective", word(entry.perspective)}};
    text::add_statistic(one, "first", entry.first);
    text::add_statistic(one, "second", entry.second);
    one["discrepancy"] = entry.discrepancy.empty() ? text::Json(nullptr) : text::Json(entry.discrepancy);
    object["entries"].push_back(one);
  }
  return object;
}

text::Json partner_json(const Partner& partner) {
  return {{"id", partner.id},
          {"label", partner.label},
          {"role", partner.role ? text::Json(*partner.role) : text::Json(nullptr)}};
}

template <class Parts, class Write>
text::Json list_json(const Parts& parts, const Write& write) {
  text::Json list = text::Json::array();
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

text::Json couple_json(const CoupleProfile& profile, const Audience& audience) {
  text::Json object{{"format", "intimetry.couple-profile/1"},
                    {"couple", profile.couple},
                    {"for", audience_word(audience)},
                    {"first", partner_json(profile.first)},
                    {"second", partner_json(profile.second)},
                    {"level", profile.level},
                    {"alpha", profile.alpha},
                    {"seed", profile.seed},
                    {"unvalidated", profile.unvalidated},
                    {"notes", profile.notes}};
  object["administrations"] = list_json(profile.administrations, administration_json);
  object["families"] = list_json(profile.families, family_json);
  object["profiles"] = list_json(profile.profiles, comparison_json);
  object["perceptions"] = list_json(profile.perceptions, perception_json);
  object["items"] = list_json(profile.items, items_json);
  object["dimensions"] = list_json(profile.dimensions, dimension_json);
  return object;
}

}  // namespace intimetry::render
