#include "intimetry/norms/score_norm.hpp"

#include <gtest/gtest.h>

namespace intimetry::score_norm_test {
namespace {

Instrument with_norms() {
  Instrument instrument;
  Norm wives;
  wives.scale = "closeness";
  wives.group = "clinic";
  wives.mean = 20;
  wives.sd = 4;
  wives.role = "wife";
  wives.provenance.source = "made up";
  Norm ideal = wives;
  ideal.role.reset();
  ideal.perspective = Perspective::ideal;
  ideal.mean = 26;
  Norm community = wives;
  community.group = "community";
  community.role.reset();
  community.mean.reset();
  community.sd.reset();
  community.table = {{1, 10}, {2, 90}};
  instrument.norms = {wives, ideal, community};
  return instrument;
}

TEST(ScoreNorm, PublishedNormsDescribeTheirGroupPerspectiveAndRoleAlone) {
  const Instrument instrument = with_norms();
  const auto wife = find_score_norm(instrument, "closeness", "clinic", Perspective::now, "wife");
  ASSERT_TRUE(wife);
  EXPECT_EQ(wife->mean, 20);
  EXPECT_EQ(wife->source, "made up");
  EXPECT_FALSE(find_score_norm(instrument, "closeness", "clinic", Perspective::now, "husband"));
  EXPECT_FALSE(find_score_norm(instrument, "closeness", "clinic", Perspective::now));
  EXPECT_FALSE(find_score_norm(instrument, "closeness", "clinic", Perspective::partner, "wife"));
  EXPECT_FALSE(find_score_norm(instrument, "trust", "clinic", Perspective::now, "wife"));
  EXPECT_EQ(find_score_norm(instrument, "closeness", "clinic", Perspective::ideal, "wife")->mean, 26);
}

TEST(ScoreNorm, ATableAloneIsANormalisedNorm) {
  const auto norm = find_score_norm(with_norms(), "closeness", "community", Perspective::now, "wife");
  ASSERT_TRUE(norm);
  EXPECT_TRUE(norm->normalised());
  EXPECT_EQ(norm->table.size(), 2U);
  EXPECT_FALSE(find_score_norm(with_norms(), "closeness", "clinic", Perspective::now, "wife")->normalised());
}

TEST(ScoreNorm, LocalNormsBringTheirNormalisationAndSource) {
  NormFile file;
  file.source = "our clinic";
  GroupNorm norm;
  norm.scale = "closeness";
  norm.group = "clinic";
  norm.mean = 3;
  norm.sd = 1;
  norm.normalisation = Normalisation::blom;
  norm.table = {{1, 50, {}, 0.0}};
  file.norms = {norm};
  const auto found = find_score_norm(file, "closeness", "clinic", Perspective::now, "wife");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->source, "our clinic");
  EXPECT_TRUE(found->normalised());
  EXPECT_EQ(found->table, norm.table);
  EXPECT_FALSE(find_score_norm(file, "closeness", "community", Perspective::now));
}

TEST(ScoreNorm, GroupsAreListedOnceInTheirOrder) {
  EXPECT_EQ(norm_groups(with_norms()), (std::vector<std::string>{"clinic", "community"}));
  EXPECT_TRUE(norm_groups(NormFile()).empty());
}

}  // namespace
}  // namespace intimetry::score_norm_test
