# A compiler cache, if there is one. Paths are relative to this folder, so that build trees with the same compiler
# commands (the release and the wheel, two checkouts) share its entries.
find_program(INTIMETRY_CCACHE ccache)
mark_as_advanced(INTIMETRY_CCACHE)
if(INTIMETRY_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1
                                  "${INTIMETRY_CCACHE}")
endif()
