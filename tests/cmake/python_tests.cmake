# A Python with the modules that the tests import: the one on the path, or else the system's.
set(INTIMETRY_TEST_PYTHON "" CACHE FILEPATH "Python with pytest and jsonschema, for the tests")
if(NOT INTIMETRY_TEST_PYTHON)
  foreach(candidate python3 /usr/bin/python3)
    execute_process(COMMAND ${candidate} -c "import pytest, jsonschema" RESULT_VARIABLE failed OUTPUT_QUIET
                    ERROR_QUIET)
    if(NOT failed)
      find_program(python_path ${candidate} NO_CACHE REQUIRED)
      set_property(CACHE INTIMETRY_TEST_PYTHON PROPERTY VALUE "${python_path}")
      break()
    endif()
  endforeach()
endif()
if(NOT INTIMETRY_TEST_PYTHON)
  message(FATAL_ERROR "intimetry: no Python 3 with pytest and jsonschema was found.\n"
                      "On Debian and Ubuntu: apt-get install python3 python3-pytest python3-jsonschema\n"
                      "If there is one elsewhere, say where with -DINTIMETRY_TEST_PYTHON=...")
endif()

# intimetry_python_tests(folder): one ctest entry for each folder/*_test.py.
function(intimetry_python_tests folder)
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*_test.py")
  foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME_WE)
    string(REGEX REPLACE "_test$" "" name "${name}")
    add_test(NAME ${folder}.${name} COMMAND "${INTIMETRY_TEST_PYTHON}" -B -m pytest -q -rs -p no:cacheprovider "${file}")
    set_tests_properties(
      ${folder}.${name}
      PROPERTIES LABELS ${folder}
                 TIMEOUT 600
                 ENVIRONMENT "INTIMETRY_PROGRAM=$<$<TARGET_EXISTS:intimetry_program>:$<TARGET_FILE:intimetry_program>>;INTIMETRY_BUILD=${PROJECT_BINARY_DIR}")
  endforeach()
endfunction()

# The tests of the Python package in the build tree, with the Python that the module is built for.
function(intimetry_module_tests)
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/python/module/*_test.py")
  foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME_WE)
    string(REGEX REPLACE "_test$" "" name "${name}")
    add_test(NAME python_module.${name} COMMAND "${INTIMETRY_MODULE_PYTHON}" -B -m pytest -q -rs -p no:cacheprovider "${file}")
    set_tests_properties(
      python_module.${name}
      PROPERTIES LABELS python_module
                 TIMEOUT 600
                 ENVIRONMENT "INTIMETRY_PROGRAM=$<$<TARGET_EXISTS:intimetry_program>:$<TARGET_FILE:intimetry_program>>;INTIMETRY_BUILD=${PROJECT_BINARY_DIR};PYTHONPATH=${PROJECT_BINARY_DIR}/python;MPLBACKEND=Agg")
  endforeach()
endfunction()
