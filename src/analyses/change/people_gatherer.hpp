#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "analyses/change/occasions.hpp"
#include "table/bad_answers.hpp"

namespace intimetry::analyses {

/// Gathers occasions by person and perspective, and collects what is wrong with rows.
class PeopleGatherer {
 public:
  /// @param file what messages call the table or the couple's file
  PeopleGatherer(const ChangeRequest& request, std::string file, Occasions& data)
      : request_(request), file_(std::move(file)), data_(data) {}

  /// Returns the occasion that a row makes, or null where the row does not say whose or when.
  Occasion* add(std::string_view respondent, std::string_view date, Perspective perspective,
                std::string_view version, const std::string& place);

  /// Puts each series in the order of its dates.
  /// @throws Error(data_value) with what is wrong with rows, two of one date among it
  void finish();

  /// What is wrong with a row's cell.
  void refuse(const std::string& place, const std::string& column, std::string_view found,
              const std::string& expected, bool out_of_range = false);

 private:
  void sort(PersonSeries& person);

  const ChangeRequest& request_;
  std::string file_;
  Occasions& data_;
  std::map<std::pair<std::string, Perspective>, std::size_t> known_;
  table::BadAnswers bad_;
};

}  // namespace intimetry::analyses
