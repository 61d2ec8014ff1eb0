// Any bytes are either refused with defects that say where, or are an instrument that saves to the same one
// and scores any answers without a fault; and the same bytes read as a text overlay are refused or are one.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/io/instrument_json.hpp"
#include "intimetry/io/text_json.hpp"
#include "intimetry/scoring/score.hpp"

namespace {

using namespace intimetry;

void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void check_refusal(const Error& error, ErrorCode expected) {
  check(error.code() == expected, "the error is the file's");
  check(!error.defects().empty(), "a refused file has defects");
  for (const Defect& defect : error.defects()) {
    check(defect.where.empty() || defect.where.front() == '/', "a place is a JSON pointer");
    check(!defect.message.empty(), "a defect says what is wrong");
  }
}

double random_answer(std::mt19937& random, const PlanItem& item) {
  const double quarters = static_cast<double>(random() % 5) / 4;
  switch (random() % 8) {
    case 0:
      return std::nan("");
    case 1:
      return item.max + 1;
    case 2:
      return item.min + 0.5;
    case 3:
      return -77;
    case 4:
      return 1e300;
    default:
      break;
  }
  return item.min + item.step * std::floor((item.max - item.min) / item.step * quarters);
}

void check_scores(const ScoringPlan& plan, std::uint32_t seed) {
  constexpr std::size_t respondents = 5;
  std::mt19937 random(seed);
  std::vector<double> answers;
  for (std::size_t i = 0; i < respondents; ++i) {
    for (const PlanItem& item : plan.items) answers.push_back(random_answer(random, item));
  }
  auto columns = row_major(answers.data(), respondents, plan.items.size(), plan.items.size()).columns();
  for (ResponseColumn& column : columns) column.not_applicable_code = -77;
  const ScoreTable table = score(plan, ResponseView(respondents, columns));
  for (const ScoreColumn& column : table.columns()) {
    check(std::isfinite(column.range.low) && column.range.low < column.range.high,
          "there is a range of scores");
    for (std::size_t i = 0; i < respondents; ++i) {
      check(!std::isinf(column.raw[i]), "a score is finite or missing");
      check(!std::isnan(column.raw[i]) || !column.flags(i).none(), "a missing score says why");
    }
  }
}

void check_instrument(std::string_view text, std::uint32_t seed) {
  Instrument instrument;
  try {
    instrument = load_instrument(text, "fuzz.json");
  } catch (const Error& error) {
    check_refusal(error, ErrorCode::instrument_invalid);
    return;
  }
  const std::string saved = save_instrument(instrument);
  const Instrument again = load_instrument(saved, "saved.json");
  check(again == instrument, "what is saved loads as the same instrument");
  check(save_instrument(again) == saved, "and saves as the same text");
  check_scores(make_plan(instrument), seed);
  check_scores(make_plan(instrument, {.missing = MissingPolicy::prorate(0.3), .include_private = true}),
               seed);
}

void check_text(std::string_view text) {
  try {
    static_cast<void>(load_text(text, "fuzz.json"));
  } catch (const Error& error) {
    check_refusal(error, ErrorCode::text_invalid);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_instrument(text, static_cast<std::uint32_t>(size));
  check_text(text);
  return 0;
}
