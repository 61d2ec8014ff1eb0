#include "analyses/score_job.hpp"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "files/csv_blocks.hpp"
#include "files/spooled_output.hpp"
#include "intimetry/core/parallel.hpp"

namespace intimetry::analyses {

namespace {

/// Threads that take blocks from the reader in turn, work on them side by side, and hand on in the blocks'
/// order.
class Pipeline {
 public:
  Pipeline(const ScoreRequest& request, const ScoringPlan& plan, const ScoreColumns& columns,
           files::BlockReader& reader, files::SpooledOutput& output, const table::Progress& progress)
      : request_(request),
        plan_(plan),
        columns_(columns),
        reader_(reader),
        output_(output),
        progress_(progress) {}

  void run() {
    std::vector<std::thread> helpers;
    const unsigned threads = resolve_threads(request_.threads);
    try {
      for (unsigned i = 1; i < threads; ++i) helpers.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      // The system gives no more threads: those that there are do the work.
    }
    work();
    for (std::thread& helper : helpers) helper.join();
    if (failure_) std::rethrow_exception(failure_);
  }

  table::BadAnswers bad;
  ScoreSummary summary;

 private:
  void work() {
    std::optional<files::Block> block;
    try {
      ScoreWorker worker(request_, plan_, columns_, reader_.header(), reader_.name());
      block.emplace();
      while (take(*block)) {
        std::exception_ptr problem;
        try {
          worker.work(*block);
        } catch (...) {
          problem = std::current_exception();
        }
        if (!hand_on(*block, worker, problem)) return;
      }
    } catch (...) {
      stop(std::current_exception());
    }
  }

  bool take(files::Block& block) {
    const std::lock_guard guard(reading_);
    if (reading_ended_) return false;
    reading_ended_ = true;
    reading_ended_ = !reader_.next(block);
    if (!reading_ended_) ++taken_;
    return !reading_ended_;
  }

  /// Waits for this block's turn. Returns false once something has failed: the rest is of no use then.
  bool hand_on(const files::Block& block, ScoreWorker& worker, const std::exception_ptr& problem) {
    std::unique_lock turn(writing_);
    my_turn_.wait(turn, [&] { return failure_ || next_ == block.index; });
    if (failure_) return false;
    if (problem) {
      failure_ = problem;
    } else {
      try {
        summary.append(worker.summary);
        bad.append(std::move(worker.bad));
        if (bad.count == 0) output_.write(worker.output());
        bytes_ += block.size;
        if (progress_) progress_(summary.respondents, bytes_);
      } catch (...) {
        failure_ = std::current_exception();
      }
    }
    ++next_;
    turn.unlock();
    my_turn_.notify_all();
    return true;
  }

  /// A fault of reading waits for all blocks before it, so that the first fault in the file is the one
  /// reported.
  void stop(const std::exception_ptr& problem) {
    std::unique_lock turn(writing_);
    my_turn_.wait(turn, [&] { return failure_ || next_ == taken_; });
    if (!failure_) failure_ = problem;
    turn.unlock();
    my_turn_.notify_all();
  }

  const ScoreRequest& request_;
  const ScoringPlan& plan_;
  const ScoreColumns& columns_;
  files::BlockReader& reader_;
  files::SpooledOutput& output_;
  const table::Progress& progress_;
  std::mutex reading_;
  std::mutex writing_;
  std::condition_variable my_turn_;
  bool reading_ended_ = false;
  std::atomic<std::uint64_t> taken_ = 0;
  std::uint64_t next_ = 0;
  std::uint64_t bytes_ = 0;
  std::exception_ptr failure_;
};

std::string header_row(const ScoreColumns& columns, const files::BlockReader& reader) {
  files::Tokenizer tokens(reader.header_text(), reader.header().delimiter);
  files::Record record;
  do {
  } while (tokens.next(record) && record.blank());
  files::RowWriter writer(reader.header().delimiter);
  for (const std::size_t column : columns.passed) writer.raw(record[column].raw());
  for (const std::string& name : columns.added) writer.text(name);
  writer.end_row();
  return std::string(writer.written());
}

}  // namespace

ScoreResult run_score(const ScoreRequest& request, const table::Source& source) {
  ScoreResult result;
  result.plan = table::make_answer_plan(request);
  files::BlockReader reader = table::open(source);
  const ScoreColumns columns = find_score_columns(request, result.plan, reader.header(), source.name);
  files::SpooledOutput output(request.output);
  if (request.format == RowFormat::csv) output.write(header_row(columns, reader));
  Pipeline pipeline(request, result.plan, columns, reader, output, source.progress);
  pipeline.run();
  table::throw_if_any(std::move(pipeline.bad), source.name, "nothing was written");
  output.commit();
  result.summary = std::move(pipeline.summary);
  result.source = source.name;
  result.delimiter = reader.header().delimiter;
  result.delimiter_given = reader.header().delimiter_given;
  result.blank_lines = reader.blank_lines();
  return result;
}

}  // namespace intimetry::analyses
