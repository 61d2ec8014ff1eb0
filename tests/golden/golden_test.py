"""Runs of the program compared with reviewed golden files of its output.

tests/golden/help/VERB.txt     the output of `intimetry VERB --help`
tests/golden/runs/NAME/        one run, in a copy of this folder and of tests/golden/data:
    command                    the line to run, beginning with `intimetry`; @/ is the root of the project
    prepare.py                 optional, runs first: makes files that are large or not readable text
    input                      standard input, if any
    stdout, stderr             the output; absent means no output
    status                     the exit status; absent means 0
    after/                     files that exist only after the run, byte for byte
    *                          files that the run reads

tests/golden/approve writes the golden files from the program's current output; read the difference before you
commit it. What a golden file cannot contain (full disks, closed pipes, terminals) is tested in other files of this folder.
"""

import os
import shlex
import shutil
import subprocess
import sys

import program
import pytest
from program import HERE, ROOT

APPROVE = os.environ.get("INTIMETRY_APPROVE") == "1"
NOT_COPIED = ("command", "prepare.py", "stdout", "stderr", "status", "after")

VERBS = sorted(path.name[len("cmd_"):-len(".cpp")].replace("_", "-") for path in ROOT.glob("src/cli/cmd_*.cpp"))
RUNS = sorted(path.parent.name for path in HERE.glob("runs/*/command"))


def run(arguments, cwd, stdin=b""):
    done = program.run(arguments, cwd, stdin)
    root = str(ROOT).encode()
    return done.returncode, done.stdout.replace(root, b"@"), done.stderr.replace(root, b"@")


def compare(golden, actual):
    """Compares a golden file with the output; an absent golden file means no output."""
    if APPROVE:
        if actual:
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_bytes(actual)
        else:
            golden.unlink(missing_ok=True)
    expected = golden.read_bytes() if golden.exists() else b""
    name = golden.relative_to(ROOT)
    assert actual.decode("utf-8", "replace") == expected.decode("utf-8", "replace"), f"{name} differs"
    assert actual == expected, f"{name} differs in bytes that are not UTF-8"


def files_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("verb", VERBS)
def test_help(verb, tmp_path):
    status, out, err = run([verb, "--help"], tmp_path)
    assert (status, err) == (0, b"")
    compare(HERE / "help" / f"{verb}.txt", out)


def test_help_fits_a_terminal():
    for path in HERE.glob("help/*.txt"):
        assert [line for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 80] == [], path.name


@pytest.mark.parametrize("name", RUNS)
def test_run(name, tmp_path):
    golden = HERE / "runs" / name
    work = tmp_path / "run"
    shutil.copytree(HERE / "data", work, ignore=shutil.ignore_patterns("README.md"))
    shutil.copytree(golden, work, ignore=shutil.ignore_patterns(*NOT_COPIED), dirs_exist_ok=True)
    words = shlex.split((golden / "command").read_text(encoding="utf-8"))
    assert words[0] == "intimetry", f"{name}/command must begin with intimetry"
    if (golden / "prepare.py").exists():
        subprocess.run([sys.executable, "-B", str(golden / "prepare.py")], cwd=work, check=True)
    before = {file: (work / file).read_bytes() for file in files_in(work)}
    stdin = (work / "input").read_bytes() if (work / "input").exists() else b""
    status, out, err = run([str(ROOT) + word[1:] if word.startswith("@/") else word for word in words[1:]], work, stdin)

    compare(golden / "stdout", out)
    compare(golden / "stderr", err)
    compare(golden / "status", b"" if status == 0 else f"{status}\n".encode())
    written = files_in(work) - set(before)
    assert {file: (work / file).read_bytes() for file in before} == before, "a file that was there has changed"
    if APPROVE:
        shutil.rmtree(golden / "after", ignore_errors=True)
    for file in sorted(written):
        compare(golden / "after" / file, (work / file).read_bytes())
    assert written == files_in(golden / "after")
