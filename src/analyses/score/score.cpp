#include "analyses/score/score.hpp"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "analyses/score/score_worker.hpp"
#include "intimetry/core/parallel.hpp"

namespace intimetry::analyses {

namespace {

/// Threads that take blocks from the reader in turn, score and format them side by side, and hand their texts
/// to the sink in the order of the blocks.
class Pipeline {
 public:
  Pipeline(const ScoreRequest& request, const ScoreLayout& layout, const table::Progress& progress,
           files::BlockReader& reader, ScoreSink& sink)
      : request_(request), layout_(layout), progress_(progress), reader_(reader), sink_(sink) {}

  void run() {
    std::vector<std::thread> helpers;
    const unsigned threads = resolve_threads(request_.threads);
    try {
      for (unsigned i = 1; i < threads; ++i) helpers.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      // The system gives no more threads: the ones that exist do the work.
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
      ScoreWorker worker(request_, layout_, reader_.name());
      const std::unique_ptr<ScoreFormatter> formatter = sink_.formatter();
      block.emplace();
      while (take(*block)) {
        std::exception_ptr problem;
        std::string_view text;
        try {
          worker.work(*block);
          // With bad answers there is no output: only the rest of them matters then.
          if (worker.bad.count == 0) text = formatter->format(worker.scored(*block));
        } catch (...) {
          problem = std::current_exception();
        }
        if (!hand_on(*block, worker, text, problem)) return;
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
  bool hand_on(const files::Block& block, ScoreWorker& worker, std::string_view text,
               const std::exception_ptr& problem) {
    std::unique_lock turn(writing_);
    my_turn_.wait(turn, [&] { return failure_ || next_ == block.index; });
    if (failure_) return false;
    if (problem) {
      failure_ = problem;
    } else {
      try {
        summary.append(worker.summary);
        bad.append(std::move(worker.bad));
        if (bad.count == 0) sink_.take(text);
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

  /// A reading error waits for all blocks before it, so that the error that is reported is the first one in
  /// the table.
  void stop(const std::exception_ptr& problem) {
    std::unique_lock turn(writing_);
    my_turn_.wait(turn, [&] { return failure_ || next_ == taken_; });
    if (!failure_) failure_ = problem;
    turn.unlock();
    my_turn_.notify_all();
  }

  const ScoreRequest& request_;
  const ScoreLayout& layout_;
  const table::Progress& progress_;
  files::BlockReader& reader_;
  ScoreSink& sink_;
  std::mutex reading_;
  std::mutex writing_;
  std::condition_variable my_turn_;
  bool reading_ended_ = false;
  std::atomic<std::uint64_t> taken_ = 0;
  std::uint64_t next_ = 0;
  std::uint64_t bytes_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

ScoreResult run_score(const ScoreRequest& request, const table::Source& source, ScoreSink& sink) {
  ScoreResult result;
  result.plan = table::make_answer_plan(request);
  files::BlockReader reader = table::open(source);
  const ScoreColumns columns = find_score_columns(request, result.plan, reader.header(), source.name);
  const ScoreLayout layout{result.plan, columns, reader.header(), reader.header_text()};
  sink.begin(layout);
  Pipeline pipeline(request, layout, source.progress, reader, sink);
  pipeline.run();
  table::throw_if_any(std::move(pipeline.bad), source.name, "nothing was written");
  result.summary = std::move(pipeline.summary);
  result.source = source.name;
  result.delimiter = reader.header().delimiter;
  result.delimiter_given = reader.header().delimiter_given;
  result.blank_lines = reader.blank_lines();
  return result;
}

}  // namespace intimetry::analyses
