#include "cli/norms_file.hpp"

#include <unistd.h>

#include <cstdio>
#include <string>

#include "files/atomic_file.hpp"
#include "intimetry/io/norms_json.hpp"
#include "render/norms_text.hpp"
#include "table/answer_arguments.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

std::string summary(const analyses::NormsRequest& request, const NormBuild& build, const text::Style& style) {
  std::string text;
  if (request.instrument.validation == Validation::none) {
    text += style.warning("Unvalidated:") +
            " no study of this instrument is published; norms say where a score stands among others, and not "
            "what it "
            "means.\n";
    text = text::wrapped(text, text::output_width(), 0);
  }
  text += render::norms_text(build.file);
  if (!build.left_out.empty()) text += "Left out:\n" + analyses::left_out_text(build.left_out);
  bool few = false;
  for (const GroupNorm& norm : build.file.norms) few = few || norm.n < least_n_for_error;
  if (few) {
    text += text::wrapped("Norms of fewer than " + std::to_string(least_n_for_error) +
                              " people are not used for the measurement error of scores.",
                          text::output_width(), 0) +
            "\n";
  }
  if (request.output != "-") text += "The norms are in " + style.bold(request.output) + "\n";
  return text;
}

}  // namespace

void build_norm_file(const analyses::NormsRequest& request, const table::Source& source) {
  const NormBuild build = analyses::make_norms(request, source);
  files::OutputFile output(request.output);
  output.write(save_norms(build.file));
  output.commit();
  if (!request.quiet) text::say(stderr, summary(request, build, text::Style(STDERR_FILENO)));
}

}  // namespace intimetry::cli
