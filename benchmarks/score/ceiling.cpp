// What the memory allows: reads the same answers once and only adds them up, in enough separate sums that the
// compiler makes vector code of it and no addition waits for another.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "contender.hpp"

namespace {

volatile double sink;

void add_up(const std::vector<double>& table) {
  constexpr std::size_t lanes = 16;
  double sums[lanes] = {};
  for (std::size_t i = 0; i + lanes <= table.size(); i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += table[i + lane];
  }
  double sum = 0;
  for (const double lane : sums) sum += lane;
  sink = sum;
}

// Bytes are added eight at a time, as one word: to widen each would take longer than to read it.
void add_up(const std::vector<std::int8_t>& table) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i + sizeof sum <= table.size(); i += sizeof sum) {
    std::uint64_t word;
    std::memcpy(&word, table.data() + i, sizeof word);
    sum += word;
  }
  sink = static_cast<double>(sum);
}

}  // namespace

int main(int, char** argv) {
  const auto reals = bench::read_table<double>(argv[1], "float64-columns");
  const auto bytes = bench::read_table<std::int8_t>(argv[1], "int8-columns");
  bench::serve("",
               {{"float64-columns", {[&] { add_up(reals); }}}, {"int8-columns", {[&] { add_up(bytes); }}}});
}
