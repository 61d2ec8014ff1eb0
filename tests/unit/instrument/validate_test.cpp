// One row a rule: what is done to a sound instrument, and the one defect that must be found for it.
#include "intimetry/instrument/validate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <ostream>
#include <string>
#include <vector>

#include "unit/instrument/full_instrument.hpp"

namespace intimetry::validate_test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Rule {
  const char* name;
  ErrorCode code;
  const char* where;
  void (*spoil)(Instrument&);
  friend std::ostream& operator<<(std::ostream& out, const Rule& rule) { return out << rule.name; }
};

class BrokenRule : public testing::TestWithParam<Rule> {};

TEST_P(BrokenRule, IsTheOneDefectFound) {
  Instrument instrument = test::full_instrument();
  GetParam().spoil(instrument);
  const std::vector<Defect> defects = validate(instrument);
  std::string list;
  for (const Defect& defect : defects) list += "\n" + defect.where + " " + defect.message;
  ASSERT_EQ(defects.size(), 1U) << list;
  EXPECT_EQ(info(defects[0].code).name, info(GetParam().code).name) << list;
  EXPECT_EQ(defects[0].where, GetParam().where);
  EXPECT_FALSE(defects[0].message.empty());
}

TEST(Validate, FindsNothingInASoundInstrument) {
  EXPECT_EQ(validate(test::full_instrument()), std::vector<Defect>{});
}

TEST(Validate, OfAnEmptyInstrumentSaysAllThatIsMissing) {
  std::vector<std::string> places;
  for (const Defect& defect : validate(Instrument())) places.push_back(defect.where);
  EXPECT_EQ(places, (std::vector<std::string>{"/id", "/version", "/title", "/citation/text", "/rights/holder",
                                              "/rights/permitted", "/rights/source", "/purposes", "/evidence",
                                              "/perspectives", "/response_sets", "/items", "/scales"}));
}

TEST(Validate, MessagesNameWhatWasFoundAndTheNearestName) {
  Instrument instrument = test::full_instrument();
  instrument.scales[0].items[0] = "Q1";
  instrument.reliabilities[0].value = 1.5;
  const auto defects = validate(instrument);
  ASSERT_EQ(defects.size(), 2U);
  EXPECT_EQ(defects[0].message, "there is no item 'Q1'; did you mean 'q1'?");
  EXPECT_EQ(defects[1].message, "expected a reliability above 0 and at most 1, found 1.5");
}

using I = Instrument;
constexpr auto bad_value = ErrorCode::bad_value;
constexpr auto bad_range = ErrorCode::bad_range;
constexpr auto empty_list = ErrorCode::empty_list;
constexpr auto duplicate_id = ErrorCode::duplicate_id;
constexpr auto unknown = ErrorCode::unknown_reference;
constexpr auto no_source = ErrorCode::figure_without_source;
constexpr auto missing_field = ErrorCode::missing_field;
constexpr auto mixed = ErrorCode::mixed_visibility;

const Rule head[] = {
    {"IdEmpty", bad_value, "/id", [](I& i) { i.id = ""; }},
    {"IdUpperCase", bad_value, "/id", [](I& i) { i.id = "Csi"; }},
    {"IdTwoHyphens", bad_value, "/id", [](I& i) { i.id = "csi--4"; }},
    {"IdHyphenLast", bad_value, "/id", [](I& i) { i.id = "csi-"; }},
    {"IdDigitFirst", bad_value, "/id", [](I& i) { i.id = "4csi"; }},
    {"IdOfAPath", bad_value, "/id", [](I& i) { i.id = "../csi"; }},
    {"VersionBlank", bad_value, "/version", [](I& i) { i.version = " \t"; }},
    {"TitleAbsent", empty_list, "/title", [](I& i) { i.title.clear(); }},
    {"TitleBlank", bad_value, "/title/en", [](I& i) { i.title["en"] = ""; }},
    {"TitleLanguage", bad_value, "/title/e", [](I& i) { i.title["e"] = "x"; }},
    {"TitleLanguageEscaped", bad_value, "/title/a~1b", [](I& i) { i.title["a/b"] = "x"; }},
    {"CitationBlank", bad_value, "/citation/text", [](I& i) { i.citation.text = ""; }},
    {"DoiAsAddress", bad_value, "/citation/doi", [](I& i) { i.citation.doi = "https://doi.org/10.1000/1"; }},
    {"DoiWithoutSuffix", bad_value, "/citation/doi", [](I& i) { i.citation.doi = "10.1000/"; }},
    {"DoiRegistrant", bad_value, "/citation/doi", [](I& i) { i.citation.doi = "10.100/1"; }},
    {"HolderBlank", bad_value, "/rights/holder", [](I& i) { i.rights.holder = ""; }},
    {"PermittedBlank", bad_value, "/rights/permitted", [](I& i) { i.rights.permitted = ""; }},
    {"RightsSource", no_source, "/rights/source", [](I& i) { i.rights.source = ""; }},
    {"PurposesAbsent", empty_list, "/purposes", [](I& i) { i.purposes.clear(); }},
    {"PurposeUnknown", bad_value, "/purposes/1", [](I& i) { i.purposes[1] = "safety"; }},
    {"PurposeTwice", duplicate_id, "/purposes/1", [](I& i) { i.purposes[1] = i.purposes[0]; }},
    {"EvidenceAbsent", empty_list, "/evidence", [](I& i) { i.evidence.clear(); }},
    {"EvidencePart", bad_value, "/evidence/1/part", [](I& i) { i.evidence[1].part = ""; }},
    {"EvidenceSource", no_source, "/evidence/2/source", [](I& i) { i.evidence[2].provenance.source = " "; }},
    {"NoteBlank", bad_value, "/notes/0/text", [](I& i) { i.notes[0].text = ""; }},
    {"NoteSource", no_source, "/notes/0/source", [](I& i) { i.notes[0].source = ""; }},
    {"PerspectiveTwice", duplicate_id, "/perspectives/4",
     [](I& i) { i.perspectives.push_back(Perspective::now); }},
    {"InstructionPerspective", unknown, "/instructions/observer", [](I& i) { i.perspectives.pop_back(); }},
    {"InstructionBlank", bad_value, "/instructions/now/en",
     [](I& i) { i.instructions[Perspective::now]["en"] = ""; }},
    {"PrivateInstructionPerspective", unknown, "/private_instructions/observer",
     [](I& i) {
       i.perspectives.pop_back();
       i.private_instructions[Perspective::observer] = i.instructions[Perspective::observer];
       i.instructions.erase(Perspective::observer);
     }},
    {"PrivateInstructionBlank", bad_value, "/private_instructions/now/de",
     [](I& i) { i.private_instructions[Perspective::now]["de"] = " "; }},
    {"PrivateInstructionLanguage", bad_value, "/private_instructions/ideal/e",
     [](I& i) { i.private_instructions[Perspective::ideal]["e"] = "x"; }},
    {"PrivateInstructionsOfNoItems", bad_value, "/private_instructions",
     [](I& i) {
       for (Item& item : i.items) item.visibility = Visibility::own;
     }},
};

const Rule sets_and_items[] = {
    {"SetId", bad_value, "/response_sets/3/id",
     [](I& i) {
       i.response_sets[3].id = "yes-no";
       for (Item& item : i.items)
         item.response_set = item.response_set == "yes_no" ? "yes-no" : item.response_set;
     }},
    {"SetTwice", duplicate_id, "/response_sets/4/id",
     [](I& i) { i.response_sets.push_back(i.response_sets[0]); }},
    {"MinAboveMax", bad_range, "/response_sets/4",
     [](I& i) { i.response_sets.push_back({.id = "x", .min = 4, .max = 0}); }},
    {"MinIsMax", bad_range, "/response_sets/4",
     [](I& i) { i.response_sets.push_back({.id = "x", .min = 4, .max = 4}); }},
    {"MinNotANumber", bad_range, "/response_sets/4",
     [](I& i) { i.response_sets.push_back({.id = "x", .min = std::nan(""), .max = 4}); }},
    {"MaxTooLarge", bad_range, "/response_sets/4",
     [](I& i) { i.response_sets.push_back({.id = "x", .min = 0, .max = 30001}); }},
    {"MinTooSmall", bad_range, "/response_sets/4",
     [](I& i) { i.response_sets.push_back({.id = "x", .min = -30001, .max = 0}); }},
    {"StepZero", bad_range, "/response_sets/4/step",
     [](I& i) { i.response_sets.push_back({.id = "x", .min = 0, .max = 4, .step = 0}); }},
    {"StepNotARangePart", bad_range, "/response_sets/4",
     [](I& i) { i.response_sets.push_back({.id = "x", .min = 0, .max = 4, .step = 3}); }},
    {"StepOfALine", bad_value, "/response_sets/2/step", [](I& i) { i.response_sets[2].step = 2; }},
    {"OptionsNotWhole", bad_range, "/response_sets/4",
     [](I& i) { i.response_sets.push_back({.id = "x", .min = 0.5, .max = 4.5}); }},
    {"LabelOffTheRange", bad_range, "/response_sets/0/labels/en/5",
     [](I& i) { i.response_sets[0].labels["en"][5] = "more than always"; }},
    {"LabelBetweenSteps", bad_range, "/response_sets/1/labels/en/-3",
     [](I& i) { i.response_sets[1].labels["en"][-3] = "between"; }},
    {"LabelBlank", bad_value, "/response_sets/0/labels/en/4",
     [](I& i) { i.response_sets[0].labels["en"][4] = " "; }},
    {"LabelLanguage", bad_value, "/response_sets/0/labels/e~1n",
     [](I& i) { i.response_sets[0].labels["e/n"][0] = "never"; }},
    {"ItemIdOdd", bad_value, "/items/7/id",
     [](I& i) {
       i.items.push_back(i.items[0]);
       i.items.back().id = "q-8";
     }},
    {"ItemTwice", duplicate_id, "/items/7/id", [](I& i) { i.items.push_back(i.items[0]); }},
    {"ItemSetUnknown", unknown, "/items/7/response_set",
     [](I& i) {
       i.items.push_back(i.items[0]);
       i.items.back().id = "q8";
       i.items.back().response_set = "six";
     }},
    {"ItemTextBlank", bad_value, "/items/0/text/de", [](I& i) { i.items[0].text["de"] = ""; }},
    {"ItemTextLanguage", bad_value, "/items/0/text/en_GB", [](I& i) { i.items[0].text["en_GB"] = "x"; }},
    {"ItemNumberBlank", bad_value, "/items/1/number", [](I& i) { i.items[1].number = ""; }},
    {"SameAsWithoutItem", bad_value, "/items/2/same_as", [](I& i) { i.items[2].same_as = "csi-32"; }},
    {"SameAsOddItem", bad_value, "/items/2/same_as", [](I& i) { i.items[2].same_as = "csi-32/12"; }},
    {"TooManyItems", bad_range, "/items", [](I& i) { i.items.resize(10001); }},
};

const Rule scales[] = {
    {"ScaleIdUpperCase", bad_value, "/scales/2/id", [](I& i) { i.scales[2].id = "Hidden"; }},
    {"ScaleIdEmpty", bad_value, "/scales/2/id", [](I& i) { i.scales[2].id = ""; }},
    {"ScaleTwice", duplicate_id, "/scales/2/id", [](I& i) { i.scales[2].id = "first"; }},
    {"ScaleTitle", empty_list, "/scales/0/title", [](I& i) { i.scales[0].title.clear(); }},
    {"ScaleEmpty", empty_list, "/scales/2/items", [](I& i) { i.scales[2].items.clear(); }},
    {"ScaleItemUnknown", unknown, "/scales/1/items/2", [](I& i) { i.scales[1].items.push_back("q9"); }},
    {"ScaleItemTwice", duplicate_id, "/scales/2/items/2", [](I& i) { i.scales[2].items.push_back("c1"); }},
    {"ReversedNotOfTheScale", unknown, "/scales/0/reversed/1",
     [](I& i) { i.scales[0].reversed.push_back("q3"); }},
    {"ReversedTwice", duplicate_id, "/scales/0/reversed/1",
     [](I& i) { i.scales[0].reversed.push_back("q2"); }},
    {"OffsetNotFinite", bad_value, "/scales/1/offset", [](I& i) { i.scales[1].offset = infinity; }},
    {"MultiplierZero", bad_value, "/scales/1/multiplier", [](I& i) { i.scales[1].multiplier = 0; }},
    {"MultiplierNotFinite", bad_value, "/scales/1/multiplier",
     [](I& i) { i.scales[1].multiplier = std::nan(""); }},
    {"ScoresOverflow", bad_range, "/scales/2", [](I& i) { i.scales[2].multiplier = 1e308; }},
    {"ScoresCollapse", bad_range, "/scales/2",
     [](I& i) {
       i.scales[2].gate.reset();
       i.scales[2].offset = 1;
       i.scales[2].multiplier = 1e-300;
     }},
    {"MissingRuleSource", no_source, "/scales/0/missing/source",
     [](I& i) { i.scales[0].missing->source = ""; }},
    {"MissingRuleZero", bad_range, "/scales/0/missing/min_answered",
     [](I& i) { i.scales[0].missing->min_answered = 0; }},
    {"MissingRuleTooMany", bad_range, "/scales/0/missing/min_answered",
     [](I& i) { i.scales[0].missing->min_answered = 3; }},
    {"ScalePerspectiveTwice", duplicate_id, "/scales/0/perspectives/2",
     [](I& i) { i.scales[0].perspectives.push_back(Perspective::now); }},
    {"ScalePerspectiveUnknown", unknown, "/scales/0/perspectives/2",
     [](I& i) {
       i.perspectives.pop_back();
       i.instructions.erase(Perspective::observer);
       i.scales[0].perspectives.push_back(Perspective::observer);
     }},
    {"GateUnknown", unknown, "/scales/2/gate/item", [](I& i) { i.scales[2].gate->item = "gat"; }},
    {"GateClosedAtNoOption", bad_range, "/scales/2/gate/closed_at",
     [](I& i) { i.scales[2].gate->closed_at = 2; }},
    {"GateClosedBetweenOptions", bad_range, "/scales/2/gate/closed_at",
     [](I& i) { i.scales[2].gate->closed_at = 0.5; }},
    {"GateOfItsOwnScale", bad_value, "/scales/2/gate/item", [](I& i) { i.scales[2].gate->item = "c1"; }},
    {"GateScoreNotFinite", bad_value, "/scales/2/gate/score",
     [](I& i) { i.scales[2].gate->score = infinity; }},
    {"OwnItemOfAnOpenScale", mixed, "/scales/0/items", [](I& i) { i.items[0].visibility = Visibility::own; }},
    {"OtherItemAmongTheClinicians", mixed, "/scales/2/items",
     [](I& i) { i.scales[2].items.push_back("q1"); }},
    {"ClinicianGateOfAnOpenScale", mixed, "/scales/1/items",
     [](I& i) {
       i.scales[1].gate = Gate{"gate", 0, 0};
       i.composites[0].parts.pop_back();
     }},
};

const Rule safety[] = {
    {"PositiveAnswerThatIsNoOption", bad_range, "/items/5/safety/positive/0",
     [](I& i) { i.items[5].positive = {2}; }},
    {"SupersededByNothing", bad_value, "/superseded_by", [](I& i) { i.superseded_by = " "; }},
    {"RuleForABlankRole", bad_value, "/cutoffs/0/role", [](I& i) { i.cutoffs[0].role = ""; }},
    {"RuleForABlankPopulation", bad_value, "/cutoffs/0/population",
     [](I& i) { i.cutoffs[0].population = " "; }},
};

const Rule composites[] = {
    {"CompositeId", bad_value, "/composites/1/id",
     [](I& i) {
       i.composites.push_back(i.composites[0]);
       i.composites.back().id = "Both";
     }},
    {"CompositeNamedAsAScale", duplicate_id, "/composites/1/id",
     [](I& i) {
       i.composites.push_back(i.composites[0]);
       i.composites.back().id = "first";
     }},
    {"CompositeTitle", empty_list, "/composites/0/title", [](I& i) { i.composites[0].title.clear(); }},
    {"CompositeEmpty", empty_list, "/composites/1/parts",
     [](I& i) {
       i.composites.push_back(i.composites[0]);
       i.composites.back().id = "none";
       i.composites.back().parts.clear();
     }},
    {"PartUnknown", unknown, "/composites/0/parts/2/scale",
     [](I& i) {
       i.composites[0].parts.push_back({"third", 1});
     }},
    {"PartOfAComposite", unknown, "/composites/0/parts/2/scale",
     [](I& i) {
       i.composites[0].parts.push_back({"both", 1});
     }},
    {"PartTwice", duplicate_id, "/composites/0/parts/2/scale",
     [](I& i) {
       i.composites[0].parts.push_back({"first", 1});
     }},
    {"WeightZero", bad_value, "/composites/0/parts/1/weight",
     [](I& i) { i.composites[0].parts[1].weight = 0; }},
    {"WeightNotFinite", bad_value, "/composites/0/parts/1/weight",
     [](I& i) { i.composites[0].parts[1].weight = -infinity; }},
    {"CompositeOverflow", bad_range, "/composites/0", [](I& i) { i.composites[0].parts[1].weight = 1e308; }},
};

const Rule figures[] = {
    {"ReliabilityScale", unknown, "/reliabilities/0/scale", [](I& i) { i.reliabilities[0].scale = "frist"; }},
    {"ReliabilityZero", bad_range, "/reliabilities/0/value", [](I& i) { i.reliabilities[0].value = 0; }},
    {"ReliabilityAboveOne", bad_range, "/reliabilities/0/value",
     [](I& i) { i.reliabilities[0].value = 1.0000001; }},
    {"ReliabilityNotANumber", bad_range, "/reliabilities/0/value",
     [](I& i) { i.reliabilities[0].value = std::nan(""); }},
    {"ReliabilitySd", bad_range, "/reliabilities/0/sd", [](I& i) { i.reliabilities[0].sd = 0; }},
    {"ReliabilityN", bad_range, "/reliabilities/0/n", [](I& i) { i.reliabilities[0].n = 1; }},
    {"ReliabilityInterval", bad_range, "/reliabilities/0/interval_days",
     [](I& i) { i.reliabilities[0].interval_days = 0; }},
    {"ReliabilitySample", bad_value, "/reliabilities/0/sample", [](I& i) { i.reliabilities[0].sample = ""; }},
    {"ReliabilityRole", bad_value, "/reliabilities/0/role", [](I& i) { i.reliabilities[0].role = " "; }},
    {"ReliabilityPerspective", unknown, "/reliabilities/0/perspective",
     [](I& i) {
       i.perspectives.pop_back();
       i.instructions.erase(Perspective::observer);
       i.reliabilities[0].perspective = Perspective::observer;
     }},
    {"ReliabilitySource", no_source, "/reliabilities/1/source",
     [](I& i) { i.reliabilities[1].provenance.source = ""; }},
    {"NormScale", unknown, "/norms/0/scale", [](I& i) { i.norms[0].scale = "fourth"; }},
    {"NormGroup", bad_value, "/norms/0/group", [](I& i) { i.norms[0].group = ""; }},
    {"NormN", bad_range, "/norms/0/n", [](I& i) { i.norms[0].n = 1; }},
    {"NormMeanAlone", missing_field, "/norms/0/sd", [](I& i) { i.norms[0].sd.reset(); }},
    {"NormSdAlone", missing_field, "/norms/0/mean", [](I& i) { i.norms[0].mean.reset(); }},
    {"NormOfNothing", missing_field, "/norms/0/table",
     [](I& i) {
       i.norms[0].mean.reset();
       i.norms[0].sd.reset();
       i.norms[0].table.clear();
     }},
    // The scale "second" is a mean of -4..4 and 0.5..10.25: from -1.75 to 7.125.
    {"NormMeanTooHigh", bad_range, "/norms/0/mean", [](I& i) { i.norms[0].mean = 7.126; }},
    {"NormMeanTooLow", bad_range, "/norms/0/mean", [](I& i) { i.norms[0].mean = -1.76; }},
    {"NormSd", bad_range, "/norms/0/sd", [](I& i) { i.norms[0].sd = -1; }},
    {"NormTableOfOne", bad_range, "/norms/0/table", [](I& i) { i.norms[0].table.resize(1); }},
    {"NormTableScore", bad_range, "/norms/0/table/3/score", [](I& i) { i.norms[0].table[3].score = 8; }},
    {"NormTablePercentile", bad_range, "/norms/0/table/3/percentile",
     [](I& i) { i.norms[0].table[3].percentile = 100.5; }},
    {"NormTableScoreFalls", bad_range, "/norms/0/table/2", [](I& i) { i.norms[0].table[2].score = 2.5; }},
    {"NormTablePercentileFalls", bad_range, "/norms/0/table/2",
     [](I& i) { i.norms[0].table[2].percentile = 49; }},
    {"NormRole", bad_value, "/norms/0/role", [](I& i) { i.norms[0].role = ""; }},
    {"NormSource", no_source, "/norms/0/source", [](I& i) { i.norms[0].provenance.source = ""; }},
    {"ChangeScale", unknown, "/change/0/scale", [](I& i) { i.change[0].scale = ""; }},
    {"ChangeZero", bad_range, "/change/0/rci", [](I& i) { i.change[0].rci = 0; }},
    {"ChangeComparison", bad_value, "/change/0/comparison",
     [](I& i) { i.change[0].comparison = Comparison::below; }},
    {"ChangeSample", bad_value, "/change/0/sample", [](I& i) { i.change[0].sample = ""; }},
    {"ChangeSource", no_source, "/change/0/source", [](I& i) { i.change[0].provenance.source = ""; }},
    {"CutoffScale", unknown, "/cutoffs/0/scale", [](I& i) { i.cutoffs[0].scale = "x"; }},
    // The scale "first" is -1.5 + 0.1 x (0 .. 8): from -1.5 to -0.7.
    {"CutoffTooHigh", bad_range, "/cutoffs/0/value", [](I& i) { i.cutoffs[0].value = -0.6; }},
    {"CutoffTooLow", bad_range, "/cutoffs/0/value", [](I& i) { i.cutoffs[0].value = -1.6; }},
    {"CutoffRule", bad_value, "/cutoffs/0/rule", [](I& i) { i.cutoffs[0].rule = "Women"; }},
    {"CutoffRuleTwice", duplicate_id, "/cutoffs/1/rule", [](I& i) { i.cutoffs[1].rule = "usual"; }},
    {"CutoffLabel", bad_value, "/cutoffs/0/label", [](I& i) { i.cutoffs[0].label = ""; }},
    {"CutoffSample", bad_value, "/cutoffs/0/sample", [](I& i) { i.cutoffs[0].sample = ""; }},
    {"CutoffSource", no_source, "/cutoffs/0/source", [](I& i) { i.cutoffs[0].provenance.source = ""; }},
};

std::string name_of(const testing::TestParamInfo<Rule>& row) { return row.param.name; }

INSTANTIATE_TEST_SUITE_P(Head, BrokenRule, testing::ValuesIn(head), name_of);
INSTANTIATE_TEST_SUITE_P(Items, BrokenRule, testing::ValuesIn(sets_and_items), name_of);
INSTANTIATE_TEST_SUITE_P(Scales, BrokenRule, testing::ValuesIn(scales), name_of);
INSTANTIATE_TEST_SUITE_P(Safety, BrokenRule, testing::ValuesIn(safety), name_of);
INSTANTIATE_TEST_SUITE_P(Composites, BrokenRule, testing::ValuesIn(composites), name_of);
INSTANTIATE_TEST_SUITE_P(Figures, BrokenRule, testing::ValuesIn(figures), name_of);

}  // namespace
}  // namespace intimetry::validate_test
