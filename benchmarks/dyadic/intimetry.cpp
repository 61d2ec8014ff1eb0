// Intimetry: pseudo-couples, and models whose time grows with the number of couples.
#include <cstddef>
#include <cstdlib>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "contender.hpp"
#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/couple_correlation.hpp"
#include "intimetry/dyadic/pairwise_correlations.hpp"
#include "intimetry/dyadic/pseudo_couples.hpp"
#include "intimetry/stats/random.hpp"

namespace {

using intimetry::MemberValues;

std::vector<std::vector<double>> columns_of(const std::vector<double>& table, std::size_t couples,
                                            std::size_t items) {
  std::vector<std::vector<double>> columns(2 * items, std::vector<double>(couples));
  for (std::size_t member = 0; member < 2; ++member) {
    for (std::size_t i = 0; i < couples; ++i) {
      for (std::size_t j = 0; j < items; ++j) {
        columns[2 * j + member][i] = table[(member * couples + i) * items + j];
      }
    }
  }
  return columns;
}

}  // namespace

int main(int, char** argv) {
  const auto couples = std::strtoul(argv[2], nullptr, 10);
  const auto items = std::strtoul(argv[3], nullptr, 10);
  const auto columns = columns_of(bench::read_table<double>(argv[1], "couples"), couples, items);
  std::vector<MemberValues> variables;
  for (std::size_t j = 0; j < items; ++j) variables.push_back({columns[2 * j], columns[2 * j + 1]});

  intimetry::PseudoCouples found;
  std::map<std::string, bench::Entry> entries;
  for (const unsigned threads : {1U, 0U}) {
    entries[threads == 1 ? "1" : "all"] = {[&, threads] {
                                             intimetry::PseudoCoupleOptions options;
                                             options.permutations = std::strtoul(argv[4], nullptr, 10);
                                             options.threads = threads;
                                             found = intimetry::pseudo_couples(variables, options);
                                           },
                                           [&] {
                                             return std::vector<double>{
                                                 found.similarity.value, found.baseline.value,
                                                 found.permuted_mean.value, found.permuted_sd.value};
                                           }};
  }
  intimetry::Random random(1);
  std::vector<std::vector<double>> large(4, std::vector<double>(1'000'000));
  for (auto& column : large) {
    for (double& value : column) value = random.normal();
  }
  double kept = 0;
  for (const std::size_t n : {1'000UL, 10'000UL, 100'000UL, 1'000'000UL}) {
    const auto member = [&large, n](std::size_t at) { return std::span<const double>(large[at]).first(n); };
    const MemberValues x{member(0), member(1)};
    const MemberValues y{member(2), member(3)};
    entries["icc-" + std::to_string(n)] = {[&kept, x] { kept += intimetry::couple_icc(x).value.value; }};
    entries["apim-" + std::to_string(n)] = {[&kept, x, y] {
      kept += intimetry::apim({y, {x}, {}, {}}).intercept.value.value;
    }};
    entries["pairwise-" + std::to_string(n)] = {
        [&kept, x, y] { kept += intimetry::pairwise_correlations(x, y).overall.value.value; }};
  }
  const auto apim_table = bench::read_table<double>(argv[1], "apim");
  intimetry::Apim fit;
  for (const std::size_t n : {10'000UL, 100'000UL}) {
    const auto column = [&, n](std::size_t at) { return std::span(apim_table).subspan(at * 100'000, n); };
    const intimetry::ApimModel model{{column(2), column(3)}, {{column(0), column(1)}}, {}, {}};
    entries["apim/" + std::to_string(n)] = {[&fit, model] { fit = intimetry::apim(model); },
                                            [&fit] {
                                              const auto& x = fit.predictors.front();
                                              return std::vector<double>{
                                                  x.actor.value.value, x.partner.value.value,
                                                  x.actor.se.value, x.partner.se.value};
                                            }};
  }
  bench::serve("", entries);
  return kept > 1e300 ? 1 : 0;
}
