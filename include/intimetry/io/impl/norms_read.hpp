#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/coefficient.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/io/impl/couple_read.hpp"
#include "intimetry/io/impl/json_object.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

inline std::vector<double> numbers(JsonObject& object, std::string_view name) {
  std::vector<double> result;
  object.list(name, true, [&](const Json& element, const std::string& where) {
    if (element.is_number()) {
      result.push_back(element.get<double>());
    } else {
      object.note(ErrorCode::wrong_type, where, "expected a number, found " + kind_of(element));
      result.push_back(0);
    }
  });
  return result;
}

/// Reads a square matrix of `size` rows, written as a list of rows.
inline std::vector<double> square(JsonObject& object, std::string_view name, std::size_t size) {
  std::vector<double> result;
  std::size_t rows = 0;
  object.list(name, true, [&](const Json& row, const std::string& where) {
    ++rows;
    if (!row.is_array() || row.size() != size) {
      object.note(ErrorCode::bad_range, where, "expected a row of " + std::to_string(size) + " numbers");
      return;
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (row[i].is_number()) {
        result.push_back(row[i].get<double>());
      } else {
        object.note(ErrorCode::wrong_type, where + "/" + std::to_string(i),
                    "expected a number, found " + kind_of(row[i]));
      }
    }
  });
  if (rows != size) {
    object.note(ErrorCode::bad_range, object.pointer_to(name),
                "expected " + std::to_string(size) + " rows, found " + std::to_string(rows));
  }
  result.resize(size * size);
  return result;
}

inline NormReliability read_norm_reliability(JsonObject& object) {
  return {object.word<Coefficient>("coefficient"), object.number("value"), object.integer("n")};
}

inline PercentilePoint read_percentile_point(JsonObject& object) {
  return {object.number("score"), object.number("percentile"), object.optional_number("standard_error"),
          object.optional_number("z")};
}

inline std::optional<std::string> optional_words(JsonObject& object, std::string_view name) {
  auto text = object.optional_text(name);
  if (text && is_blank(*text)) {
    object.note(ErrorCode::bad_value, object.pointer_to(name), "expected a text that is not blank");
  }
  return text;
}

inline GroupNorm read_group_norm(JsonObject& object) {
  GroupNorm norm;
  norm.scale = words(object, "scale");
  norm.group = words(object, "group");
  norm.perspective = object.word<Perspective>("perspective");
  norm.role = optional_words(object, "role");
  norm.n = object.integer("n");
  norm.mean = object.number("mean");
  norm.sd = object.number("sd");
  object.objects("reliabilities", false, [&](JsonObject& reliability) {
    norm.reliabilities.push_back(read_norm_reliability(reliability));
  });
  norm.normalisation = object.word<Normalisation>("normalisation");
  object.objects("table", false,
                 [&](JsonObject& point) { norm.table.push_back(read_percentile_point(point)); });
  return norm;
}

inline CoupleScaleNorm read_couple_scale(JsonObject& object) {
  CoupleScaleNorm scale;
  scale.scale = words(object, "scale");
  scale.n = object.integer("n");
  scale.mean_first = object.number("mean_first");
  scale.mean_second = object.number("mean_second");
  scale.sd_first = object.number("sd_first");
  scale.sd_second = object.number("sd_second");
  scale.r = object.optional_number("r");
  scale.mean_difference = object.number("mean_difference");
  scale.sd_difference = object.number("sd_difference");
  scale.mean_square_difference = object.number("mean_square_difference");
  object.optional_object("error", [&](JsonObject& error) {
    scale.error = CoupleError{error.number("sem_first"), error.number("sem_second"),
                              error.number("covariance"), error.number("standard_error"), error.integer("n")};
  });
  return scale;
}

inline CoupleNorm read_couple_norm(JsonObject& object) {
  CoupleNorm norm;
  norm.group = words(object, "group");
  norm.perspective = object.word<Perspective>("perspective");
  object.optional_object("roles", [&](JsonObject& roles) {
    norm.roles = CoupleRoles{words(roles, "first"), words(roles, "second")};
  });
  object.objects("scales", true, [&](JsonObject& scale) { norm.scales.push_back(read_couple_scale(scale)); });
  object.optional_object("moments", [&](JsonObject& moments) {
    CoupleMoments read;
    read.scales = moments.texts("scales", true);
    read.n = moments.integer("n");
    read.mean = numbers(moments, "mean");
    read.covariance = square(moments, "covariance", 2 * read.scales.size());
    norm.moments = std::move(read);
  });
  return norm;
}

}  // namespace intimetry::INTIMETRY_MODE::io::detail
