#include "cli/json_values.hpp"
#include "cli/reliability_text.hpp"

namespace intimetry::cli {

namespace {

Json item_ids(const ScaleReliability& scale, const std::vector<std::size_t>& places) {
  Json ids = Json::array();
  for (const std::size_t place : places) ids.push_back(scale.items[place]);
  return ids;
}

Json bootstrap_json(const ItemBootstrap& bootstrap) {
  Json json;
  json["replications"] = bootstrap.replications;
  json["seed"] = bootstrap.seed;
  json["n"] = bootstrap.n;
  json["drawn"] = bootstrap.clusters;
  add_interval(json, "alpha", bootstrap.alpha);
  add_interval(json, "omega", bootstrap.omega);
  json["without_alpha"] = bootstrap.without_alpha;
  json["without_omega"] = bootstrap.without_omega;
  json["heywood"] = bootstrap.heywood;
  return json;
}

Json items_json(const ScaleReliability& scale) {
  Json items = Json::array();
  for (std::size_t i = 0; i < scale.items.size(); ++i) {
    Json item;
    item["item"] = scale.items[i];
    add_statistic(item, "item_rest", scale.alpha.items[i].item_rest);
    add_statistic(item, "alpha_if_dropped", scale.alpha.items[i].alpha_if_dropped);
    if (scale.omega.omega.exists()) {
      item["loading"] = json_number(scale.omega.loadings[i]);
      item["unique_variance"] = json_number(scale.omega.unique_variances[i]);
    }
    items.push_back(std::move(item));
  }
  return items;
}

Json icc_json(const Icc& icc) {
  Json json;
  json["n"] = icc.n;
  json["left_out"] = icc.left_out;
  json["k"] = icc.judges;
  Json& forms = json["forms"] = Json::array();
  for (const IccForm& form : icc.forms) {
    Json entry;
    entry["shrout_fleiss"] = form.shrout_fleiss;
    entry["mcgraw_wong"] = form.mcgraw_wong;
    add_statistic(entry, "value", form.value);
    add_interval(entry, "interval", form.interval);
    add_statistic(entry, "f", form.f);
    entry["df1"] = json_number(form.df1);
    entry["df2"] = json_number(form.df2);
    add_statistic(entry, "p", form.p);
    forms.push_back(std::move(entry));
  }
  return json;
}

Json scale_json(const ScaleReliability& scale) {
  Json json;
  json["scale"] = scale.scale;
  json["k"] = scale.items.size();
  json["n"] = scale.alpha.n;
  add_statistic(json, "alpha", scale.alpha.alpha);
  add_interval(json, "feldt", scale.alpha.feldt);
  add_interval(json, "duhachek_iacobucci", scale.alpha.duhachek_iacobucci);
  add_statistic(json, "alpha_standard_error", scale.alpha.standard_error);
  add_statistic(json, "standardised_alpha", scale.alpha.standardised);
  add_statistic(json, "lambda2", scale.alpha.lambda2);
  add_statistic(json, "omega", scale.omega.omega);
  add_statistic(json, "one_factor_discrepancy", scale.omega.discrepancy);
  json["heywood"] = item_ids(scale, scale.omega.heywood);
  add_statistic(json, "split_half", scale.split_half.spearman_brown);
  add_statistic(json, "guttman_split_half", scale.split_half.guttman);
  add_statistic(json, "spearman_brown", scale.alpha.spearman_brown);
  json["rekey"] = item_ids(scale, scale.alpha.rekey);
  add_statistic(json, "mean", scale.mean);
  add_statistic(json, "sd", scale.sd);
  add_statistic(json, "sem", scale.sem());
  json["sem_by"] = !scale.sem().exists() ? Json(nullptr) : Json(scale.rests_on_omega() ? "omega" : "alpha");
  add_statistic(json, "independent_difference_error", independent_difference_error(scale.sem(), scale.sem()));
  if (scale.bootstrap) json["bootstrap"] = bootstrap_json(*scale.bootstrap);
  if (scale.icc) json["icc"] = icc_json(*scale.icc);
  json["items"] = items_json(scale);
  return json;
}

Json partner_json(const PartnerError& partner) {
  Json json;
  json["scale"] = partner.scale;
  json["couples"] = partner.error.n;
  add_statistic(json, "sem_a", partner.sem_a);
  add_statistic(json, "sem_b", partner.sem_b);
  add_statistic(json, "error_correlation", partner.error_correlation);
  add_statistic(json, "standard_error", partner.standard_error);
  add_statistic(json, "independent", partner.independent);
  add_statistic(json, "difference_alpha", partner.error.difference_alpha);
  return json;
}

}  // namespace

std::string reliability_json(const ReliabilityRequest& request, const ReliabilityResult& result) {
  Json json;
  json["instrument"] = request.instrument.id;
  json["version"] = request.instrument.version;
  json["validation"] = word(request.instrument.validation);
  json["cases"] = word(request.options.cases);
  json["level"] = request.options.level;
  json["independent_cases"] = !result.has_couples || request.by == "partner";
  if (result.partner_names.size() == 2) json["partners"] = result.partner_names;
  Json& groups = json["groups"] = Json::array();
  for (const ReliabilityGroup& group : result.groups) {
    Json entry;
    if (group.perspective) entry["perspective"] = word(*group.perspective);
    if (!request.by.empty()) entry[request.by] = group.by;
    entry["sheets"] = group.sheets;
    entry["scales"] = Json::array();
    for (const ScaleReliability& scale : group.scales) entry["scales"].push_back(scale_json(scale));
    if (!group.partners.empty()) {
      entry["couples"] = group.pairs;
      entry["sheets_without_partner"] = group.unpaired;
      entry["differences"] = Json::array();
      for (const PartnerError& partner : group.partners)
        entry["differences"].push_back(partner_json(partner));
    }
    groups.push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

}  // namespace intimetry::cli
