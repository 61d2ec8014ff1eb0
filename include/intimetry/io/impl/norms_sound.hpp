#pragma once

#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "intimetry/core/coefficient.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/data/norm_file.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

/// Notes what no sample can give: impossible figures, tables out of order, duplicate groups.
class NormSoundness {
 public:
  explicit NormSoundness(std::vector<Defect>& defects) : defects_(defects) {}

  void check(const NormFile& file) {
    if (file.norms.empty()) note(ErrorCode::empty_list, "/norms", "expected at least one norm");
    std::set<std::tuple<std::string, std::string, Perspective, std::string>> seen;
    for (std::size_t i = 0; i < file.norms.size(); ++i) {
      const GroupNorm& norm = file.norms[i];
      const std::string at = "/norms/" + std::to_string(i);
      if (!seen.emplace(norm.scale, norm.group, norm.perspective, norm.role.value_or("")).second) {
        note(ErrorCode::duplicate_id, at, "this group already has a norm for this scale");
      }
      check(norm, at);
    }
    std::set<std::tuple<std::string, Perspective, std::set<std::string>>> couples;
    for (std::size_t i = 0; i < file.couples.size(); ++i) {
      const CoupleNorm& norm = file.couples[i];
      const std::string at = "/couples/" + std::to_string(i);
      std::set<std::string> roles;
      if (norm.roles) roles = {norm.roles->first, norm.roles->second};
      if (!couples.emplace(norm.group, norm.perspective, roles).second) {
        note(ErrorCode::duplicate_id, at, "this group of couples already has norms");
      }
      check(norm, at);
    }
  }

 private:
  void check(const GroupNorm& norm, const std::string& at) {
    count(norm.n, at + "/n");
    expect(norm.sd > 0, at + "/sd", "expected an SD above 0");
    std::set<Coefficient> seen;
    for (std::size_t i = 0; i < norm.reliabilities.size(); ++i) {
      const NormReliability& reliability = norm.reliabilities[i];
      const std::string place = at + "/reliabilities/" + std::to_string(i);
      expect(reliability.value <= 1, place + "/value", "expected a number up to 1");
      count(reliability.n, place + "/n");
      if (!seen.insert(reliability.coefficient).second) {
        note(ErrorCode::duplicate_id, place + "/coefficient", "the norm already has this coefficient");
      }
    }
    check_table(norm, at + "/table");
  }

  void check_table(const GroupNorm& norm, const std::string& at) {
    const bool normalised = norm.normalisation != Normalisation::linear;
    if (normalised && norm.table.empty()) {
      note(ErrorCode::empty_list, at, "a normalised norm needs a table with a z for every score");
    }
    for (std::size_t i = 0; i < norm.table.size(); ++i) {
      const PercentilePoint& point = norm.table[i];
      const std::string place = at + "/" + std::to_string(i);
      expect(point.percentile >= 0 && point.percentile <= 100, place + "/percentile",
             "expected 0 to 100 per cent");
      expect(!point.standard_error || *point.standard_error >= 0, place + "/standard_error",
             "expected a number of at least 0");
      expect(point.z.has_value() == normalised, place + "/z",
             normalised ? "a normalised norm needs a z for every score" : "a linear norm has no z");
      if (i == 0) continue;
      const PercentilePoint& before = norm.table[i - 1];
      expect(point.score > before.score, place + "/score", "expected scores in ascending order");
      expect(point.percentile >= before.percentile, place + "/percentile",
             "expected no less than for a lower score");
      expect(!point.z || !before.z || *point.z >= *before.z, place + "/z",
             "expected no less than for a lower score");
    }
  }

  void check(const CoupleNorm& norm, const std::string& at) {
    if (norm.roles) {
      expect(norm.roles->first != norm.roles->second, at + "/roles", "expected two different roles");
    }
    if (norm.scales.empty()) note(ErrorCode::empty_list, at + "/scales", "expected at least one scale");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < norm.scales.size(); ++i) {
      const std::string place = at + "/scales/" + std::to_string(i);
      if (!seen.insert(norm.scales[i].scale).second) {
        note(ErrorCode::duplicate_id, place + "/scale", "the scale is listed twice");
      }
      check(norm.scales[i], place);
    }
    if (norm.moments) check(*norm.moments, at + "/moments");
  }

  void check(const CoupleScaleNorm& scale, const std::string& at) {
    count(scale.n, at + "/n");
    expect(scale.sd_first > 0, at + "/sd_first", "expected an SD above 0");
    expect(scale.sd_second > 0, at + "/sd_second", "expected an SD above 0");
    expect(!scale.r || std::abs(*scale.r) <= 1, at + "/r", "expected a correlation, -1 to 1");
    expect(scale.sd_difference >= 0, at + "/sd_difference", "expected a number of at least 0");
    expect(scale.mean_square_difference >= 0, at + "/mean_square_difference",
           "expected a number of at least 0");
    if (!scale.error) return;
    count(scale.error->n, at + "/error/n");
    expect(scale.error->sem_first >= 0, at + "/error/sem_first", "expected a number of at least 0");
    expect(scale.error->sem_second >= 0, at + "/error/sem_second", "expected a number of at least 0");
    expect(scale.error->standard_error >= 0, at + "/error/standard_error", "expected a number of at least 0");
  }

  void check(const CoupleMoments& moments, const std::string& at) {
    count(moments.n, at + "/n");
    const std::size_t size = 2 * moments.scales.size();
    if (moments.scales.empty()) note(ErrorCode::empty_list, at + "/scales", "expected at least one scale");
    if (std::set<std::string>(moments.scales.begin(), moments.scales.end()).size() * 2 != size) {
      note(ErrorCode::duplicate_id, at + "/scales", "a scale is listed twice");
    }
    expect(moments.mean.size() == size, at + "/mean",
           "expected " + std::to_string(size) + " numbers, found " + std::to_string(moments.mean.size()));
    if (moments.covariance.size() != size * size) {
      note(ErrorCode::bad_range, at + "/covariance",
           "expected a square matrix with a row for each scale of each partner");
      return;
    }
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        const std::string place = at + "/covariance/" + std::to_string(i) + "/" + std::to_string(j);
        const double value = moments.covariance[i * size + j];
        if (i == j) expect(value > 0, place, "expected a variance above 0");
        expect(value == moments.covariance[j * size + i], place, "expected a symmetric matrix");
      }
    }
  }

  void count(int n, const std::string& at) { expect(n >= 1, at, "expected a count of at least 1"); }
  void expect(bool holds, const std::string& at, std::string message) {
    if (!holds) note(ErrorCode::bad_range, at, std::move(message));
  }
  void note(ErrorCode code, std::string at, std::string message) {
    defects_.push_back({code, std::move(at), std::move(message)});
  }

  std::vector<Defect>& defects_;
};

}  // namespace intimetry::INTIMETRY_MODE::io::detail
