#include "scored_arrow.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

namespace intimetry::python {

namespace {

std::int64_t count_bits(const std::uint8_t* bits, std::size_t bytes) {
  std::int64_t count = 0;
  std::size_t i = 0;
  for (; i + sizeof(std::uint64_t) <= bytes; i += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bits + i, sizeof word);
    count += std::popcount(word);
  }
  for (; i < bytes; ++i) count += std::popcount(bits[i]);
  return count;
}

}  // namespace

void mark_numbers(const double* values, std::size_t rows, std::uint8_t* bits) {
  for (std::size_t row = 0; row < rows; row += 8) {
    const std::size_t length = std::min<std::size_t>(8, rows - row);
    unsigned byte = 0;
    for (std::size_t i = 0; i < length; ++i) byte |= unsigned{values[row + i] == values[row + i]} << i;
    bits[row / 8] = static_cast<std::uint8_t>(byte);
  }
}

ScoredArrow::ScoredArrow(std::shared_ptr<const void> owner, const std::vector<std::string>& flag_texts,
                         bool views, std::size_t text_room)
    : flag_texts_(flag_texts), views_(views) {
  memory_->owner = std::move(owner);
  table_->owner = memory_;
  std::size_t longest = 1;
  for (const std::string& text : flag_texts) longest = std::max(longest, text.size());
  most_rows_ =
      views ? std::numeric_limits<std::size_t>::max() : std::max<std::size_t>(text_room / longest, 1);
  if (views) make_views(text_room);
}

void ScoredArrow::make_views(std::size_t text_room) {
  std::vector<std::string> buffers(1);
  for (const std::string& text : flag_texts_) {
    View view{static_cast<std::int32_t>(text.size()), {}};
    if (text.size() <= sizeof view.bytes) {
      std::copy(text.begin(), text.end(), view.bytes);
    } else {
      if (!buffers.back().empty() && buffers.back().size() + text.size() > text_room) buffers.emplace_back();
      const std::int32_t place[] = {static_cast<std::int32_t>(buffers.size() - 1),
                                    static_cast<std::int32_t>(buffers.back().size())};
      std::copy_n(text.begin(), 4, view.bytes);
      std::memcpy(view.bytes + 4, place, sizeof place);
      buffers.back() += text;
    }
    view_of_.push_back(view);
  }
  for (std::string& buffer : buffers) {
    memory_->view_sizes.push_back(static_cast<std::int64_t>(buffer.size()));
    view_texts_.push_back(memory_->view_texts.emplace_back(std::move(buffer)).data());
  }
}

ExportedColumn ScoredArrow::numbers(const double* values, const std::uint8_t* is_there, std::size_t rows) {
  const std::size_t bytes = (rows + 7) / 8;
  if (is_there == nullptr) {
    Buffer<std::uint8_t>& bits = memory_->bits.emplace_back(bytes);
    mark_numbers(values, rows, bits.data());
    is_there = bits.data();
  }
  const std::int64_t missing = static_cast<std::int64_t>(rows) - count_bits(is_there, bytes);
  return {{missing == 0 ? nullptr : is_there, values}, missing};
}

ExportedColumn ScoredArrow::strings(const std::int32_t* places, std::size_t rows) {
  // Texts are copied in whole steps, at least one: the number of steps rarely differs, so the branch is well
  // predicted. The next row overwrites what is written beyond the end.
  constexpr std::size_t step = 64;
  std::string padded;
  std::vector<std::pair<std::size_t, std::size_t>> texts;  // begin and size
  for (const std::string& text : flag_texts_) {
    texts.emplace_back(padded.size(), text.size());
    padded += text;
    padded.resize((padded.size() / step + 1) * step);
  }
  std::vector<std::size_t> times(texts.size());
  for (std::size_t row = 0; row < rows; ++row) ++times[static_cast<std::size_t>(places[row])];
  std::size_t total = 0;
  for (std::size_t place = 0; place < times.size(); ++place) total += times[place] * texts[place].second;

  Buffer<std::int32_t>& offsets = memory_->offsets.emplace_back(rows + 1);
  Buffer<char>& all = memory_->texts.emplace_back(total + step);
  char* to = all.data();
  for (std::size_t row = 0; row < rows; ++row) {
    offsets[row] = static_cast<std::int32_t>(to - all.data());
    const auto [begin, size] = texts[static_cast<std::size_t>(places[row])];
    std::memcpy(to, padded.data() + begin, step);
    for (std::size_t done = step; done < size; done += step)
      std::memcpy(to + done, padded.data() + begin + done, step);
    to += size;
  }
  offsets[rows] = static_cast<std::int32_t>(total);
  return {{nullptr, offsets.data(), all.data()}, 0};
}

ExportedColumn ScoredArrow::views_of(const std::int32_t* places, std::size_t rows) {
  Buffer<View>& views = memory_->views.emplace_back(rows);
  for (std::size_t row = 0; row < rows; ++row) views[row] = view_of_[static_cast<std::size_t>(places[row])];
  ExportedColumn column{{nullptr, views.data()}, 0};
  column.buffers.insert(column.buffers.end(), view_texts_.begin(), view_texts_.end());
  column.buffers.push_back(memory_->view_sizes.data());
  return column;
}

void ScoredArrow::add(std::span<const ScoredColumn> columns, std::size_t rows) {
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
        batch.columns.push_back(numbers(*real + begin, length == rows ? column.is_there : nullptr, length));
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
