#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "files/csv_header.hpp"
#include "table/answer_request.hpp"

namespace intimetry::table {

/// Returns the name of this item's column.
std::string column_of_item(const AnswerRequest& request, const std::string& item);

/// Returns the column of each of the plan's items.
/// @throws Error(data_columns) for items without a column, with the nearest name
std::vector<std::size_t> find_item_columns(const AnswerRequest& request, const ScoringPlan& plan,
                                           const files::Header& header, const std::string& file);

/// Returns the column with this role ("couple", "partner", "respondent", "perspective", "date", "group"), or
/// nothing if there is none.
/// @throws Error(data_columns) if the user named a column that does not exist
std::optional<std::size_t> find_role_column(const AnswerRequest& request, const std::string& role,
                                            const files::Header& header, const std::string& file);

/// Returns the column with this role, which is required.
/// @throws Error(data_columns) if it does not exist, with the nearest name and the option for its name
std::size_t require_role_column(const AnswerRequest& request, const std::string& role,
                                const files::Header& header, const std::string& file);

}  // namespace intimetry::table
