// Scoring with each variant of the kernels against scoring with the plain code, where a column's codes, its
// numbers or its range are odd ones. What is random stands in score_naive_test.cpp.
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/processor.hpp"
#include "intimetry/scoring/impl/kernels.hpp"
#include "intimetry/scoring/score.hpp"
#include "unit/scoring/score_kit.hpp"

namespace intimetry::score_kernels_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t respondents = 3 * scoring::detail::kernel_step + 5;

/// Columns of the numbers in turns, each beginning with another one.
template <class T>
std::vector<T> columns_of(const std::vector<T>& numbers, std::size_t items) {
  std::vector<T> columns;
  for (std::size_t j = 0; j < items; ++j) {
    for (std::size_t i = 0; i < respondents; ++i) {
      columns.push_back(numbers[(i + j * (1 + i / 50)) % numbers.size()]);
    }
  }
  return columns;
}

struct Codes {
  std::optional<double> missing;
  std::optional<double> none;
};

template <class T>
ResponseView view_of(const std::vector<T>& columns, const Codes& codes) {
  std::vector<ResponseColumn> made;
  for (std::size_t first = 0; first < columns.size(); first += respondents) {
    ResponseColumn& column =
        made.emplace_back(column_of(std::span<const T>(columns).subspan(first, respondents)));
    column.missing_code = codes.missing;
    column.not_applicable_code = codes.none;
  }
  return {respondents, made};
}

std::string difference(const ScoreTable& found, const ScoreTable& expected) {
  for (std::size_t c = 0; c < expected.columns().size(); ++c) {
    const ScoreColumn& a = found.columns()[c];
    const ScoreColumn& b = expected.columns()[c];
    for (std::size_t i = 0; i < respondents; ++i) {
      const bool same = std::isnan(b.raw[i]) ? std::isnan(a.raw[i])
                                             : std::memcmp(&a.raw[i], &b.raw[i], sizeof(double)) == 0;
      if (!same || a.answered[i] != b.answered[i] || a.flag_bits[i] != b.flag_bits[i]) {
        return b.id + ", respondent " + std::to_string(i);
      }
    }
  }
  return "";
}

/// Scores a plan of so many items of one set with the plain code and with the variant that is tested.
class ScoreKernels : public testing::TestWithParam<Vectors> {
 protected:
  void SetUp() override {
    if (!scoring::detail::use_vectors(GetParam())) {
      GTEST_SKIP() << "not run: this processor does not have the instructions";
    }
  }
  void TearDown() override { scoring::detail::use_vectors(processor_vectors()); }

  template <class T>
  static void expect_same(const ResponseSet& set, std::size_t items, const std::vector<T>& numbers,
                          const Codes& codes = {}) {
    Instrument instrument = test::blank_instrument();
    test::add_items(instrument, items, set);
    std::vector<std::string> all;
    std::vector<std::string> reversed;
    for (std::size_t j = 0; j < items; ++j) {
      instrument.items[j].not_applicable = j % 2 == 0;
      all.push_back(instrument.items[j].id);
      if (j % 3 == 0) reversed.push_back(all.back());
    }
    test::add_scale(instrument, "s", all, reversed);
    test::add_scale(instrument, "mean", all, {});
    instrument.scales.back().score = ScoreKind::mean;
    const ScoringPlan plan = make_plan(instrument, {.missing = MissingPolicy::prorate(0.4)});
    const std::vector<T> columns = columns_of(numbers, items);
    const ResponseView view = view_of(columns, codes);
    const ScoreTable found = score(plan, view);
    scoring::detail::use_vectors(Vectors::plain);
    const ScoreTable expected = score(plan, view);
    scoring::detail::use_vectors(GetParam());
    EXPECT_EQ(difference(found, expected), "");
  }
};

// One odd number at a time: another one would have the plain code look at the column anyway.
TEST_P(ScoreKernels, CodesThatAreOptionsOrEqualOrNoNumbers) {
  const std::optional<double> some[] = {std::nullopt, -99, 2, 2.5, nan,  infinity,
                                        -infinity,    0,   4, 127, 1e300};
  for (const auto& missing : some) {
    for (const auto& none : some) {
      SCOPED_TRACE(std::to_string(missing.value_or(-1000)) + " " + std::to_string(none.value_or(-1000)));
      for (const double odd : {nan, -0.0, 5.0, -1.0, -99.0, infinity, -infinity, 2.5, 127.0, 1e300}) {
        expect_same<double>(test::zero_to_four(), 5, {0, 1, 2, 3, 4, odd, 4, 3, 1}, {missing, none});
      }
      for (const int odd : {-1, 5, -99, 127, -128}) {
        const auto byte = static_cast<std::int8_t>(odd);
        expect_same<std::int8_t>(test::zero_to_four(), 5, {0, 1, 2, 3, 4, byte, 4, 3, 1}, {missing, none});
      }
    }
  }
}

TEST_P(ScoreKernels, NumbersBeyondWhatDoublesHold) {
  constexpr std::int64_t large = std::int64_t{1} << 53U;
  for (const std::int64_t odd : {large - 1, large, large + 1, -large - 1}) {
    for (const std::int64_t code : {large, large - 1, -large}) {
      const auto number = static_cast<double>(code);
      expect_same<std::int64_t>(test::zero_to_four(), 5, {0, 1, odd, 3, 4, 2, 4}, {number, std::nullopt});
      expect_same<std::int64_t>(test::zero_to_four(), 5, {0, 1, odd, 3, 4, 2, 4}, {std::nullopt, number});
    }
  }
}

TEST_P(ScoreKernels, EveryNaN) {
  const auto of_bits = [](std::uint64_t bits) {
    double number;
    std::memcpy(&number, &bits, sizeof number);
    return number;
  };
  for (const std::uint64_t bits :
       std::vector<std::uint64_t>{0x7FF8000000000000, 0xFFF8000000000000, 0x7FF0000000000001,
                                  0x7FFFFFFFFFFFFFFF, 0xFFF0000000000001}) {
    expect_same<double>(test::zero_to_four(), 5, {0, 1, 2, of_bits(bits), 4, 3, 1, 2});
  }
}

TEST_P(ScoreKernels, BytesOfWideRangesAndManyItems) {
  std::vector<std::int8_t> numbers;
  for (int x = -128; x < 128; x += 3) numbers.push_back(static_cast<std::int8_t>(x));
  for (const int items : {1, 2, 7, 300}) {
    const double widest = items == 300 ? 50 : 127;  // or sums would not be those of 16 bits
    for (const Codes& codes : {Codes{}, Codes{-128.0, -125.0}, Codes{127.0, std::nullopt}}) {
      const auto count = static_cast<std::size_t>(items);
      expect_same<std::int8_t>({.id = "a", .min = -widest - 1, .max = widest}, count, numbers, codes);
      expect_same<std::int8_t>({.id = "a", .min = 0, .max = widest}, count, numbers, codes);
      expect_same<std::int8_t>({.id = "a", .min = -9, .max = -2}, count, numbers, codes);
      expect_same<std::int8_t>({.id = "a", .min = 100, .max = 200}, count, numbers, codes);
    }
  }
}

TEST_P(ScoreKernels, RealsThatDoNotAddUpExactly) {
  std::vector<double> numbers{nan, 0.1, -0.3};
  for (int i = 0; i < 50; ++i) numbers.push_back(std::exp(0.37 * i) / 1e7 - 0.2);
  expect_same<double>({.id = "a", .min = -0.3, .max = 10.1, .continuous = true}, 9, numbers, {0.1, -0.3});
  expect_same<double>({.id = "a", .min = -0.3, .max = 10.1, .continuous = true}, 9, numbers, {77.0, -77.0});
}

INSTANTIATE_TEST_SUITE_P(Variants, ScoreKernels, testing::Values(Vectors::avx2, Vectors::avx512));

}  // namespace
}  // namespace intimetry::score_kernels_test
