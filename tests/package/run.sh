#!/usr/bin/env bash
# Builds and runs a small program against the library in each way that a project can take it in.
# tests/package/run.sh BUILD   BUILD: a configured and built tree of this project
set -euo pipefail
cd "$(dirname "$0")/../.."
source=$PWD
build=$(realpath "$1")
work=$build/consumers
rm -rf "$work"
mkdir -p "$work"

check() {
  local name=$1
  shift
  if cmake -S "tests/package/$name" -B "$work/$name" -G Ninja -DCMAKE_BUILD_TYPE=Release "$@" >"$work/$name.log" 2>&1 &&
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
# The installed tree must not lean on the place it was built in: move it before it is used.
mv "$work/prefix" "$work/moved"
check find_package "-DCMAKE_PREFIX_PATH=$work/moved"
check add_subdirectory "-DINTIMETRY_SOURCE=$source"
check fetch_content "-DINTIMETRY_SOURCE=$source"

# Without one of the libraries that the headers need, configuring stops and names what to install.
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
for name in find_package add_subdirectory; do
  without "$name" nlohmann_json nlohmann-json3-dev
  without "$name" Boost libboost-dev
  without "$name" Eigen3 libeigen3-dev
done
