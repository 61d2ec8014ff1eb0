#include "render/score_rows.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "files/csv_tokenizer.hpp"
#include "files/csv_writer.hpp"
#include "intimetry/core/flag.hpp"

namespace intimetry::render {

namespace {

/// Calls `write(record, row)` for each row of a block.
template <class Write>
void for_each_row(const analyses::ScoreLayout& layout, const files::Block& block, const Write& write) {
  files::Tokenizer tokens(block.text(), layout.header.delimiter, block.first_line);
  files::Record record;
  std::size_t row = 0;
  while (tokens.next(record)) {
    if (!record.blank()) write(record, row++);
  }
}

class CsvRows final : public analyses::ScoreFormatter {
 public:
  CsvRows(const analyses::ScoreRequest& request, const analyses::ScoreLayout& layout)
      : request_(request), layout_(layout), writer_(layout.header.delimiter) {}

  std::string_view format(const analyses::ScoredBlock& block) override {
    writer_.clear();
    for_each_row(layout_, block.rows, [&](const files::Record& record, std::size_t row) {
      for (const std::size_t column : layout_.columns.passed) writer_.raw(record[column].raw());
      for (std::size_t s = 0; s < block.scores.columns().size(); ++s) write_score(block, s, row);
      writer_.text(flags_text(block.scores, row));
      writer_.end_row();
    });
    return writer_.written();
  }

 private:
  void write_score(const analyses::ScoredBlock& block, std::size_t s, std::size_t row) {
    const ScoreColumn& column = block.scores.columns()[s];
    writer_.number(column.raw[row]);
    writer_.number(static_cast<std::int64_t>(column.answered[row]));
    if (request_.pomp) writer_.number(column.pomp(row));
    for (std::size_t i = 0; i < request_.standards.size(); ++i) {
      writer_.number(block.standards[s].values[i][row]);
    }
    if (request_.sem) writer_.number(block.errors[s].sem[row]);
    if (!request_.ci) return;
    writer_.number(block.errors[s].low[row]);
    writer_.number(block.errors[s].high[row]);
  }

  const std::string& flags_text(const ScoreTable& scores, std::size_t row) {
    flags_.clear();
    for (const ScoreColumn& column : scores.columns()) {
      if (column.flag_bits[row] == 0) continue;
      for_each_flag(column.flags(row), [&](std::string_view name) {
        if (!flags_.empty()) flags_ += ';';
        flags_.append(column.id).append(":").append(name);
      });
    }
    return flags_;
  }

  const analyses::ScoreRequest& request_;
  const analyses::ScoreLayout& layout_;
  files::RowWriter writer_;
  std::string flags_;
};

void append_json(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_json(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "null";
    return;
  }
  char text[files::double_text_size];
  out.append(text, files::format_double(value, text));
}

std::string json_text(std::string_view text) {
  std::string made;
  append_json(made, text);
  return made;
}

/// Writes JSON without a library: millions of small objects would be slow to build. What is the same in all
/// rows is made once.
class JsonRows final : public analyses::ScoreFormatter {
 public:
  JsonRows(const analyses::ScoreRequest& request, const analyses::ScoreLayout& layout)
      : request_(request), layout_(layout) {
    for (const std::size_t column : layout.columns.passed) {
      names_.push_back((names_.empty() ? "" : ",") + json_text(layout.header.names[column]) + ":");
    }
    for (const PlanScale& scale : layout.plan.scales) add_score(scale.id);
    for (const PlanComposite& composite : layout.plan.composites) add_score(composite.id);
    const Instrument& instrument = request.instrument;
    ending_ = "},\"instrument\":" + json_text(instrument.id) +
              ",\"version\":" + json_text(instrument.version) +
              ",\"validation\":" + json_text(word(instrument.validation)) + "}\n";
  }

  std::string_view format(const analyses::ScoredBlock& block) override {
    out_.clear();
    for_each_row(layout_, block.rows, [&](const files::Record& record, std::size_t row) {
      out_ += "{\"row\":" + std::to_string(block.rows.first_row + row) + ",\"columns\":{";
      for (std::size_t i = 0; i < names_.size(); ++i) {
        out_ += names_[i];
        append_json(out_, files::unquote(record[layout_.columns.passed[i]], scratch_));
      }
      out_ += "},\"scores\":{";
      for (std::size_t s = 0; s < scores_.size(); ++s) append_score(block, s, row);
      out_ += ending_;
    });
    return out_;
  }

 private:
  void add_score(const std::string& id) {
    scores_.push_back((scores_.empty() ? "" : ",") + json_text(request_.prefix + id) + ":{\"raw\":");
  }

  void append_score(const analyses::ScoredBlock& block, std::size_t s, std::size_t row) {
    const ScoreColumn& column = block.scores.columns()[s];
    out_ += scores_[s];
    append_json(out_, column.raw[row]);
    if (request_.pomp) {
      out_ += ",\"pomp\":";
      append_json(out_, column.pomp(row));
    }
    if (!block.standards.empty()) append_standards(block.standards[s], row);
    if (!block.errors.empty()) append_error(block.errors[s], row);
    out_ += ",\"answered\":" + std::to_string(column.answered[row]) + ",\"flags\":[";
    bool first = true;
    for_each_flag(column.flags(row), [&](std::string_view name) {
      if (!first) out_ += ',';
      first = false;
      append_json(out_, name);
    });
    out_ += "]}";
  }

  void append_standards(const analyses::StandardColumn& standards, std::size_t row) {
    for (std::size_t i = 0; i < request_.standards.size(); ++i) {
      out_ += ",\"" + std::string(word(request_.standards[i])) + "\":";
      append_json(out_, standards.values[i][row]);
    }
    out_ += ",\"percentile_from\":\"" + std::string(word(standards.percentile_from[row])) +
            "\",\"normalised\":" + (standards.normalised[row] != 0 ? "true" : "false");
  }

  void append_error(const analyses::ErrorColumn& errors, std::size_t row) {
    if (request_.sem) {
      out_ += ",\"sem\":";
      append_json(out_, errors.sem[row]);
    }
    if (request_.ci && std::isnan(errors.low[row])) {
      out_ += ",\"ci\":null";
    } else if (request_.ci) {
      out_ += ",\"ci\":[";
      append_json(out_, errors.low[row]);
      out_ += ',';
      append_json(out_, errors.high[row]);
      out_ += ']';
    }
    out_ += ",\"error_source\":\"" + std::string(word(errors.source[row])) + "\"";
  }

  const analyses::ScoreRequest& request_;
  const analyses::ScoreLayout& layout_;
  std::vector<std::string> names_;   // of the columns that are passed through, up to the cell
  std::vector<std::string> scores_;  // the begin of each score's object, up to the raw score
  std::string ending_;
  std::string out_;
  std::string scratch_;
};

std::string header_row(const analyses::ScoreLayout& layout) {
  files::Tokenizer tokens(layout.header_text, layout.header.delimiter);
  files::Record record;
  do {
  } while (tokens.next(record) && record.blank());
  files::RowWriter writer(layout.header.delimiter);
  for (const std::size_t column : layout.columns.passed) writer.raw(record[column].raw());
  for (const std::string& name : layout.columns.added) writer.text(name);
  writer.end_row();
  return std::string(writer.written());
}

}  // namespace

ScoreRows::ScoreRows(const analyses::ScoreRequest& request, RowFormat format,
                     std::function<void(std::string_view)> write)
    : request_(request), format_(format), write_(std::move(write)) {}

void ScoreRows::begin(const analyses::ScoreLayout& layout) {
  layout_ = &layout;
  if (format_ == RowFormat::csv) write_(header_row(layout));
}

std::unique_ptr<analyses::ScoreFormatter> ScoreRows::formatter() {
  if (format_ == RowFormat::csv) return std::make_unique<CsvRows>(request_, *layout_);
  return std::make_unique<JsonRows>(request_, *layout_);
}

void ScoreRows::take(std::string_view text) { write_(text); }

}  // namespace intimetry::render
