# Finds a package, or stops with the package to install. An existing target of the enclosing project is used.
macro(intimetry_need package version target apt_package)
  if(NOT TARGET ${target})
    find_package(${package} ${version} QUIET)
    if(NOT TARGET ${target})
      message(FATAL_ERROR "intimetry: ${package} ${version} or later was not found.\n"
                          "On Debian and Ubuntu: apt-get install ${apt_package}\n"
                          "If it is installed elsewhere, say where with -DCMAKE_PREFIX_PATH=...")
    endif()
  endif()
endmacro()
