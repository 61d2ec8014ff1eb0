#include "analyses/norms/norms.hpp"

#include <filesystem>
#include <set>
#include <utility>

#include "files/csv_error.hpp"
#include "table/answer_columns.hpp"
#include "table/answer_stream.hpp"
#include "text/counted.hpp"

namespace intimetry::analyses {

namespace {

constexpr std::size_t most_roles = 10;

/// Reads whose the rows of a table are.
class PeopleReader {
 public:
  PeopleReader(const NormsRequest& request, const table::AnswerStream& stream)
      : request_(request), stream_(stream) {
    if (stream.has_role("couple") || request.roles) {
      table::require_role_column(request, "partner", stream.header(), stream.name());
    }
  }

  /// Returns the people of the current block.
  std::vector<NormPerson> read() {
    const table::AnswerBlock& block = stream_.block();
    std::vector<NormPerson> people;
    for (std::size_t row = 0; row < block.rows(); ++row) {
      NormPerson person;
      if (!block.perspectives().empty()) person.perspective = block.perspectives()[row];
      person.group = group_of(row);
      person.member = text(row, stream_.has_role("couple") ? "partner" : "respondent");
      person.couple = stream_.has_role("couple") ? text(row, "couple") : person.member;
      if (request_.roles) person.role = role_of(row);
      people.push_back(std::move(person));
    }
    return people;
  }

 private:
  [[nodiscard]] std::string text(std::size_t row, const std::string& role) const {
    return std::string(stream_.text(row, role));
  }

  [[nodiscard]] std::string group_of(std::size_t row) const {
    if (request_.group) return *request_.group;
    if (!stream_.has_role("group")) return "all";
    std::string group = text(row, "group");
    if (group.empty()) stream_.refuse_empty(row, "group", "the person's norm group");
    return group;
  }

  std::string role_of(std::size_t row) {
    std::string role = text(row, "partner");
    if (role.empty()) stream_.refuse_empty(row, "partner", "the person's role");
    roles_.insert(role);
    if (roles_.size() > most_roles) {
      throw Error(ErrorCode::bad_usage, "--roles: the column '" + request_.column_name("partner") +
                                            "' has more than " + std::to_string(most_roles) +
                                            " different values; roles are few, and the same in every couple");
    }
    return role;
  }

  const NormsRequest& request_;
  const table::AnswerStream& stream_;
  std::set<std::string> roles_;
};

NormSample read_sample(const NormsRequest& request, const table::Source& source, const ScoringPlan& plan) {
  table::AnswerStream stream(request, source, plan, {"couple", "partner", "respondent", "group"});
  PeopleReader reader(request, stream);
  NormSample sample(plan);
  while (stream.next()) {
    const std::vector<NormPerson> people = reader.read();
    try {
      sample.add(stream.block().view(), people);
    } catch (const Error& error) {
      throw Error(error.code(), files::display_name(source.name) + ": " + error.what());
    }
  }
  return sample;
}

std::string default_sample(const std::string& file, std::size_t rows) {
  const std::string name = file == "-" ? "standard input" : std::filesystem::path(file).filename().string();
  return name + ", " + text::counted(rows, "row");
}

[[noreturn]] void refuse_nothing(const std::string& file, std::size_t rows,
                                 const std::vector<std::string>& reasons) {
  std::string message =
      files::display_name(file) + ": no norms can be made of these " + text::counted(rows, "row") + "\n";
  for (const std::string& reason : reasons) message += "  " + reason + "\n";
  throw Error(ErrorCode::data_value, message + "  nothing was written");
}

}  // namespace

NormsResult run_norms(const NormsRequest& request, const table::Source& source) {
  const ScoringPlan plan = make_plan(request.instrument, request.plan);
  const NormSample sample = read_sample(request, source, plan);
  const std::size_t rows = sample.people().size();
  NormsResult result = build_norms(sample, request.options);
  if (result.file.norms.empty()) refuse_nothing(source.name, rows, result.left_out);
  result.file.instrument = request.instrument.id;
  result.file.version = request.instrument.version;
  result.file.source = request.sample.empty() ? default_sample(source.name, rows) : request.sample;
  result.file.description = request.description;
  return result;
}

}  // namespace intimetry::analyses
