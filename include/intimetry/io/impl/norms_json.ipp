#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>

#include "intimetry/core/nearest.hpp"
#include "intimetry/io/impl/couple_read.hpp"
#include "intimetry/io/impl/couple_write.hpp"
#include "intimetry/io/impl/instrument_write.hpp"
#include "intimetry/io/impl/json_object.hpp"
#include "intimetry/io/impl/json_parse.hpp"
#include "intimetry/io/impl/norms_read.hpp"
#include "intimetry/io/impl/norms_sound.hpp"
#include "intimetry/io/impl/norms_write.hpp"
#include "intimetry/io/norms_json.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::vector<Defect> check_norms(const NormFile& file, const Instrument& instrument) {
  if (file.instrument != instrument.id) {
    return {{ErrorCode::unknown_reference, "/instrument",
             "these are norms of '" + file.instrument + "', not of '" + instrument.id + "'"}};
  }
  if (file.version != instrument.version) {
    return {{ErrorCode::unknown_reference, "/version",
             "these are norms of version " + file.version + ", not of version " + instrument.version +
                 ", which may be scored differently"}};
  }
  std::vector<std::string> known;
  for (const Scale& scale : instrument.scales) known.push_back(scale.id);
  for (const Composite& composite : instrument.composites) known.push_back(composite.id);
  std::vector<Defect> defects;
  const auto expect_scale = [&](const std::string& id, const std::string& at) {
    for (const std::string& name : known) {
      if (name == id) return;
    }
    defects.push_back({ErrorCode::unknown_reference, at,
                       "the instrument has no scale '" + id + "'" + did_you_mean(id, known)});
  };
  for (std::size_t i = 0; i < file.norms.size(); ++i) {
    expect_scale(file.norms[i].scale, "/norms/" + std::to_string(i) + "/scale");
  }
  for (std::size_t c = 0; c < file.couples.size(); ++c) {
    const std::string at = "/couples/" + std::to_string(c);
    for (std::size_t i = 0; i < file.couples[c].scales.size(); ++i) {
      expect_scale(file.couples[c].scales[i].scale, at + "/scales/" + std::to_string(i) + "/scale");
    }
    if (!file.couples[c].moments) continue;
    for (std::size_t i = 0; i < file.couples[c].moments->scales.size(); ++i) {
      expect_scale(file.couples[c].moments->scales[i], at + "/moments/scales/" + std::to_string(i));
    }
  }
  return defects;
}

INTIMETRY_INLINE NormFile load_norms(std::string_view text, std::string_view name,
                                     const Instrument* instrument) {
  using namespace io::detail;
  std::vector<Defect> defects;
  const Json json = parse_json(text, name, ErrorCode::norms_invalid, defects);
  JsonObject object(json, "", defects);
  read_format(object, "intimetry.norms", ErrorCode::norms_invalid, name, defects);
  NormFile file;
  if (json.is_object()) {
    file.instrument = instrument_id(object);
    file.version = words(object, "version");
    const std::size_t before = defects.size();
    file.source = object.optional_text("source").value_or("");
    if (defects.size() == before && is_blank(file.source)) {
      object.note(ErrorCode::figure_without_source, "/source", "norms need a source");
    }
    file.description = optional_words(object, "description");
    object.objects("norms", true, [&](JsonObject& norm) { file.norms.push_back(read_group_norm(norm)); });
    object.objects("couples", false,
                   [&](JsonObject& norm) { file.couples.push_back(read_couple_norm(norm)); });
    object.close();
    // If figures could not be read, checking them would report the same places again.
    if (defects.empty()) NormSoundness(defects).check(file);
    if (defects.empty() && instrument != nullptr) defects = check_norms(file, *instrument);
  }
  throw_defects(ErrorCode::norms_invalid, name, defects);
  return file;
}

INTIMETRY_INLINE std::string save_norms(const NormFile& file) {
  using namespace io::detail;
  const std::string name = "norms of '" + file.instrument + "', to be saved";
  std::vector<Defect> defects;
  NormSoundness(defects).check(file);
  throw_defects(ErrorCode::norms_invalid, name, defects);
  Json object{{"format", "intimetry.norms/1"},
              {"instrument", file.instrument},
              {"version", file.version},
              {"source", file.source}};
  put_if(object, "description", file.description);
  object["norms"] = Json::array();
  for (const GroupNorm& norm : file.norms) object["norms"].push_back(write(norm));
  for (const CoupleNorm& norm : file.couples) object["couples"].push_back(write(norm));
  std::string text = io::detail::text_of(object, ErrorCode::norms_invalid, name);
  load_norms(text, name);
  return text;
}

}  // namespace intimetry::INTIMETRY_MODE
