#!/usr/bin/env bash
# Builds and runs a small program against the library in each way that a project can use it.
# tests/package/run.sh BUILD   BUILD: a configured and built tree of this project
set -euo pipefail
cd "$(dirname "$0")/../.."
source=$PWD
build=$(realpath "$1")
work=$build/consumers
rm -rf "$work"
mkdir -p "$work"

# Projects that use the sources compile the library again; a compiler cache makes that fast.
options=(-G Ninja -DCMAKE_BUILD_TYPE=Release)
if command -v ccache >/dev/null; then options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi

# check NAME PROJECT [OPTION...]: configures and builds the project, and compares its program's output.
check() {
  local name=$1 project=$2
  shift 2
  if cmake -S "tests/package/$project" -B "$work/$name" "${options[@]}" "$@" >"$work/$name.log" 2>&1 &&
    cmake --build "$work/$name" >>"$work/$name.log" 2>&1 &&
    diff <("$work/$name/consumer") tests/package/expected.txt >>"$work/$name.log" 2>&1; then
    echo "consumer $name: passed"
  else
    cat "$work/$name.log"
    echo "consumer $name: failed"
    return 1
  fi
}

cmake --install "$build" --component development --prefix "$work/prefix" >/dev/null
# The installed tree must not depend on its location: it is moved before use.
mv "$work/prefix" "$work/moved"
libraries=(nlohmann_json:nlohmann-json3-dev Boost:libboost-dev Eigen3:libeigen3-dev)
# Projects that link the compiled library do not need the libraries of the bodies.
without_libraries=()
for library in "${libraries[@]}"; do without_libraries+=("-DCMAKE_DISABLE_FIND_PACKAGE_${library%:*}=TRUE"); done
check find_package find_package "-DCMAKE_PREFIX_PATH=$work/moved" "${without_libraries[@]}"
check header_only header_only "-DCMAKE_PREFIX_PATH=$work/moved"
check add_subdirectory add_subdirectory "-DINTIMETRY_SOURCE=$source"
check shared fetch_content "-DINTIMETRY_SOURCE=$source" -DBUILD_SHARED_LIBS=ON

# Without one of the libraries of the bodies, configuring fails with the name of the package to install.
without() {
  local name=$1 library=$2 apt_package=$3 work_folder="$work/$1-without-$2"
  if cmake -S "tests/package/$name" -B "$work_folder" -G Ninja "-DCMAKE_PREFIX_PATH=$work/moved" \
    "-DINTIMETRY_SOURCE=$source" "-DCMAKE_DISABLE_FIND_PACKAGE_$library=TRUE" >"$work_folder.log" 2>&1 ||
    ! grep -q "$apt_package" "$work_folder.log"; then
    cat "$work_folder.log"
    echo "consumer $name without $library: failed: expected an error that names $apt_package"
    return 1
  fi
  echo "consumer $name without $library: passed"
}
for name in header_only add_subdirectory; do
  for library in "${libraries[@]}"; do without "$name" "${library%:*}" "${library#*:}"; done
done
