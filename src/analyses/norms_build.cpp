#include "analyses/norms_build.hpp"

#include <filesystem>
#include <set>
#include <vector>

#include "files/csv_error.hpp"
#include "instruments/instrument_source.hpp"
#include "table/answer_columns.hpp"
#include "table/answer_stream.hpp"
#include "text/terminal.hpp"

namespace intimetry::analyses {

namespace {

constexpr std::size_t most_roles = 10;

/// Reads who the rows of a table are of.
class PeopleReader {
 public:
  PeopleReader(const NormsRequest& request, const table::AnswerStream& stream)
      : request_(request), stream_(stream) {
    if (stream.has_role("couple") || request.roles) {
      table::require_role_column(request, "partner", stream.header(), stream.name());
    }
  }

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

std::string default_source(const std::string& file, std::size_t rows) {
  const std::string name = file == "-" ? "standard input" : std::filesystem::path(file).filename().string();
  return name + ", " + text::counted(rows, "row");
}

}  // namespace

std::string left_out_text(const std::vector<std::string>& left_out) {
  std::string text;
  for (const std::string& line : left_out) text += "  " + text::wrapped(line, text::output_width(), 4) + "\n";
  return text;
}

NormBuild make_norms(const NormsRequest& request, const table::Source& source) {
  const ScoringPlan plan = make_plan(request.instrument, request.plan);
  const NormSample sample = read_sample(request, source, plan);
  NormBuild build = build_norms(sample, request.options);
  build.file.instrument = request.instrument.id;
  build.file.version = request.instrument.version;
  build.file.source =
      request.source.empty() ? default_source(source.name, sample.people().size()) : request.source;
  build.file.description = request.description;
  if (build.file.norms.empty()) {
    throw Error(ErrorCode::data_value, files::display_name(source.name) + ": no norms can be made of these " +
                                           text::counted(sample.people().size(), "row") + "\n" +
                                           left_out_text(build.left_out) + "  nothing was written");
  }
  return build;
}

}  // namespace intimetry::analyses
