#pragma once

// How the library is taken in. The target intimetry::intimetry defines INTIMETRY_COMPILED: headers then
// declare only, and the bodies are those of the compiled library. Without it each header brings its bodies
// along. The two have namespaces of their own, so that parts of a program that differ in this do not link,
// instead of linking to two copies of one function.
#if defined(INTIMETRY_COMPILED)
#define INTIMETRY_INLINE
#define INTIMETRY_MODE inline v0_compiled
#else
#define INTIMETRY_INLINE inline
#define INTIMETRY_MODE inline v0_header_only
#endif
