// Intimetry. The entries with a view check every answer against its range and compute what all coefficients
// and both intervals need; `save` writes alpha, its standard error and Feldt's interval. The bootstrap is of
// alpha and omega.
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "contender.hpp"
#include "intimetry/reliability/reliability_sample.hpp"

namespace {

constexpr std::size_t omega_items = 25;

/// One scale of 36 items with answers 0 to 5.
intimetry::ScoringPlan plan_of_one_scale() {
  intimetry::ScoringPlan plan;
  intimetry::PlanScale& scale = plan.scales.emplace_back();
  scale.id = "scale";
  for (std::size_t i = 0; i < bench::item_count; ++i) {
    plan.items.push_back({.id = "q" + std::to_string(i + 1), .min = 0, .max = 5});
    scale.keys.push_back({static_cast<std::uint32_t>(i), false});
  }
  return plan;
}

template <class T>
intimetry::ResponseView columns(const std::vector<T>& table) {
  const std::size_t respondents = table.size() / bench::item_count;
  std::vector<intimetry::ResponseColumn> columns;
  for (std::size_t item = 0; item < bench::item_count; ++item) {
    columns.push_back(intimetry::column_of(std::span(table).subspan(item * respondents, respondents)));
  }
  return {respondents, columns};
}

std::vector<double> numbers(const intimetry::Alpha& alpha) {
  return {alpha.alpha.value, alpha.standard_error.value, alpha.feldt.low, alpha.feldt.high};
}

}  // namespace

int main(int, char** argv) {
  const auto plan = plan_of_one_scale();
  const auto reals = bench::read_table<double>(argv[1], "float64-columns");
  const auto rows = bench::read_table<double>(argv[1], "float64-rows");
  const auto bytes = bench::read_table<std::int8_t>(argv[1], "int8-columns");
  const auto omega_rows = bench::read_table<double>(argv[1], "omega-rows");
  const std::map<std::string, intimetry::ResponseView> layouts = {
      {"float64-columns", columns(reals)},
      {"float64-rows", intimetry::row_major(rows.data(), rows.size() / bench::item_count, bench::item_count,
                                            bench::item_count)},
      {"int8-columns", columns(bytes)}};

  intimetry::Alpha alpha;
  intimetry::ItemBootstrap bootstrap;
  std::map<std::string, bench::Entry> entries;
  for (const auto& [layout, view] : layouts) {
    const auto run = [&, view = &view] {
      intimetry::ReliabilitySample sample(plan);
      sample.add(*view);
      alpha = intimetry::cronbach_alpha(sample.comoments(0).covariances(intimetry::Cases::listwise));
    };
    entries[layout + "/view"] = {run, [&] { return numbers(alpha); }};
  }
  for (const unsigned threads : {1U, 0U}) {
    const auto run = [&, threads] {
      const auto sums = intimetry::comoments_of(rows, bench::item_count, threads);
      alpha = intimetry::cronbach_alpha(sums.covariances(intimetry::Cases::listwise));
    };
    entries[threads == 1 ? "float64-rows/1" : "float64-rows/all"] = {run, [&] { return numbers(alpha); }};
    const auto draw = [&, threads] {
      bootstrap = intimetry::bootstrap_items(omega_rows, omega_items, {}, {.threads = threads});
    };
    entries[threads == 1 ? "bootstrap/1" : "bootstrap/all"] = {
        draw, [&] {
          const auto found = intimetry::omega_total(omega_rows, omega_items);
          return std::vector<double>{found.omega.value, bootstrap.omega.low, bootstrap.omega.high};
        }};
  }
  bench::serve("", entries);
}
