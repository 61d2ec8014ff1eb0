#include <string>

#include "files/csv_writer.hpp"
#include "render/change_text.hpp"

namespace intimetry::render {

namespace {

void write_since(files::RowWriter& writer, const analyses::ChangeResult& result,
                 const analyses::FollowedScale& followed, const ChangeSince& since) {
  if (!since.occasion) {
    for (int i = 0; i < 7; ++i) writer.text("");
    return;
  }
  const ScoreChange& change = since.change;
  writer.text(followed.occasions[*since.occasion].date.text());
  writer.number(change.change.value);
  writer.number(change.rc.value);
  writer.number(change.criterion.limit);
  writer.text(word(change.criterion.comparison));
  writer.text(change.verdict == ChangeVerdict::none ? word(change.why_none) : word(change.verdict));
  writer.text(error_source_word(result, change.criterion.error));
}

void write_heading(files::RowWriter& writer, const analyses::ChangeRequest& request) {
  for (const char* name : {"respondent", "perspective", "scale", "date", "score", "flags"}) writer.text(name);
  const auto since = [&](const std::string& prefix) {
    for (const char* name : {"_date", "", "_rc", "_smallest_detectable", "_comparison", "_verdict", "_error"})
      writer.text(prefix + name);
  };
  if (request.since_first) since("since_first");
  if (request.since_previous) since("since_previous");
  for (const char* name :
       {"slope_30_days", "slope_se", "slope_p", "slope_n", "instrument", "version", "validation"})
    writer.text(name);
  writer.end_row();
}

}  // namespace

std::string change_rows(const analyses::ChangeRequest& request, const analyses::ChangeResult& result) {
  files::RowWriter writer;
  write_heading(writer, request);
  for (const analyses::FollowedScale& followed : result.followed) {
    for (std::size_t i = 0; i < followed.occasions.size(); ++i) {
      writer.text(followed.subject);
      writer.text(result.perspectives ? word(followed.perspective) : std::string_view());
      writer.text(followed.scale);
      writer.text(followed.occasions[i].date.text());
      writer.number(followed.occasions[i].score);
      std::string flags;
      for_each_flag(followed.flags[i],
                    [&](std::string_view name) { flags += (flags.empty() ? "" : ";") + std::string(name); });
      writer.text(flags);
      if (request.since_first) write_since(writer, result, followed, followed.series.steps[i].first);
      if (request.since_previous) write_since(writer, result, followed, followed.series.steps[i].previous);
      const Trend& line = followed.series.trend;
      writer.number(line.slope.value);
      writer.number(line.standard_error.value);
      writer.number(line.p.value);
      writer.number(static_cast<std::int64_t>(line.n));
      writer.text(result.instrument.id);
      writer.text(result.instrument.version);
      writer.text(word(result.instrument.validation));
      writer.end_row();
    }
  }
  return std::string(writer.written());
}

}  // namespace intimetry::render
