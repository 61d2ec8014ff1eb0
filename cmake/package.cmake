# `make package`: one archive of everything, and two Debian packages, split as Debian splits library and program.
set(CPACK_PACKAGE_NAME intimetry)
set(CPACK_PACKAGE_VENDOR "The Intimetry contributors")
set(CPACK_PACKAGE_CONTACT "The Intimetry contributors <contributors@intimetry.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/package")
set(CPACK_PACKAGE_FILE_NAME "intimetry-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}")
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR TGZ DEB)
set(CPACK_COMPONENTS_ALL runtime development)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
                                                WORLD_READ WORLD_EXECUTE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_DEBUGINFO_PACKAGE OFF)

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME intimetry)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libintimetry-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
# The requirements of header_only; users of the compiled library do not need them.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "nlohmann-json3-dev (>= 3.11), libboost-dev (>= 1.74), libeigen3-dev (>= 3.4)")
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION "The command-line program, with its instruments.")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "The C++ library, its headers, the library of instruments, and CMake package files.")

include(CPack)
