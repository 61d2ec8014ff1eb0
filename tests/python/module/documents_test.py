"""The tutorial runs, examples in docstrings are correct, types check, and stubs match the module."""

import doctest
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

import intimetry as im

PACKAGE = ROOT / "python" / "intimetry"
MODULES = ["_instruments", "_scoring", "_analyses", "_couples", "dyadic", "files", "plots", "spark"]


def clean(text):
    """Return a stub without parts that depend on the version of the generator."""
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())


def test_stubs_are_those_of_the_module(tmp_path):
    subprocess.run([sys.executable, "-m", "pybind11_stubgen", "intimetry._core", "-o", tmp_path, "--ignore-all-errors"],
                   check=True, capture_output=True)  # fmt: skip
    made = clean((tmp_path / "intimetry" / "_core.pyi").read_text())
    committed = clean((PACKAGE / "_core.pyi").read_text())
    assert committed == made, "run: python -m pybind11_stubgen intimetry._core -o python --ignore-all-errors"


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name):
    module = importlib.import_module(f"intimetry.{name}")
    found = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert found.failed == 0


def public():
    for name in im.__all__:
        value = getattr(im, name)
        if callable(value) and not isinstance(value, type):
            yield name, value
    for name in im.dyadic.__all__:
        yield f"dyadic.{name}", getattr(im.dyadic, name)


@pytest.mark.parametrize("name, function", public())
def test_every_function_has_an_example_and_its_r_call(name, function):
    words = function.__doc__ or ""
    assert "Examples\n" in words and ">>>" in words, name
    assert re.search(r"\bR\b", words), name


def test_types_are_clean(tmp_path):
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text(encoding="utf-8"), re.DOTALL)
    example = tmp_path / "example.py"
    example.write_text("\n".join(blocks))
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", ROOT / "pyproject.toml", "--cache-dir", tmp_path / "cache",
         example, PACKAGE],
        capture_output=True, text=True, env={**os.environ, "MYPYPATH": str(PACKAGE.parent)}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_tutorial_runs(tmp_path, monkeypatch, capsys):
    pytest.importorskip("matplotlib")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text(encoding="utf-8"), re.DOTALL)
    names: dict = {}
    for number, block in enumerate(blocks):
        exec(compile(block, f"docs/python.md, block {number + 1}", "exec"), names)
    assert Path("figure_1.png").stat().st_size > 10_000
    assert "actor:sexual" in Path("table_2.csv").read_text()
    assert "unvalidated" in capsys.readouterr().out


def test_importing_takes_little_beside_numpy():
    code = "import sys, intimetry; print([m for m in ('pandas', 'polars', 'pyarrow', 'matplotlib', 'narwhals') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
