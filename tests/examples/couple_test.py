"""The simulated couples: the files are the output of their script, and the program finds no defects."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "couple"
FILES = ("couple.json", "couple.clinician.json", "brief.json")


def test_the_script_makes_the_files(tmp_path):
    folder = tmp_path / "examples" / "couple"
    folder.mkdir(parents=True)
    shutil.copy(EXAMPLE / "simulate.py", folder)
    (tmp_path / "instruments").symlink_to(ROOT / "instruments")
    subprocess.run([sys.executable, "-B", str(folder / "simulate.py")], check=True)
    for name in FILES:
        assert (folder / name).read_bytes() == (EXAMPLE / name).read_bytes(), name


@pytest.mark.parametrize("name", ("couple.json", "brief.json"))  # the clinician's file is read with its
                                                                 # couple's
def test_the_program_finds_nothing_wrong(name):
    done = subprocess.run([os.environ["INTIMETRY_PROGRAM"], "check", str(EXAMPLE / name)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_readme_quotes_what_the_program_prints():
    printed = subprocess.run([os.environ["INTIMETRY_PROGRAM"], "couple", str(EXAMPLE / "couple.json"), "--for", "joint",
                              "--as-of", "2026-03-01"], check=True, capture_output=True, text=True).stdout.splitlines()
    blocks = re.findall(r"```text\n(.*?)```", (EXAMPLE / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    quoted = [line for block in blocks for line in block.splitlines()]
    assert len(quoted) > 20
    assert [line for line in quoted if line not in printed] == []
