#include "analyses/change/occasions.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>

#include "analyses/change/people_gatherer.hpp"
#include "files/csv_number.hpp"
#include "files/csv_table.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/scoring/score_administration.hpp"
#include "table/answer_columns.hpp"
#include "table/answer_stream.hpp"
#include "text/counted.hpp"

namespace intimetry::analyses {

namespace {

std::vector<std::string> columns_of(const ScoringPlan& plan, const ChangeRequest& request) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    const auto& wanted = request.wanted;
    if (wanted.empty() || std::find(wanted.begin(), wanted.end(), id) != wanted.end()) ids.push_back(id);
  };
  for (const PlanScale& scale : plan.scales) add(scale.id);
  for (const PlanComposite& composite : plan.composites) add(composite.id);
  return ids;
}

ScoreRange range_of(const ScoringPlan& plan, const std::string& id) {
  for (const PlanScale& scale : plan.scales) {
    if (scale.id == id) return scale.range;
  }
  for (const PlanComposite& composite : plan.composites) {
    if (composite.id == id) return composite.range;
  }
  return {};
}

void take_scores(Occasion& occasion, const std::vector<std::string>& columns, const ScoreTable& table,
                 std::size_t row) {
  for (const std::string& id : columns) {
    const ScoreColumn& column = table[id];
    occasion.scores.push_back(column.raw[row]);
    occasion.flags.push_back(column.flags(row));
  }
}

std::string row_words(std::uint64_t row) { return "data row " + std::to_string(row); }

/// Returns the respondent of a row, or couple/partner if the table has these two columns instead.
std::string who(const table::AnswerStream& stream, std::size_t row) {
  if (stream.has_role("respondent")) return std::string(stream.text(row, "respondent"));
  const std::string couple(stream.text(row, "couple"));
  const std::string partner(stream.text(row, "partner"));
  return couple.empty() || partner.empty() ? std::string() : couple + "/" + partner;
}

void read_answers(const ChangeRequest& request, const table::Source& source, const ScoringPlan& plan,
                  Occasions& data) {
  table::AnswerStream stream(request, source, plan, {"respondent", "couple", "partner", "date", "version"},
                             {"date"});
  if (!stream.has_role("respondent") && !(stream.has_role("couple") && stream.has_role("partner")))
    table::require_role_column(request, "respondent", stream.header(), source.name);
  PeopleGatherer gatherer(request, source.name, data);
  while (stream.next()) {
    const table::AnswerBlock& block = stream.block();
    const ResponseView view = block.view();
    const auto perspectives = block.perspectives();
    data.perspectives = data.perspectives || !perspectives.empty();
    const ScoreTable table = score(plan, view, {.perspectives = perspectives});
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const Perspective perspective = perspectives.empty() ? Perspective::now : perspectives[row];
      Occasion* occasion = gatherer.add(who(stream, row), stream.text(row, "date"), perspective,
                                        stream.text(row, "version"), row_words(block.first_row() + row));
      if (occasion == nullptr) continue;
      take_scores(*occasion, data.columns, table, row);
      for (const std::string& id : data.columns)
        occasion->administrations.push_back({perspective, request.role, keyed_answers(plan, id, view, row)});
    }
  }
  gatherer.finish();
}

/// Reads a table whose columns are scores.
class ScoresReader {
 public:
  ScoresReader(const ChangeRequest& request, const table::Source& source, const ScoringPlan& plan,
               Occasions& data)
      : request_(request),
        plan_(plan),
        data_(data),
        table_(files::read_table(table::open(source))),
        reader_(request.missing_tokens),
        gatherer_(request, source.name, data) {}

  void read() {
    find_columns();
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const Perspective meant = perspective(row);
      Occasion* occasion = gatherer_.add(cell(row, respondent_), cell(row, date_), meant,
                                         version_ ? cell(row, *version_) : std::string_view(), place(row));
      if (occasion == nullptr) continue;
      for (std::size_t i = 0; i < columns_.size(); ++i) take(*occasion, row, i, meant);
    }
    gatherer_.finish();
  }

 private:
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    return table_.rows[row].fields[column];
  }
  [[nodiscard]] std::string place(std::size_t row) const {
    return row_words(row + 1) + " (line " + std::to_string(table_.rows[row].line) + ")";
  }

  void find_columns() {
    for (const auto& [role, name] : request_.named_columns) table_.header.require(name, table_.file);
    respondent_ = table::require_role_column(request_, "respondent", table_.header, table_.file);
    date_ = table::require_role_column(request_, "date", table_.header, table_.file);
    perspective_ = table::find_role_column(request_, "perspective", table_.header, table_.file);
    version_ = table_.header.find("version");
    data_.perspectives = request_.perspective || perspective_;
    std::vector<std::string> found;
    for (const std::string& id : data_.columns) {
      const auto column = table_.header.find(table::column_of_item(request_, id));
      // Requested scales must exist; without a request, all scales with a column are used.
      if (!column && request_.wanted.empty()) continue;
      columns_.push_back(column ? *column
                                : table_.header.require(table::column_of_item(request_, id), table_.file));
      found.push_back(id);
    }
    if (found.empty()) {
      throw Error(ErrorCode::data_columns, files::display_name(table_.file) + ": no column is a scale of '" +
                                               request_.instrument.id + "': expected " +
                                               data_.columns.front() + " and so on" +
                                               (table_.header.find(request_.instrument.items.front().id)
                                                    ? "; the table has items: leave out --scores"
                                                    : ""));
    }
    data_.columns = found;
  }

  Perspective perspective(std::size_t row) {
    if (request_.perspective) return *request_.perspective;
    if (!perspective_) return Perspective::now;
    const auto meant = from_word<Perspective>(cell(row, *perspective_));
    const auto& known = request_.instrument.perspectives;
    if (meant && std::find(known.begin(), known.end(), *meant) != known.end()) return *meant;
    std::string expected;
    for (const Perspective one : known) expected += (expected.empty() ? "" : ", ") + std::string(word(one));
    gatherer_.refuse(place(row), table_.header.names[*perspective_], cell(row, *perspective_),
                     "a perspective of '" + request_.instrument.id + "': " + expected);
    return Perspective::now;
  }

  void take(Occasion& occasion, std::size_t row, std::size_t i, Perspective meant) {
    const std::string_view text = cell(row, columns_[i]);
    const files::Answer found = reader_.read({text.data(), static_cast<std::uint32_t>(text.size()), false});
    const ScoreRange range = range_of(plan_, data_.columns[i]);
    double score = std::numeric_limits<double>::quiet_NaN();
    Flags flags;
    const bool number = found.kind == files::AnswerKind::number;
    // Scores may have been rounded to two decimals when they were written.
    if (number && found.value >= range.low - 0.005 && found.value <= range.high + 0.005) {
      score = found.value;
    } else if (number && request_.out_of_range == table::OutOfRange::missing) {
      flags = Flag::out_of_range;
    } else if (found.kind != files::AnswerKind::missing) {
      gatherer_.refuse(place(row), table_.header.names[columns_[i]], text,
                       "a score of '" + data_.columns[i] + "', from " + shortest(range.low) + " to " +
                           shortest(range.high),
                       number);
    }
    occasion.scores.push_back(score);
    occasion.flags.push_back(flags);
    occasion.administrations.push_back({meant, request_.role, {}});
  }

  static std::string shortest(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
  }

  const ChangeRequest& request_;
  const ScoringPlan& plan_;
  Occasions& data_;
  files::CsvTable table_;
  files::AnswerReader reader_;
  PeopleGatherer gatherer_;
  std::size_t respondent_ = 0;
  std::size_t date_ = 0;
  std::optional<std::size_t> perspective_;
  std::optional<std::size_t> version_;
  std::vector<std::size_t> columns_;
};

}  // namespace

Occasions read_occasions(const ChangeRequest& request, const table::Source& source, const ScoringPlan& plan) {
  Occasions data;
  data.columns = columns_of(plan, request);
  if (request.scores) {
    ScoresReader(request, source, plan, data).read();
  } else {
    read_answers(request, source, plan, data);
  }
  return data;
}

Occasions couple_occasions(const ChangeRequest& request, const CoupleFile& couple, const std::string& file,
                           const ScoringPlan& plan) {
  Occasions data;
  data.columns = columns_of(plan, request);
  data.perspectives = true;
  PeopleGatherer gatherer(request, file, data);
  for (const Partner& partner : couple.partners) {
    data.partners.push_back(partner.id);
    for (const Administration& given : couple.administrations) {
      if (given.partner != partner.id || given.instrument != request.instrument.id) continue;
      if (request.perspective && given.perspective != *request.perspective) continue;
      if (given.version != request.instrument.version) {
        ++data.other_versions;
        continue;
      }
      Occasion* occasion =
          gatherer.add(partner.id, given.date.text(), given.perspective, given.version, "the couple's file");
      if (occasion == nullptr) continue;
      take_scores(*occasion, data.columns, score_administration(plan, given), 0);
      for (const std::string& id : data.columns)
        occasion->administrations.push_back(
            answered_scale(plan, id, given, request.role ? request.role : partner.role));
    }
  }
  gatherer.finish();
  if (!data.people.empty()) return data;
  throw Error(ErrorCode::data_value,
              files::display_name(file) + ": nobody has answered '" + request.instrument.id + "'" +
                  (data.other_versions == 0 ? std::string()
                                            : " in version " + request.instrument.version + "; there are " +
                                                  text::counted(data.other_versions, "administration") +
                                                  " to other versions, whose keys are not at hand"));
}

}  // namespace intimetry::analyses
