#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/io/impl/instrument_write.hpp"
#include "intimetry/io/impl/json_object.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

inline Json write(const NormReliability& reliability) {
  return {{"coefficient", word(reliability.coefficient)},
          {"value", number_json(reliability.value)},
          {"n", reliability.n}};
}

inline Json write(const PercentilePoint& point) {
  Json object{{"score", number_json(point.score)}, {"percentile", number_json(point.percentile)}};
  put_if(object, "standard_error", point.standard_error);
  put_if(object, "z", point.z);
  return object;
}

inline Json write(const GroupNorm& norm) {
  Json object{{"scale", norm.scale}, {"group", norm.group}, {"perspective", word(norm.perspective)}};
  put_if(object, "role", norm.role);
  object["n"] = norm.n;
  object["mean"] = number_json(norm.mean);
  object["sd"] = number_json(norm.sd);
  for (const NormReliability& reliability : norm.reliabilities) {
    object["reliabilities"].push_back(write(reliability));
  }
  object["normalisation"] = word(norm.normalisation);
  for (const PercentilePoint& point : norm.table) object["table"].push_back(write(point));
  return object;
}

inline Json write(const CoupleScaleNorm& scale) {
  Json object{{"scale", scale.scale},
              {"n", scale.n},
              {"mean_first", number_json(scale.mean_first)},
              {"mean_second", number_json(scale.mean_second)},
              {"sd_first", number_json(scale.sd_first)},
              {"sd_second", number_json(scale.sd_second)}};
  put_if(object, "r", scale.r);
  object["mean_difference"] = number_json(scale.mean_difference);
  object["sd_difference"] = number_json(scale.sd_difference);
  object["mean_square_difference"] = number_json(scale.mean_square_difference);
  if (!scale.error) return object;
  object["error"] = {{"sem_first", number_json(scale.error->sem_first)},
                     {"sem_second", number_json(scale.error->sem_second)},
                     {"covariance", number_json(scale.error->covariance)},
                     {"standard_error", number_json(scale.error->standard_error)},
                     {"n", scale.error->n}};
  return object;
}

inline Json write(const CoupleMoments& moments) {
  Json object{{"scales", moments.scales}, {"n", moments.n}};
  object["mean"] = Json::array();
  for (const double mean : moments.mean) object["mean"].push_back(number_json(mean));
  object["covariance"] = Json::array();
  const std::size_t size = moments.mean.size();
  for (std::size_t i = 0; size != 0 && i < moments.covariance.size() / size; ++i) {
    Json row = Json::array();
    for (std::size_t j = 0; j < size; ++j) row.push_back(number_json(moments.covariance[i * size + j]));
    object["covariance"].push_back(std::move(row));
  }
  return object;
}

inline Json write(const CoupleNorm& norm) {
  Json object{{"group", norm.group}, {"perspective", word(norm.perspective)}};
  if (norm.roles) object["roles"] = {{"first", norm.roles->first}, {"second", norm.roles->second}};
  object["scales"] = Json::array();
  for (const CoupleScaleNorm& scale : norm.scales) object["scales"].push_back(write(scale));
  if (norm.moments) object["moments"] = write(*norm.moments);
  return object;
}

}  // namespace intimetry::INTIMETRY_MODE::io::detail
