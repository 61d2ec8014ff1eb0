#include "intimetry/data/norm_file.hpp"

#include <gtest/gtest.h>

#include <string>

namespace intimetry::norm_file_test {
namespace {

GroupNorm norm_of(std::string group, std::optional<std::string> role, double mean) {
  GroupNorm norm;
  norm.scale = "closeness";
  norm.group = std::move(group);
  norm.role = std::move(role);
  norm.mean = mean;
  return norm;
}

NormFile file_of(std::vector<GroupNorm> norms) {
  NormFile file;
  file.norms = std::move(norms);
  return file;
}

TEST(NormFile, TheRolesOwnNormGoesBeforeThatOfAll) {
  const NormFile file = file_of({norm_of("clinic", std::nullopt, 1), norm_of("clinic", "wife", 2)});
  EXPECT_EQ(find_norm(file, "closeness", "clinic", Perspective::now, "wife")->mean, 2);
  EXPECT_EQ(find_norm(file, "closeness", "clinic", Perspective::now)->mean, 1);
}

TEST(NormFile, NobodyIsComparedWithAnotherGroupPerspectiveOrRole) {
  const NormFile file = file_of({norm_of("clinic", "wife", 2), norm_of("clinic", std::nullopt, 1)});
  EXPECT_EQ(find_norm(file, "closeness", "clinic", Perspective::now, "husband"), nullptr);
  EXPECT_EQ(find_norm(file, "closeness", "community", Perspective::now, "wife"), nullptr);
  EXPECT_EQ(find_norm(file, "closeness", "clinic", Perspective::ideal, "wife"), nullptr);
  EXPECT_EQ(find_norm(file, "distance", "clinic", Perspective::now, "wife"), nullptr);
}

TEST(NormFile, WhereNoRolesAreToldApartTheNormIsEverybodys) {
  const NormFile file = file_of({norm_of("clinic", std::nullopt, 1)});
  EXPECT_EQ(find_norm(file, "closeness", "clinic", Perspective::now, "wife")->mean, 1);
}

TEST(NormFile, WithoutARoleNoRolesNormIsTaken) {
  const NormFile file = file_of({norm_of("clinic", "wife", 2)});
  EXPECT_EQ(find_norm(file, "closeness", "clinic", Perspective::now), nullptr);
}

TEST(NormFile, FindsReliabilitiesByCoefficient) {
  GroupNorm norm = norm_of("clinic", std::nullopt, 1);
  norm.reliabilities = {{Coefficient::alpha, 0.8, 120}, {Coefficient::omega, 0.82, 120}};
  EXPECT_EQ(find_reliability(norm, Coefficient::omega)->value, 0.82);
  EXPECT_EQ(find_reliability(norm, Coefficient::retest), nullptr);
}

TEST(NormFile, WordsOfNormalisationsAreThoseOfTheFiles) {
  for (std::size_t i = 0; i < Words<Normalisation>::table.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(Words<Normalisation>::table[i].first), i);
  }
  EXPECT_EQ(word(Normalisation::van_der_waerden), "van_der_waerden");
}

}  // namespace
}  // namespace intimetry::norm_file_test
