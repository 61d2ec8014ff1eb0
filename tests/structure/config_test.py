"""Compiled or header-only: what users of each mode need, and that mixing them fails."""

import os
import re
import shlex
import subprocess

import pytest
import tree

COMPILER = [*shlex.split(os.environ.get("CXX", "c++")), "-std=c++20", f"-I{tree.ROOT / 'include'}"]
COMPILED = "-DINTIMETRY_COMPILED"
THROWS = '#include "intimetry/core/check.hpp"\nvoid f(const intimetry::Error& e) { throw e; }\n'
CALLS = ('#include "intimetry/core/error.hpp"\nvoid f(const intimetry::Error& e);\n'
         'int main(int n, char**) { if (n > 9) f({intimetry::ErrorCode::internal, ""}); }\n')


def run(*command):
    return subprocess.run([*map(str, command)], capture_output=True, text=True)


def linked(folder, *sources):
    """Compiles each (text, flag), links them, and returns the linker's result."""
    objects = []
    for number, (text, *flags) in enumerate(sources):
        (folder / f"{number}.cpp").write_text(text)
        done = run(*COMPILER, *flags, "-c", folder / f"{number}.cpp", "-o", folder / f"{number}.o")
        assert done.returncode == 0, done.stderr
        objects.append(folder / f"{number}.o")
    return run(*COMPILER, *objects, "-o", folder / "program")


@pytest.mark.parametrize("header", ["intimetry/intimetry.hpp", "intimetry/scoring.hpp"])
def test_users_of_the_compiled_library_need_no_other(header, tmp_path):
    (tmp_path / "a.cpp").write_text(f'#include "{header}"\n')
    done = run(*COMPILER, COMPILED, "-M", tmp_path / "a.cpp")
    assert done.returncode == 0, done.stderr
    assert not re.findall(r"\S*(?:Eigen|boost|nlohmann)\S*|\S+/impl/\S+", done.stdout)


def test_header_only_parts_link(tmp_path):
    assert linked(tmp_path, (THROWS,), (CALLS,)).returncode == 0


@pytest.mark.parametrize("flags", [([], [COMPILED]), ([COMPILED], [])])
def test_parts_that_differ_do_not_link(tmp_path, flags):
    # Each has the definitions it needs, so that only shared ones conflict.
    bodies = '#include "intimetry/core/impl/error.ipp"\n'
    done = linked(tmp_path, (THROWS, *flags[0]), (CALLS, *flags[1]), (bodies, COMPILED))
    assert done.returncode != 0 and re.search(r"undefined (reference|symbol).*\bf\(", done.stderr), done.stderr
