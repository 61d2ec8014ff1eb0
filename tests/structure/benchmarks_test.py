"""benchmarks/: the files of a task can be built, every task has a tiny size, and a contender that cannot run is
skipped and named. `.ci/run commands` tests that the tasks run."""

import os
import re
import subprocess
import sys

import pytest
import tree

FOLDER = tree.ROOT / "benchmarks"
TASKS = sorted(path.parent.name for path in FOLDER.glob("*/bench.py"))
# As in benchmarks/CMakeLists.txt.
CONTENDERS = {f"benchmark_{path.parent.name}_{path.stem}" for path in FOLDER.glob("*/*.cpp")}


def needs(task):
    return tree.text(f"benchmarks/{task}/needs").splitlines()


@pytest.mark.parametrize("task", TASKS)
def test_what_a_task_needs_can_be_built(task):
    assert set(needs(task)) <= {f"bench {name}" for name in CONTENDERS} | {"release intimetry_program", "package"}
    assert len(set(needs(task))) == len(needs(task))


@pytest.mark.parametrize("task", TASKS)
def test_a_task_needs_what_it_runs(task):
    bench = tree.text(f"benchmarks/{task}/bench.py")
    sources = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob(f"{task}/*.py"))
    wanted = {f"bench {name}" for name in CONTENDERS if name in bench or name.startswith(f"benchmark_{task}_")}
    if "options.program" in bench:
        wanted.add("release intimetry_program")
    if re.search(r"^import intimetry", sources, re.MULTILINE):
        wanted.add("package")
    assert wanted == set(needs(task))


@pytest.mark.parametrize("task", TASKS)
def test_every_task_has_tiny_sizes(task):
    assert re.search(rf'options_of\("{task}", .*\btiny=', tree.text(f"benchmarks/{task}/bench.py"))
    assert re.search(rf"# one: .*\b{task}\b", tree.text("benchmarks/README.md"))


def run(code, **environ):
    return subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, check=True,
                          env={**os.environ, "PYTHONPATH": str(FOLDER / "common"), **environ}).stdout


START = """
import sys, task
ready = [sys.executable, "-c", "print('ready simulated 1.0'); input()"]
found = task.start({"here": task.Wanted(ready, {}), "not here": task.Wanted(ready, {}, (%r,))})
print(sorted(found))
"""


def test_a_contender_without_its_package_is_skipped_and_named():
    said = run(START % "Python no_such_package_anywhere")
    assert said.splitlines() == ["skipped: not here: not installed: the Python package no_such_package_anywhere",
                                 "simulated 1.0", "", "['here']"]


def test_a_contender_without_r_is_skipped_and_named(tmp_path):
    assert run(START % "R psych", PATH=str(tmp_path)).startswith("skipped: not here: not installed: R\n")


def test_what_was_not_measured_meets_no_target_and_misses_none():
    said = run("""
from rounds import Targets, ratio
targets = Targets()
targets.at_least("theirs over ours", ratio(None, [1.0]), 2)
targets.print()
""")
    cells = [cell.strip() for cell in said.splitlines()[2].strip("|").split("|")]
    assert cells == ["theirs over ours", "at least 2", "-", "-", "skipped"]
