#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "analyses/change/occasions.hpp"
#include "table/bad_answers.hpp"

namespace intimetry::analyses {

/// Groups occasions by person and perspective, and collects errors in rows.
class PeopleGatherer {
 public:
  /// @param file the name of the table or couple's file, for messages
  PeopleGatherer(const ChangeRequest& request, std::string file, Occasions& data)
      : request_(request), file_(std::move(file)), data_(data) {}

  /// Returns a new occasion, or null if the row has no valid respondent, date or version.
  Occasion* add(std::string_view respondent, std::string_view date, Perspective perspective,
                std::string_view version, const std::string& place);

  /// Sorts each series by date.
  /// @throws Error(data_value) with all errors in rows, among them two rows with one date
  void finish();

  /// Records an error in a cell.
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
