#include "render/output_endings.hpp"

#include <gtest/gtest.h>

namespace intimetry::output_endings_test {
namespace {

TEST(OutputEndings, KindsOfFilesThatAreNotWritten) {
  EXPECT_EQ(render::ending_not_written("out.pdf"), ".pdf");
  EXPECT_EQ(render::ending_not_written("a.b/out.XLSX"), ".xlsx");
  for (const char* name :
       {"out", "out.txt", "out.csv", "out.json", "out.html", "pdf", ".pdf", "out.pdf.txt", "-", "a.pdf/out"})
    EXPECT_EQ(render::ending_not_written(name), "") << name;
}

TEST(OutputEndings, Pages) {
  EXPECT_TRUE(render::ends_as_page("a.html") && render::ends_as_page("A.HTML") &&
              render::ends_as_page("a.htm"));
  EXPECT_FALSE(render::ends_as_page("a.html.txt") || render::ends_as_page("html"));
}

}  // namespace
}  // namespace intimetry::output_endings_test
