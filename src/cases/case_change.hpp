#pragma once

#include <string>
#include <vector>

namespace intimetry::cases {

struct NewCase {
  std::string file;
  std::vector<std::string> partners;  // ID or ID=LABEL
  std::vector<std::string> roles;     // ID=ROLE
  std::string id;
};

struct AddedAnswers {
  std::string file;
  std::vector<std::string> responses;
  std::string partner;
  std::string rows;
  std::string instrument;
  std::string perspective;
  std::string date;
  bool replace = false;
  std::vector<std::string> instruments;
};

struct RemovedAdministrationRequest {
  std::string file;
  std::string partner;
  std::string instrument;
  std::string perspective;
  std::string date;
  std::vector<std::string> instruments;
};

struct SeenAloneRequest {
  std::string file;
  std::string partner;
  std::string date;
  std::vector<std::string> instruments;
};

struct ForgottenPerson {
  std::string file;
  std::string partner;
  bool yes = false;
  std::vector<std::string> instruments;
};

// Each function changes a couple's file completely or not at all, and reports the change on standard output.

void begin_case(const NewCase& asked);
void add_answers(const AddedAnswers& asked);
void remove_administration(const RemovedAdministrationRequest& asked);
void record_seen_alone(const SeenAloneRequest& asked);
void forget_person(const ForgottenPerson& asked);

}  // namespace intimetry::cases
