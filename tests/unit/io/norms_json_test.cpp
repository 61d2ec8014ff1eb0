#include "intimetry/io/norms_json.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <ios>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "source_dir.hpp"

namespace intimetry::norms_json_test {
namespace {

namespace fs = std::filesystem;
using Places = std::vector<std::pair<std::string, std::string>>;

const fs::path folder = test::source_dir() / "tests" / "data" / "norms";

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Error error_of(const std::string& text) {
  try {
    load_norms(text, "norms.json");
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "nothing was thrown";
  return Error(ErrorCode::internal, "");
}

NormFile full() { return load_norms(read(folder / "valid" / "norms-full.json"), "norms-full.json"); }

Instrument sample() {
  Instrument instrument;
  instrument.id = "sample-closeness";
  instrument.version = "1.0.0";
  instrument.scales.resize(1);
  instrument.scales[0].id = "closeness";
  instrument.composites.resize(1);
  instrument.composites[0].id = "trust";
  return instrument;
}

TEST(NormsJson, ReadsEveryField) {
  const NormFile file = full();
  EXPECT_EQ(file.instrument, "sample-closeness");
  EXPECT_EQ(file.version, "1.0.0");
  EXPECT_EQ(file.description, "no people at all");
  ASSERT_EQ(file.norms.size(), 3U);
  const GroupNorm& norm = file.norms[0];
  EXPECT_EQ(norm.n, 240);
  EXPECT_EQ(norm.mean, 21.25);
  EXPECT_EQ(norm.sd, 4.5);
  EXPECT_EQ(norm.reliabilities[1], (NormReliability{Coefficient::omega, 0.83, 231}));
  EXPECT_EQ(norm.normalisation, Normalisation::rankit);
  EXPECT_EQ(norm.table[0], (PercentilePoint{18, 12.5, 2.25, -1.15}));
  EXPECT_EQ(file.norms[1].role, "wife");
  EXPECT_EQ(file.norms[2].perspective, Perspective::ideal);
  const CoupleNorm& couple = file.couples[0];
  EXPECT_EQ(couple.roles, (CoupleRoles{"wife", "husband"}));
  EXPECT_EQ(couple.scales[0].error, (CoupleError{1.9, 2.1, 0.3, 2.72, 118}));
  EXPECT_EQ(couple.scales[0].r, 0.45);
  EXPECT_EQ(couple.moments->mean, (std::vector<double>{22, 9, 20.5, 8}));
  EXPECT_EQ(couple.moments->covariance[2], 9);
  EXPECT_FALSE(file.couples[1].roles);
}

TEST(NormsJson, WhatIsSavedIsReadAgain) {
  for (const char* name : {"norms-full.json", "norms-small.json"}) {
    const NormFile file = load_norms(read(folder / "valid" / name), name);
    const std::string saved = save_norms(file);
    EXPECT_EQ(load_norms(saved, name), file);
    EXPECT_EQ(save_norms(load_norms(saved, name)), saved);
  }
}

TEST(NormsJson, EveryDefectIsFoundWhereItIs) {
  const auto expected = nlohmann::json::parse(read(folder / "invalid" / "expected.json"));
  for (const auto& [name, entry] : expected.items()) {
    const Error error = error_of(read(folder / "invalid" / name));
    EXPECT_EQ(error.code(), ErrorCode::norms_invalid) << name;
    Places found;
    for (const Defect& defect : error.defects()) found.emplace_back(info(defect.code).name, defect.where);
    Places wanted;
    for (const auto& defect : entry["defects"]) wanted.emplace_back(defect["code"], defect["where"]);
    EXPECT_EQ(found, wanted) << name << "\n" << error.what();
  }
}

TEST(NormsJson, NormsOfAnotherInstrumentVersionOrScaleAreRefused) {
  EXPECT_TRUE(check_norms(full(), sample()).empty());
  Instrument other = sample();
  other.id = "sample-screening";
  ASSERT_EQ(check_norms(full(), other).size(), 1U);
  EXPECT_EQ(check_norms(full(), other)[0].where, "/instrument");
  other = sample();
  other.version = "2.0.0";
  ASSERT_EQ(check_norms(full(), other).size(), 1U);
  EXPECT_EQ(check_norms(full(), other)[0].where, "/version");
  other = sample();
  other.composites.clear();
  const auto defects = check_norms(full(), other);
  ASSERT_EQ(defects.size(), 2U);
  EXPECT_EQ(defects[0].where, "/couples/0/scales/1/scale");
  EXPECT_EQ(defects[1].where, "/couples/0/moments/scales/1");
  EXPECT_THROW(load_norms(save_norms(full()), "norms.json", &other), Error);
}

TEST(NormsJson, WhatCouldNotBeReadIsNotSaved) {
  NormFile file = full();
  file.norms[0].mean = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(save_norms(file), Error);
  file = full();
  file.couples[0].moments->covariance.pop_back();
  EXPECT_THROW(save_norms(file), Error);
  file = full();
  file.source.clear();
  EXPECT_THROW(save_norms(file), Error);
}

}  // namespace
}  // namespace intimetry::norms_json_test
