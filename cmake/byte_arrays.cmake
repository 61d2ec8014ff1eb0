# byte_array(out file): the file's bytes as the initialiser of a C++ array of characters. Unlike string literals arrays
# have no maximum length, and any byte is allowed.
function(byte_array out file)
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" lines "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," characters "${lines}")
  set(${out} "${characters}" PARENT_SCOPE)
endfunction()
