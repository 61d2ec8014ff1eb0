#include "render/reliability_text.hpp"
#include "text/json_values.hpp"

namespace intimetry::render {

namespace {

text::Json item_ids(const ScaleReliability& scale, const std::vector<std::size_t>& places) {
  text::Json ids = text::Json::array();
  for (const std::size_t place : places) ids.push_back(scale.items[place]);
  return ids;
}

text::Json bootstrap_json(const ItemBootstrap& bootstrap) {
  text::Json json;
  json["replications"] = bootstrap.replications;
  json["seed"] = bootstrap.seed;
  json["n"] = bootstrap.n;
  json["drawn"] = bootstrap.clusters;
  text::add_interval(json, "alpha", bootstrap.alpha);
  text::add_interval(json, "omega", bootstrap.omega);
  json["without_alpha"] = bootstrap.without_alpha;
  json["without_omega"] = bootstrap.without_omega;
  json["heywood"] = bootstrap.heywood;
  return json;
}

text::Json items_json(const ScaleReliability& scale) {
  text::Json items = text::Json::array();
  for (std::size_t i = 0; i < scale.items.size(); ++i) {
    text::Json item;
    item["item"] = scale.items[i];
    text::add_statistic(item, "item_rest", scale.alpha.items[i].item_rest);
    text::add_statistic(item, "alpha_if_dropped", scale.alpha.items[i].alpha_if_dropped);
    if (scale.omega.omega.exists()) {
      item["loading"] = text::json_number(scale.omega.loadings[i]);
      item["unique_variance"] = text::json_number(scale.omega.unique_variances[i]);
    }
    items.push_back(std::move(item));
  }
  return items;
}

text::Json icc_json(const Icc& icc) {
  text::Json json;
  json["n"] = icc.n;
  json["left_out"] = icc.left_out;
  json["k"] = icc.judges;
  text::Json& forms = json["forms"] = text::Json::array();
  for (const IccForm& form : icc.forms) {
    text::Json entry;
    entry["shrout_fleiss"] = form.shrout_fleiss;
    entry["mcgraw_wong"] = form.mcgraw_wong;
    text::add_statistic(entry, "value", form.value);
    text::add_interval(entry, "interval", form.interval);
    text::add_statistic(entry, "f", form.f);
    entry["df1"] = text::json_number(form.df1);
    entry["df2"] = text::json_number(form.df2);
    text::add_statistic(entry, "p", form.p);
    forms.push_back(std::move(entry));
  }
  return json;
}

text::Json scale_json(const ScaleReliability& scale) {
  text::Json json;
  json["scale"] = scale.scale;
  json["k"] = scale.items.size();
  json["n"] = scale.alpha.n;
  text::add_statistic(json, "alpha", scale.alpha.alpha);
  text::add_interval(json, "feldt", scale.alpha.feldt);
  text::add_interval(json, "duhachek_iacobucci", scale.alpha.duhachek_iacobucci);
  text::add_statistic(json, "alpha_standard_error", scale.alpha.standard_error);
  text::add_statistic(json, "standardised_alpha", scale.alpha.standardised);
  text::add_statistic(json, "lambda2", scale.alpha.lambda2);
  text::add_statistic(json, "omega", scale.omega.omega);
  text::add_statistic(json, "one_factor_discrepancy", scale.omega.discrepancy);
  json["heywood"] = item_ids(scale, scale.omega.heywood);
  text::add_statistic(json, "split_half", scale.split_half.spearman_brown);
  text::add_statistic(json, "guttman_split_half", scale.split_half.guttman);
  text::add_statistic(json, "spearman_brown", scale.alpha.spearman_brown);
  json["rekey"] = item_ids(scale, scale.alpha.rekey);
  text::add_statistic(json, "mean", scale.mean);
  text::add_statistic(json, "sd", scale.sd);
  text::add_statistic(json, "sem", scale.sem());
  json["sem_by"] =
      !scale.sem().exists() ? text::Json(nullptr) : text::Json(scale.rests_on_omega() ? "omega" : "alpha");
  text::add_statistic(json, "independent_difference_error",
                      independent_difference_error(scale.sem(), scale.sem()));
  if (scale.bootstrap) json["bootstrap"] = bootstrap_json(*scale.bootstrap);
  if (scale.icc) json["icc"] = icc_json(*scale.icc);
  json["items"] = items_json(scale);
  return json;
}

text::Json partner_json(const PartnerError& partner) {
  text::Json json;
  json["scale"] = partner.scale;
  json["couples"] = partner.error.n;
  text::add_statistic(json, "sem_a", partner.sem_a);
  text::add_statistic(json, "sem_b", partner.sem_b);
  text::add_statistic(json, "error_correlation", partner.error_correlation);
  text::add_statistic(json, "standard_error", partner.standard_error);
  text::add_statistic(json, "independent", partner.independent);
  text::add_statistic(json, "difference_alpha", partner.error.difference_alpha);
  return json;
}

}  // namespace

std::string reliability_json(const analyses::ReliabilityRequest& request,
                             const analyses::ReliabilityResult& result) {
  text::Json json;
  json["instrument"] = request.instrument.id;
  json["version"] = request.instrument.version;
  json["validation"] = word(request.instrument.validation);
  json["cases"] = word(request.options.cases);
  json["level"] = request.options.level;
  json["independent_cases"] = !result.has_couples || request.by == "partner";
  if (result.partner_names.size() == 2) json["partners"] = result.partner_names;
  text::Json& groups = json["groups"] = text::Json::array();
  for (const analyses::ReliabilityGroup& group : result.groups) {
    text::Json entry;
    if (group.perspective) entry["perspective"] = word(*group.perspective);
    if (!request.by.empty()) entry[request.by] = group.by;
    entry["administrations"] = group.administrations;
    entry["scales"] = text::Json::array();
    for (const ScaleReliability& scale : group.scales) entry["scales"].push_back(scale_json(scale));
    if (!group.partners.empty()) {
      entry["couples"] = group.pairs;
      entry["administrations_without_partner"] = group.unpaired;
      entry["differences"] = text::Json::array();
      for (const PartnerError& partner : group.partners)
        entry["differences"].push_back(partner_json(partner));
    }
    groups.push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

}  // namespace intimetry::render
