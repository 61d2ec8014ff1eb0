// What the memory allows: reads the same answers once and only adds them up, in enough separate sums that the
// compiler makes vector code of it and no addition waits for another. "With table": also writes as many bytes
// as the scores, counts and flags have, past the cache where the processor can.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "contender.hpp"
#include "large_pages.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace {

volatile double sink;

double sum_of(std::span<const double> numbers) {
  constexpr std::size_t lanes = 16;
  double sums[lanes] = {};
  for (std::size_t i = 0; i + lanes <= numbers.size(); i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += numbers[i + lane];
  }
  double sum = 0;
  for (const double lane : sums) sum += lane;
  return sum;
}

// Bytes are added eight at a time, as one word: to widen each would take longer than to read it.
double sum_of(std::span<const std::int8_t> numbers) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i + sizeof sum <= numbers.size(); i += sizeof sum) {
    std::uint64_t word;
    std::memcpy(&word, numbers.data() + i, sizeof word);
    sum += word;
  }
  return static_cast<double>(sum);
}

void write(unsigned char* to, std::size_t bytes) {
#if defined(__SSE2__)
  const __m128i word = _mm_set1_epi8(1);
  for (std::size_t i = 0; i + sizeof word <= bytes; i += sizeof word) {
    _mm_stream_si128(reinterpret_cast<__m128i*>(to + i), word);
  }
#else
  std::memset(to, 1, bytes);
#endif
}

template <class T>
class Ceiling {
 public:
  Ceiling(const std::string& folder, const std::string& layout)
      : answers_(bench::read_table<T>(folder, layout)),
        table_(answers_.size() / bench::item_count * bytes_of_scores) {}

  void read() const { sink = sum_of(answers_); }

  void read_and_write() {
    const std::size_t numbers = answers_.size() / parts;
    const std::size_t bytes = table_.size() / parts / line * line;
    double sum = 0;
    for (std::size_t part = 0; part < parts; ++part) {
      sum += sum_of(std::span(answers_).subspan(part * numbers, numbers));
      write(table_.data() + part * bytes, bytes);
    }
    sink = sum;
  }

 private:
  static constexpr std::size_t parts = 500;
  static constexpr std::size_t line = 64;
  static constexpr std::size_t bytes_of_scores = 6 * (sizeof(double) + 2 * sizeof(std::uint16_t));

  std::vector<T> answers_;
  intimetry::Buffer<unsigned char> table_;
};

}  // namespace

int main(int, char** argv) {
  bench::LargePages pages;
  intimetry::large_blocks = &pages;
  Ceiling<double> reals(argv[1], "float64-columns");
  Ceiling<std::int8_t> bytes(argv[1], "int8-columns");
  bench::serve("", {{"float64-columns", {[&] { reals.read(); }}},
                    {"float64-columns/table", {[&] { reals.read_and_write(); }}},
                    {"int8-columns", {[&] { bytes.read(); }}},
                    {"int8-columns/table", {[&] { bytes.read_and_write(); }}}});
}
