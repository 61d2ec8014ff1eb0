// Ours. Raw scores, answered counts and flags; every answer is checked against its range. The score table is
// warm (score_into writes into the memory of the last run), except where the entry says fresh.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <fstream>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "contender.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "intimetry/scoring/score.hpp"
#include "large_pages.hpp"

namespace {

intimetry::ScoringPlan read_plan(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return intimetry::make_plan(intimetry::load_instrument(text, path));
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

intimetry::ResponseView with_missing_code(const intimetry::ResponseView& view, double code) {
  auto columns = view.columns();
  for (auto& column : columns) column.missing_code = code;
  return {view.respondents(), columns};
}

/// The same columns as Arrow has them: what is missing is said by a bit beside.
class WithValidity {
 public:
  explicit WithValidity(const intimetry::ResponseView& view) : columns_(view.columns()) {
    respondents_ = view.respondents();
    for (auto& column : columns_) {
      auto& bits = bits_.emplace_back((respondents_ + 7) / 8);
      for (std::size_t i = 0; i < respondents_; ++i) {
        const double x = intimetry::number_at(column, i);
        if (x == x) bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | 1U << i % 8);
      }
      column.validity = bits.data();
    }
  }
  [[nodiscard]] intimetry::ResponseView view() const { return {respondents_, columns_}; }

 private:
  std::size_t respondents_ = 0;
  std::vector<intimetry::ResponseColumn> columns_;
  std::deque<std::vector<std::uint8_t>> bits_;
};

std::vector<double> raw_scores(const intimetry::ScoreTable& table) {
  std::vector<double> scores;
  for (const auto& column : table.columns()) {
    scores.insert(scores.end(), column.raw.view().begin(), column.raw.view().end());
  }
  return scores;
}

}  // namespace

int main(int, char** argv) {
  bench::LargePages pages;
  intimetry::large_blocks = &pages;
  const auto plan = read_plan(argv[2]);
  const auto reals = bench::read_table<double>(argv[1], "float64-columns");
  const auto rows = bench::read_table<double>(argv[1], "float64-rows");
  const auto bytes = bench::read_table<std::int8_t>(argv[1], "int8-columns");
  const WithValidity bits(columns(reals));
  const std::map<std::string, intimetry::ResponseView> layouts = {
      {"float64-validity", bits.view()},
      {"float64-columns", columns(reals)},
      {"float64-rows", intimetry::row_major(rows.data(), rows.size() / bench::item_count, bench::item_count,
                                            bench::item_count)},
      {"int8-columns", with_missing_code(columns(bytes), -1)}};

  intimetry::ScoreTable table;
  const auto scores = [&] { return raw_scores(table); };
  std::map<std::string, bench::Entry> entries;
  for (const auto& [layout, view] : layouts) {
    entries[layout + "/1"] = {[&, view = &view] { intimetry::score_into(table, plan, *view); }, scores};
    entries[layout + "/all"] = {
        [&, view = &view] { intimetry::score_into(table, plan, *view, {.threads = 0}); }, scores};
    entries[layout + "/fresh"] = {[&, view = &view] { table = intimetry::score(plan, *view); }, scores};
  }
  bench::serve("", entries);
}
