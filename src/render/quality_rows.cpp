#include "render/quality_rows.hpp"

#include <string_view>

#include "files/csv_writer.hpp"

namespace intimetry::render {

namespace {

std::string flag_words(Flags flags) {
  std::string words;
  for_each_flag(flags, [&](std::string_view name) { words.append(words.empty() ? "" : ";").append(name); });
  return words;
}

void write_counts(files::RowWriter& writer, const ResponseQuality& quality) {
  for (const std::size_t count :
       {quality.answered, quality.missing, quality.not_applicable, quality.out_of_range}) {
    writer.number(static_cast<std::int64_t>(count));
  }
}

}  // namespace

std::string quality_rows(const analyses::QualityResult& result) {
  files::RowWriter writer;
  writer.text("row");
  for (const std::string& role : result.roles) writer.text(role);
  for (const char* name : {"answered", "missing", "not_applicable", "out_of_range", "missing_share",
                           "longest_run", "intra_individual_sd", "even_odd", "even_odd_r", "even_odd_scales",
                           "synonyms", "antonyms", "mahalanobis_d2", "mahalanobis_p", "flags"}) {
    writer.text(name);
  }
  writer.end_row();
  for (std::size_t row = 0; row < result.table.respondents.size(); ++row) {
    const ResponseQuality& quality = result.table.respondents[row];
    writer.number(static_cast<std::int64_t>(row + 1));
    for (const std::string& text : result.who[row]) writer.text(text);
    write_counts(writer, quality);
    for (const Statistic& index : {quality.missing_share, quality.longest_run, quality.intra_individual_sd,
                                   quality.even_odd.spearman_brown, quality.even_odd.r}) {
      writer.number(index.value);
    }
    writer.number(static_cast<std::int64_t>(quality.even_odd.scales));
    for (const Statistic& index :
         {quality.synonyms.r, quality.antonyms.r, quality.mahalanobis.d2, quality.mahalanobis.p}) {
      writer.number(index.value);
    }
    writer.text(flag_words(quality.flags));
    writer.end_row();
  }
  return std::string(writer.written());
}

text::Json quality_rows_json(const analyses::QualityResult& result) {
  text::Json rows = text::Json::array();
  for (std::size_t row = 0; row < result.table.respondents.size(); ++row) {
    const ResponseQuality& quality = result.table.respondents[row];
    text::Json object;
    object["row"] = row + 1;
    for (std::size_t i = 0; i < result.roles.size(); ++i) object[result.roles[i]] = result.who[row][i];
    object["answered"] = quality.answered;
    object["missing"] = quality.missing;
    object["not_applicable"] = quality.not_applicable;
    object["out_of_range"] = quality.out_of_range;
    text::add_statistic(object, "missing_share", quality.missing_share);
    text::add_statistic(object, "longest_run", quality.longest_run);
    text::add_statistic(object, "intra_individual_sd", quality.intra_individual_sd);
    text::add_statistic(object, "even_odd", quality.even_odd.spearman_brown);
    text::add_statistic(object, "even_odd_r", quality.even_odd.r);
    object["even_odd_scales"] = quality.even_odd.scales;
    text::add_statistic(object, "synonyms", quality.synonyms.r);
    text::add_statistic(object, "antonyms", quality.antonyms.r);
    text::add_statistic(object, "mahalanobis_d2", quality.mahalanobis.d2);
    text::add_statistic(object, "mahalanobis_p", quality.mahalanobis.p);
    object["flags"] = text::json_flags(quality.flags);
    rows.push_back(std::move(object));
  }
  return rows;
}

}  // namespace intimetry::render
