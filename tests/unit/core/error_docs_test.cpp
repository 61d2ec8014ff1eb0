#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "intimetry/core/error.hpp"
#include "intimetry/core/flag.hpp"
#include "source_dir.hpp"

// docs/errors.md is written from the tables in the code, so that it cannot say anything else.
// After a change of a table: INTIMETRY_APPROVE=1, run this test, read the difference, commit it.

namespace intimetry::error_docs_test {
namespace {

std::string errors_page() {
  std::string page =
      "# Errors and flags\n\nGenerated from `include/intimetry/core/error.hpp` and `core/flag.hpp`; a test "
      "keeps it "
      "so.\n\n## Errors\n\nA fault of a call, a file or the system stops the work and changes nothing. The "
      "code is the "
      "same in every language;\nthe exit status is the program's. The C status is 0 where there is no "
      "error.\n\n"
      "| code | means | exit status | Python class | C status |\n| --- | --- | --- | --- | --- |\n";
  for (const ErrorInfo& row : error_table) {
    page += "| `" + std::string(row.name) + "` | " + std::string(row.meaning) + " | " +
            std::to_string(row.exit_status) + " | `" + std::string(row.python_class) + "` | " +
            std::to_string(row.c_status()) + " |\n";
  }
  page +=
      "\n## Flags\n\nA condition of the data is never an error of the engine: the value is missing or "
      "estimated, and a "
      "flag says why.\n\n| flag | means |\n| --- | --- |\n";
  for (const FlagInfo& row : flag_table) {
    page += "| `" + std::string(row.name) + "` | " + std::string(row.meaning) + " |\n";
  }
  return page;
}

TEST(ErrorDocs, PageSaysWhatTheTablesSay) {
  const std::string path = (test::source_dir() / "docs/errors.md").string();
  if (std::getenv("INTIMETRY_APPROVE") != nullptr) std::ofstream(path) << errors_page();
  std::ifstream file(path);
  const std::string written((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_EQ(written, errors_page());
}

}  // namespace
}  // namespace intimetry::error_docs_test
