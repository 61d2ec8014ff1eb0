#pragma once

// The two ways to use the library. The target intimetry::intimetry defines INTIMETRY_COMPILED: headers only
// declare, and the definitions are in the compiled library. Without the macro each header includes its
// definitions. Each way has its own inline namespace, so that a program which mixes them fails to link
// instead of linking two copies of one function.
#if defined(INTIMETRY_COMPILED)
#define INTIMETRY_INLINE
#define INTIMETRY_MODE inline v0_compiled
#else
#define INTIMETRY_INLINE inline
#define INTIMETRY_MODE inline v0_header_only
#endif
