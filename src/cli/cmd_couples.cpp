#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "cli/answer_options.hpp"
#include "cli/answer_sheets.hpp"
#include "cli/couple_columns.hpp"
#include "cli/couple_norm_files.hpp"
#include "cli/couple_rows.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "files/csv_error.hpp"
#include "files/spooled_output.hpp"
#include "intimetry/core/parallel.hpp"
#include "intimetry/couple/couple_profiler.hpp"

namespace intimetry::cli {

namespace {

constexpr VerbHelp couples_help{
    "couples", "Couples", "A data set of couples: a row a couple and scale, each value with its error",
    "  intimetry couples answers.csv -i five-dimensions -o couples.csv\n"
    "\n"
    "answers.csv has a row for each answer sheet, with columns couple and partner,\n"
    "and perspective and date where there are several. The rows of a couple stand\n"
    "together; of several dates the latest counts. couples.csv has for each scale\n"
    "both partners' scores; their difference, each one's gap (ideal - now) and what\n"
    "each believes of the other, as far as the questionnaire has these; with standard\n"
    "error (_se), 95 % interval (_low, _high), Holm's adjusted p (_p), whether it is\n"
    "beyond error (_beyond) and where the error comes from (_error). Partners are in\n"
    "the order of what the column partner says: first minus second."};

struct CouplesArguments {
  AnswerArguments answers;
  OutputOptions output;
  std::string as_of;
  std::string norms;
  std::string norm_group;
  bool quiet = false;
};

/// What was seen of all couples, for the summary.
struct CouplesSummary {
  std::uint64_t couples = 0;
  std::uint64_t with_difference = 0;
  std::uint64_t beyond = 0;
};

class CouplesJob {
 public:
  CouplesJob(const AnswerRequest& request, const CouplesArguments& arguments)
      : request_(request),
        json_(arguments.output.json),
        output_(arguments.output.path),
        columns_(request.instrument) {
    plan_ = make_answer_plan(request);
    for (const PlanScale& scale : plan_.scales) scales_.push_back(scale.id);
    for (const PlanComposite& composite : plan_.composites) scales_.push_back(composite.id);
    options_.draws = 0;  // no column needs a band
    options_.include_private = request.plan.include_private;
    if (!arguments.norms.empty()) {
      options_.norms = read_norms({arguments.norms}, [this](std::string_view id) {
        return id == request_.instrument.id ? &request_.instrument : nullptr;
      });
    }
    options_.norm_group = arguments.norm_group;
    if (!arguments.as_of.empty()) options_.as_of = date_option("--as-of", arguments.as_of);
  }

  void run() {
    CoupleRows rows(request_, plan_);
    if (!json_) write_header();
    constexpr std::size_t at_a_time = 1024;
    for (auto couples = rows.next(at_a_time); !couples.empty(); couples = rows.next(at_a_time)) work(couples);
    output_.commit();
    alone_ = rows.alone();
    sheets_ = rows.rows();
  }

  void summarise(const std::string& output) const {
    std::string text = "Compared the partners of " + counted(summary_.couples, "couple") + " from " +
                       counted(sheets_, "answer sheet") + " to " + request_.instrument.id + ", version " +
                       request_.instrument.version + ".\n";
    const Style style(STDERR_FILENO);
    if (request_.instrument.validation == Validation::none)
      text += style.warning("Unvalidated:") +
              " no study of this instrument is published; its scores are no diagnosis.\n";
    if (alone_ > 0)
      text += counted(alone_, "couple") + " with rows of one partner alone: nothing to compare.\n";
    text += counted(summary_.beyond, "couple") + " with at least one difference (now) beyond error, of " +
            with_commas(summary_.with_difference) + " with a difference that could be tested.\n";
    if (output != "-") text += "The couples are in " + style.bold(output) + "\n";
    std::fputs(text.c_str(), stderr);
  }

 private:
  void write_header() {
    files::RowWriter writer;
    for (const std::string& name : columns_.names()) writer.text(name);
    writer.end_row();
    output_.write(writer.written());
  }

  /// Profiles side by side, in shares whose texts are then written in order.
  void work(const std::vector<CoupleFile>& couples) {
    constexpr std::size_t share = 64;
    const std::size_t shares = (couples.size() + share - 1) / share;
    std::vector<std::string> texts(shares);
    std::vector<CouplesSummary> seen(shares);
    const InstrumentLookup lookup = [this](std::string_view id) {
      return id == request_.instrument.id ? &request_.instrument : nullptr;
    };
    parallel_for(shares, request_.threads, [&](std::size_t at) {
      files::RowWriter writer;
      CoupleProfiler profiler(lookup, options_);
      for (std::size_t i = at * share; i < std::min(couples.size(), (at + 1) * share); ++i) {
        const CoupleProfile profile = profiler.profile(couples[i]);
        note(profile, seen[at]);
        if (json_) {
          columns_.write_json(profile, scales_, texts[at]);
        } else {
          columns_.write_csv(profile, scales_, writer);
        }
      }
      texts[at] += writer.written();
    });
    for (std::size_t at = 0; at < shares; ++at) {
      output_.write(texts[at]);
      summary_.couples += seen[at].couples;
      summary_.with_difference += seen[at].with_difference;
      summary_.beyond += seen[at].beyond;
    }
  }

  static void note(const CoupleProfile& profile, CouplesSummary& summary) {
    ++summary.couples;
    for (const DiscrepancyFamily& family : profile.families) {
      if (family.quantity != Quantity::difference || family.perspective != Perspective::now) continue;
      summary.with_difference += family.m > 0 ? 1 : 0;
      bool beyond = false;
      for (const Discrepancy& row : family.rows) beyond = beyond || row.flagged;
      summary.beyond += beyond ? 1 : 0;
    }
  }

  const AnswerRequest& request_;
  bool json_;
  files::SpooledOutput output_;
  CoupleColumns columns_;
  ScoringPlan plan_;
  std::vector<std::string> scales_;
  CoupleOptions options_;
  CouplesSummary summary_;
  std::uint64_t alone_ = 0;
  std::uint64_t sheets_ = 0;
};

}  // namespace

void add_couples(CLI::App& app) {
  CLI::App& verb = add_verb(app, couples_help);
  const auto arguments = std::make_shared<CouplesArguments>();
  add_answer_input(verb, arguments->answers);
  add_output_options(verb, arguments->output);
  verb.add_option("--as-of", arguments->as_of, "As it stood on this day: later answers do not count")
      ->type_name("YYYY-MM-DD");
  verb.add_option("--norms", arguments->norms, "Norm file made from your own data (norms build)")
      ->type_name("FILE");
  verb.add_option("--norm-group", arguments->norm_group,
                  "Which group of the norm file describes these couples; the only one if not given")
      ->type_name("GROUP");
  verb.add_flag("-q,--quiet", arguments->quiet, "No summary on standard error");
  add_answer_options(verb, arguments->answers);
  verb.callback([arguments] {
    const AnswerRequest request = understand_answers(arguments->answers);
    CouplesJob job(request, *arguments);
    job.run();
    if (!arguments->quiet) job.summarise(arguments->output.path);
  });
}

}  // namespace intimetry::cli
