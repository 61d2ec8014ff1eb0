#include "intimetry/core/processor.hpp"

#include <gtest/gtest.h>

namespace intimetry::processor_test {
namespace {

TEST(ProcessorVectors, AreTheSameAtEachCall) { EXPECT_EQ(processor_vectors(), processor_vectors()); }

#if defined(__x86_64__) && defined(__GNUC__) && !defined(_WIN32)
TEST(ProcessorVectors, AreThoseThatTheCompilerFinds) {
  const bool avx2 = __builtin_cpu_supports("avx2") != 0;
  if (!avx2) {
    EXPECT_EQ(processor_vectors(), Vectors::plain);
  } else {
    EXPECT_NE(processor_vectors(), Vectors::plain);
  }
  if (processor_vectors() == Vectors::avx512) {
    EXPECT_TRUE(__builtin_cpu_supports("avx512f"));
  }
}
#else
TEST(ProcessorVectors, ArePlainElsewhere) { EXPECT_EQ(processor_vectors(), Vectors::plain); }
#endif

}  // namespace
}  // namespace intimetry::processor_test
