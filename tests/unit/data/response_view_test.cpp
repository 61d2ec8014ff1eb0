#include "intimetry/data/response_view.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::response_view_test {
namespace {

TEST(ElementType, FollowsTheSizeOfTheNumber) {
  EXPECT_EQ(element_type_of<signed char>(), ElementType::int8);
  EXPECT_EQ(element_type_of<const std::int16_t>(), ElementType::int16);
  EXPECT_EQ(element_type_of<int>(), ElementType::int32);
  EXPECT_EQ(element_type_of<long long>(), ElementType::int64);
  EXPECT_EQ(element_type_of<float>(), ElementType::float32);
  EXPECT_EQ(element_type_of<const double>(), ElementType::float64);
}

TEST(ColumnOf, ConsecutiveAndStridedAnswers) {
  const std::array<std::int16_t, 4> answers{1, 2, 3, 4};
  const ResponseColumn dense = column_of(std::span<const std::int16_t>(answers));
  EXPECT_EQ(dense.data, answers.data());
  EXPECT_EQ(dense.type, ElementType::int16);
  EXPECT_EQ(dense.stride, 2);
  EXPECT_EQ(dense.validity, nullptr);
  EXPECT_FALSE(dense.missing_code || dense.not_applicable_code);
  EXPECT_EQ(column_of(&answers[3], -1).stride, -2);
}

TEST(RowMajor, HasAColumnForEachItem) {
  const std::array<float, 8> rows{1, 2, 3, 0, 4, 5, 6, 0};
  const ResponseView view = row_major(rows.data(), 2, 3, 4);
  EXPECT_EQ(view.respondents(), 2U);
  ASSERT_EQ(view.columns().size(), 3U);
  for (std::size_t j = 0; j < 3; ++j) {
    EXPECT_EQ(view.columns()[j].data, rows.data() + j);
    EXPECT_EQ(view.columns()[j].stride, 16);
  }
}

TEST(RowMajor, OfNoRowsMayBeAtNoAddress) {
  const ResponseView view = row_major<double>(nullptr, 0, 3, 3);
  EXPECT_EQ(view.respondents(), 0U);
  EXPECT_EQ(view.columns().size(), 3U);
}

TEST(ResponseView, RefusesAColumnWithoutData) {
  EXPECT_NO_THROW(ResponseView(0, std::vector<ResponseColumn>(2)));
  const std::array<double, 1> one{1};
  try {
    ResponseView(1, {column_of(std::span<const double>(one)), ResponseColumn()});
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_argument);
    EXPECT_STREQ(error.what(), "ResponseView: columns: column 1 has no data");
  }
}

TEST(NumberAt, ReadsEveryTypeAndWhatIsMarkedAsMissing) {
  const std::array<std::int8_t, 2> bytes{1, -99};
  EXPECT_EQ(number_at(column_of(std::span<const std::int8_t>(bytes)), 1), -99);
  const std::array<std::int64_t, 2> longs{1, std::int64_t{1} << 40};
  EXPECT_EQ(number_at(column_of(std::span<const std::int64_t>(longs)), 1), 1099511627776.0);
  const std::array<float, 4> reals{0, 1, 2.5F, 3};
  EXPECT_EQ(number_at(column_of(reals.data() + 3, -1), 1), 2.5);
  ResponseColumn column = column_of(std::span<const float>(reals));
  const std::uint8_t validity = 0b10100;  // two bits in: the first and the third
  column.validity = &validity;
  column.validity_offset = 2;
  EXPECT_EQ(number_at(column, 0), 0);
  EXPECT_TRUE(std::isnan(number_at(column, 1)));
  EXPECT_EQ(number_at(column, 2), 2.5);
}

}  // namespace
}  // namespace intimetry::response_view_test
