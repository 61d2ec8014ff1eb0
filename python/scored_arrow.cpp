#include "scored_arrow.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace intimetry::python {

namespace {

/// Sets a bit for each number that is none, and returns how many there are.
/// @param bits room for a bit a row; a set bit says that there is a number
std::int64_t mark_numbers(const double* values, std::size_t rows, std::uint8_t* bits) {
  std::int64_t missing = 0;
  for (std::size_t row = 0; row < rows; row += 8) {
    const std::size_t length = std::min<std::size_t>(8, rows - row);
    unsigned byte = 0;
    for (std::size_t i = 0; i < length; ++i) {
      const bool is_number = values[row + i] == values[row + i];
      byte |= unsigned{is_number} << i;
      missing += !is_number;
    }
    bits[row / 8] = static_cast<std::uint8_t>(byte);
  }
  return missing;
}

}  // namespace

ScoredArrow::ScoredArrow(std::shared_ptr<const void> owner, const std::vector<std::string>& flag_texts,
                         bool views, std::size_t text_room)
    : flag_texts_(flag_texts), views_(views) {
  memory_->owner = std::move(owner);
  table_->owner = memory_;
  std::size_t longest = 1;
  for (const std::string& text : flag_texts) longest = std::max(longest, text.size());
  most_rows_ =
      views ? std::numeric_limits<std::size_t>::max() : std::max<std::size_t>(text_room / longest, 1);
  if (views) make_view_pool();
}

void ScoredArrow::make_view_pool() {
  std::size_t size = 0;
  for (const std::string& text : flag_texts_) size += text.size();
  Buffer<char>& pool = memory_->texts.emplace_back(std::max<std::size_t>(size, 1));
  std::int32_t begin = 0;
  for (const std::string& text : flag_texts_) {
    View view{static_cast<std::int32_t>(text.size()), {}};
    if (text.size() <= sizeof view.bytes) {
      std::copy(text.begin(), text.end(), view.bytes);
    } else {
      std::copy_n(text.begin(), 4, view.bytes);
      std::memcpy(view.bytes + 8, &begin, sizeof begin);  // bytes 4 to 7: of the buffer number 0
    }
    view_of_.push_back(view);
    std::copy(text.begin(), text.end(), pool.data() + begin);
    begin += view.size;
  }
  pool_ = pool.data();
  pool_size_ = &memory_->sizes.emplace_back(begin);
}

ExportedColumn ScoredArrow::numbers(const double* values, std::size_t rows) {
  Buffer<std::uint8_t> bits((rows + 7) / 8);
  const std::int64_t missing = mark_numbers(values, rows, bits.data());
  if (missing == 0) return {{nullptr, values}, 0};
  return {{memory_->bits.emplace_back(std::move(bits)).data(), values}, missing};
}

ExportedColumn ScoredArrow::strings(const std::int32_t* places, std::size_t rows) {
  Buffer<std::int32_t>& offsets = memory_->offsets.emplace_back(rows + 1);
  std::int32_t end = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    offsets[row] = end;
    end += static_cast<std::int32_t>(flag_texts_[static_cast<std::size_t>(places[row])].size());
  }
  offsets[rows] = end;
  Buffer<char>& text = memory_->texts.emplace_back(std::max<std::size_t>(static_cast<std::size_t>(end), 1));
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string& from = flag_texts_[static_cast<std::size_t>(places[row])];
    std::memcpy(text.data() + offsets[row], from.data(), from.size());
  }
  return {{nullptr, offsets.data(), text.data()}, 0};
}

ExportedColumn ScoredArrow::views_of(const std::int32_t* places, std::size_t rows) {
  Buffer<View>& views = memory_->views.emplace_back(rows);
  for (std::size_t row = 0; row < rows; ++row) views[row] = view_of_[static_cast<std::size_t>(places[row])];
  return {{nullptr, views.data(), pool_, pool_size_}, 0};
}

void ScoredArrow::add(const std::vector<ScoredColumn>& columns, std::size_t rows) {
  if (table_->fields.empty()) {
    constexpr const char* formats[] = {"g", "s", nullptr};
    for (const ScoredColumn& column : columns) {
      const char* format = formats[column.values.index()];
      table_->fields.emplace_back(column.name, format != nullptr ? format : views_ ? "vu" : "u");
    }
  }
  std::size_t begin = 0;
  do {
    const std::size_t length = std::min(most_rows_, rows - begin);
    ExportedBatch& batch = table_->batches.emplace_back();
    batch.rows = static_cast<std::int64_t>(length);
    for (const ScoredColumn& column : columns) {
      if (const auto* real = std::get_if<const double*>(&column.values)) {
        batch.columns.push_back(numbers(*real + begin, length));
      } else if (const auto* count = std::get_if<const std::int16_t*>(&column.values)) {
        batch.columns.push_back({{nullptr, *count + begin}, 0});
      } else {
        const std::int32_t* places = std::get<const std::int32_t*>(column.values) + begin;
        batch.columns.push_back(views_ ? views_of(places, length) : strings(places, length));
      }
    }
    begin += length;
  } while (begin < rows);
}

std::shared_ptr<const ExportedTable> ScoredArrow::take() { return std::move(table_); }

}  // namespace intimetry::python
