"""Code for one kind of processor: where it may stand, and that it gets nowhere else."""

import os
import pathlib
import platform
import re
import shutil
import subprocess

import pytest
import tree

# What may use a processor's own instructions, each with the name that others know it by. small_answers.hpp is compiled
# into src/lib/stats.cpp, and by whoever takes the headers alone.
KERNELS = {"src/lib/score_kernels_avx2.cpp": "avx2_kernels", "src/lib/score_kernels_avx512.cpp": "avx512_kernels"}
IN_HEADERS = {"include/intimetry/stats/impl/small_answers.hpp": "src/lib/stats.cpp"}

VECTOR_INSTRUCTION = re.compile(r"\t(?:v[a-z0-9]+|k[a-z]+[bwdq]) .*%(?:[xyz]mm|k[0-7])")
OBJECTS = pathlib.Path(os.environ.get("INTIMETRY_BUILD", "")) / "CMakeFiles" / "intimetry_objects.dir"

needs_objects = pytest.mark.skipif(
    platform.machine() != "x86_64" or not OBJECTS.is_dir() or not shutil.which("objdump") or not shutil.which("nm"),
    reason="needs a build for x86-64 and binutils")


def output(*command):
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


def test_only_kernels_include_intrinsics():
    including = [str(path) for path in tree.files()
                 if path.parts[0] in ("include", "src", "python") and path.suffix in (".hpp", ".ipp", ".cpp")
                 and re.search(r"#\s*include\s*<immintrin\.h>", tree.text(path))]
    assert including == sorted([*KERNELS, *IN_HEADERS])


@needs_objects
@pytest.mark.parametrize("source", KERNELS)
def test_a_kernel_gives_others_its_table_alone(source):
    # An inline function of a header, compiled here for another processor, would be everybody's.
    symbols = [line.split(maxsplit=1) for line in output("nm", "-C", "--defined-only", "--format=just-symbols",
                                                         "--extern-only", OBJECTS / f"{source}.o").splitlines()]
    names = [symbol[0].split("::")[-1] for symbol in symbols]
    assert names == [KERNELS[source]]


@needs_objects
def test_no_other_part_of_the_library_has_instructions_of_their_own():
    flags = re.search(r"^CMAKE_CXX_FLAGS:STRING=(.*)$", (OBJECTS.parents[1] / "CMakeCache.txt").read_text(), re.MULTILINE)
    if flags and re.search(r"(?:^|\s)-m(?:arch|avx)", flags[1]):
        pytest.skip("compiled for one kind of processor")
    apart = {f"{source}.o" for source in (*KERNELS, *IN_HEADERS.values())}
    found = {}
    for path in sorted(OBJECTS.rglob("*.o")):
        name = str(path.relative_to(OBJECTS))
        uses = VECTOR_INSTRUCTION.search(output("objdump", "-d", "--no-show-raw-insn", path))
        if uses:
            found[name] = uses[0].strip()
    assert set(found) == apart, found
