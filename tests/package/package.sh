#!/usr/bin/env bash
# Unpacks the output of `make package`, and uses it as a user who installed it would.
# tests/package/package.sh build/release/package
set -euo pipefail
cd "$(dirname "$0")/../.."
project=$PWD
packages=$(realpath "$1")
root=$packages/unpacked
rm -rf "$root"
mkdir -p "$root/program" "$root/development" "$root/archive"

fail() { echo "package: failed: $*" >&2; exit 1; }
only() {
  [ "$#" -eq 1 ] && [ -f "$1" ] || fail "expected one file, found: $*"
  printf '%s\n' "$1"
}
program_deb=$(only "$packages"/intimetry_*.deb)
development_deb=$(only "$packages"/libintimetry-dev_*.deb)
archive=$(only "$packages"/intimetry-*.tar.gz)

dpkg-deb -x "$program_deb" "$root/program"
dpkg-deb -x "$development_deb" "$root/development"
tar -xzf "$archive" -C "$root/archive" --strip-components=1

depends=$(dpkg-deb -f "$program_deb" Depends)
[[ "$depends" =~ ^libc6\ \([^,]*\)$ ]] || fail "the program should depend on libc6 alone, not on: $depends"

# Away from the sources: the package must contain everything that the program needs.
cd "$root"
answers=$project/examples/five-dimensions/responses.csv
for program in program/usr/bin/intimetry archive/bin/intimetry; do
  [ -x "$program" ] || fail "$program is missing"
  strange=$(ldd "$program" | grep -vE '^\s*(linux-vdso\.so|libc\.so|libm\.so|/lib64/ld-linux-x86-64\.so)' || true)
  [ -z "$strange" ] || fail "$program needs other libraries: $strange"
  env -i "$program" list >/dev/null || fail "$program list"
  env -i "$program" score "$answers" -i five-dimensions -o scores.csv 2>/dev/null || fail "$program score"
  [ "$(wc -l <scores.csv)" -eq "$(wc -l <"$answers")" ] || fail "$program score: not a row for each row of $answers"
done

# The development package is sufficient for a build with the three lines of the README.
for prefix in development/usr archive; do
  cmake -S "$project/tests/package/find_package" -B "$prefix.build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    "-DCMAKE_PREFIX_PATH=$root/$prefix" >"$prefix.log" &&
    cmake --build "$prefix.build" >>"$prefix.log" || { cat "$prefix.log"; fail "building against $prefix"; }
  grep -q "intimetry_DIR:PATH=$root/$prefix" "$prefix.build/CMakeCache.txt" || fail "$prefix was not the one found"
  diff <("$prefix.build/consumer") "$project/tests/package/expected.txt" || fail "a program built against $prefix"
done
echo "package: passed: $(basename "$program_deb"), $(basename "$development_deb"), $(basename "$archive")"
