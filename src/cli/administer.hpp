#pragma once

#include <string>

#include "cli/question_options.hpp"

namespace intimetry::cli {

struct AdministerRequest {
  std::string couple;  // either this and `partner`, or `output`
  std::string partner;
  std::string output;
  QuestionOptions questions;
  std::string date;
  bool paper = false;
  bool with_private = false;
  bool private_alone = false;
  bool replace = false;
  bool anew = false;
  bool resume = false;
};

/// Asks the questions in the terminal and saves the answers, completely or not at all; reports on standard
/// output. A signal that ends the program leaves the draft.
void administer(const AdministerRequest& asked);

}  // namespace intimetry::cli
