#pragma once

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The vector instructions that some functions have variants for, each with those before it.
enum class Vectors : unsigned char { plain, avx2, avx512 };

/// Returns the most of these that the processor has and the system lets programs use.
/// @degenerate plain on processors other than x86-64, and on Windows
Vectors processor_vectors() noexcept;

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/core/impl/processor.ipp"
#endif
